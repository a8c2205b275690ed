namespace Pleno.Uploads.Permissions;

/// <summary>What the page asks before it sends a file: JSON of <c>POST /api/uploads</c>.</summary>
/// <param name="Contest">Key of the contest.</param>
/// <param name="Area">Code of the area, for a document.</param>
/// <param name="Stage">Key of the stage, for a report.</param>
/// <param name="Office">Key of the office, for a report.</param>
/// <param name="Name">The file's name.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of its content, 64 hexadecimal digits in lower case.</param>
/// <param name="Replaces">For a correction: SHA-256 of the document that stands.</param>
/// <param name="Because">For a correction: why.</param>
public sealed record UploadRequest(
    string? Contest,
    string? Area,
    string? Stage,
    string? Office,
    string? Name,
    long Size,
    string? Sha256,
    string? Replaces,
    string? Because
);

/// <summary>What the page asks when every part was sent: JSON of <c>POST /api/uploads/complete</c> and <c>POST /api/check</c>.</summary>
/// <param name="Permission">The permission that was given.</param>
public sealed record CompletionRequest(string? Permission);

/// <summary>The permission to send one file.</summary>
/// <param name="Permission">To be given back when every part was sent; null when the file is there already.</param>
/// <param name="Url">Where the parts are put (Put Block); it opens nothing else. Null when the file is there already.</param>
/// <param name="BlockSize">Bytes of every part but the last.</param>
/// <param name="Blocks">Every part in order, and whether it is there already.</param>
/// <param name="IsReceived">Whether the very same file is there already: nothing is to be sent.</param>
/// <param name="Name">The name that it has, or will have if nobody takes it first.</param>
/// <param name="State">Where its state can be asked for.</param>
public sealed record UploadPermit(
    string? Permission,
    Uri? Url,
    int BlockSize,
    IReadOnlyList<UploadBlock> Blocks,
    bool IsReceived,
    string Name,
    string State
);

/// <summary>One part of a file.</summary>
/// <param name="Id">Its id for Put Block.</param>
/// <param name="Size">Bytes.</param>
/// <param name="IsThere">Whether it need not be sent again.</param>
public sealed record UploadBlock(string Id, long Size, bool IsThere);

/// <summary>A file was received.</summary>
/// <param name="Name">The name that it got.</param>
/// <param name="Sha256">SHA-256 of what was received.</param>
/// <param name="WasThere">Whether the very same file had been received before.</param>
/// <param name="State">Where its state can be asked for.</param>
public sealed record UploadReceipt(string Name, string Sha256, bool WasThere, string State);

/// <summary>What came of asking.</summary>
/// <typeparam name="T">What is answered when all is well.</typeparam>
public abstract record UploadOutcome<T>
{
    private UploadOutcome() { }

    /// <summary>All is well.</summary>
    public sealed record Done(T Answer) : UploadOutcome<T>;

    /// <summary>It cannot be: everything that is wrong, at once.</summary>
    public sealed record Wrong(IReadOnlyList<UploadProblem> Problems) : UploadOutcome<T>;

    /// <summary>Not now: the state of things is another than the page believes. The page asks for a permission again.</summary>
    public sealed record Conflict(UploadProblem Problem) : UploadOutcome<T>;

    /// <summary>Too much at once.</summary>
    public sealed record TooMany(UploadProblem Problem) : UploadOutcome<T>;
}
