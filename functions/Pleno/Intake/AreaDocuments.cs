using Azure;
using Pleno.Recaps.Explanations;

namespace Pleno.Intake;

/// <summary>The documents of one area, read at once.</summary>
/// <param name="All">Each of them.</param>
/// <param name="Heads">What is known of each kind; a kind of which nothing was decided yet is left out.</param>
/// <param name="OnFile">What each D.KEJADIAN KHUSUS says that stands.</param>
public sealed record AreaDocuments(
    IReadOnlyList<DocumentRecord> All,
    IReadOnlyDictionary<DocumentKind, AreaHead> Heads,
    IReadOnlyList<KejadianOnFile> OnFile
)
{
    /// <summary>Hash of the recapitulation that stands; null when none does.</summary>
    public string? Standing => HeadOf(DocumentKind.Recap).Current;

    /// <summary>Hash of the decree that stands; null when none does.</summary>
    public string? StandingDecree => HeadOf(DocumentKind.Decree).Current;

    /// <summary>The head of a kind as it was read.</summary>
    public AreaHead HeadOf(DocumentKind kind) => Heads.GetValueOrDefault(kind, AreaHead.None);

    /// <summary>The document with this hash; null when there is none.</summary>
    public DocumentRecord? Find(string? hash) => All.FirstOrDefault(document => document.Id.Hash == hash);

    /// <summary>The other documents of a kind.</summary>
    public IReadOnlyList<DocumentRecord> Others(DocumentKind kind, string hash) =>
        [.. All.Where(document => document.Kind == kind && document.Id.Hash != hash)];

    /// <summary>The newest document of a kind that was read; null when there is none.</summary>
    public DocumentRecord? Newest(DocumentKind kind) =>
        All.Where(document =>
                document.Kind == kind && document.Version > 0 && document.Status != DocumentStatus.Unreadable
            )
            .MaxBy(document => document.Version);
}

/// <summary>What is known of the documents of one kind of an area.</summary>
/// <param name="Current">Hash of the one that stands; null when none does, or when several stand side by side.</param>
/// <param name="Waiting">Hash of the newest one that was read and waits for what it rests on; null when none does.</param>
/// <param name="Latest">Number of the newest version; 0 before the first.</param>
/// <param name="ETag">The row's ETag; none before the first.</param>
public sealed record AreaHead(string? Current, string? Waiting, int Latest, ETag ETag)
{
    /// <summary>Nothing was decided yet.</summary>
    public static readonly AreaHead None = new(null, null, 0, default);

    /// <summary>
    /// The head after a decision, and the hashes of the documents that are superseded by it. A rejected document replaces nothing.
    /// D.KEJADIAN KHUSUS stand side by side, but for those that one replaces by name; so do scans.
    /// </summary>
    /// <param name="hash">Hash of the document.</param>
    /// <param name="version">Its version.</param>
    /// <param name="assessment">What it came to.</param>
    public (AreaHead Head, IReadOnlyList<string> Replaced) After(string hash, int version, Assessment assessment)
    {
        var head = this with { Latest = Math.Max(version, Latest) };
        if (assessment.Status is not (DocumentStatus.Accepted or DocumentStatus.Read))
        {
            return (head with { Waiting = Waiting == hash ? null : Waiting }, []);
        }

        var isAccepted = assessment.Status == DocumentStatus.Accepted;
        string?[] replaced = [isAccepted ? assessment.Replaces : null];
        if (assessment.Kind is not (DocumentKind.KejadianKhusus or DocumentKind.Scan))
        {
            replaced = [isAccepted ? Current : null, Waiting];
            head = isAccepted ? head with { Current = hash, Waiting = null } : head with { Waiting = hash };
        }

        return (head, [.. replaced.OfType<string>().Where(one => one != hash).Distinct()]);
    }
}
