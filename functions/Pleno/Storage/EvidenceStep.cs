using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Intake;

namespace Pleno.Storage;

/// <summary>
/// One thing that happened to a contest, kept beside the evidence: enough, with the files, to reckon its state anew. It says when and in which order, and never what a
/// figure is.
/// </summary>
/// <param name="At">When, UTC.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "what")]
[JsonDerivedType(typeof(Configured), "configured")]
[JsonDerivedType(typeof(Received), "received")]
[JsonDerivedType(typeof(Renamed), "renamed")]
[JsonDerivedType(typeof(Decided), "decided")]
[JsonDerivedType(typeof(Reported), "reported")]
[JsonDerivedType(typeof(Judged), "judged")]
[JsonDerivedType(typeof(Announced), "announced")]
public abstract record EvidenceStep(DateTimeOffset At)
{
    /// <summary>Name of the metadata that holds a step.</summary>
    public const string Metadata = "step";

    /// <summary>A configuration took effect.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Version">Its version, under which its files are kept.</param>
    public sealed record Configured(DateTimeOffset At, string Version) : EvidenceStep(At);

    /// <summary>A document was received.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Area">Digits of its area.</param>
    /// <param name="Hash">SHA-256 of its content.</param>
    /// <param name="BlobName">Name of the upload.</param>
    /// <param name="Size">Bytes; over the limit the content is not kept.</param>
    /// <param name="Because">Why it was sent in place of another; null where nobody asked.</param>
    /// <param name="Trace">Where its trace stood; null when nobody listened.</param>
    public sealed record Received(
        DateTimeOffset At,
        string Area,
        string Hash,
        string BlobName,
        long Size,
        string? Because,
        string? Trace
    ) : EvidenceStep(At);

    /// <summary>The same bytes came under another name, as a new attempt.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Area">Digits of its area.</param>
    /// <param name="Hash">SHA-256 of its content.</param>
    /// <param name="BlobName">The new name.</param>
    public sealed record Renamed(DateTimeOffset At, string Area, string Hash, string BlobName) : EvidenceStep(At);

    /// <summary>A document was decided on, or anew.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Area">Digits of its area.</param>
    /// <param name="Hash">SHA-256 of its content.</param>
    /// <param name="Number">How often by then, from 1.</param>
    /// <param name="Version">Its number among those of its area and kind.</param>
    /// <param name="Status">What it came to.</param>
    /// <param name="Findings">How many findings there were.</param>
    public sealed record Decided(
        DateTimeOffset At,
        string Area,
        string Hash,
        int Number,
        int Version,
        DocumentStatus Status,
        int Findings
    ) : EvidenceStep(At);

    /// <summary>A readiness report was accepted.</summary>
    /// <param name="At">When it was taken in, UTC.</param>
    /// <param name="BlobName">Name of the upload.</param>
    /// <param name="ETag">ETag of the upload.</param>
    /// <param name="UploadedAt">When it was uploaded, UTC.</param>
    /// <param name="Hash">SHA-256 of its content.</param>
    public sealed record Reported(
        DateTimeOffset At,
        string BlobName,
        string ETag,
        DateTimeOffset UploadedAt,
        string Hash
    ) : EvidenceStep(At);

    /// <summary>A stage was judged anew; what it was reckoned from is the content beside.</summary>
    /// <param name="At">The moment it was reckoned for, UTC.</param>
    /// <param name="Stage">Key of the stage.</param>
    /// <param name="Number">How often it had turned, from 1.</param>
    public sealed record Judged(DateTimeOffset At, string Stage, int Number) : EvidenceStep(At);

    /// <summary>A turn of a stage was told.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Stage">Key of the stage.</param>
    /// <param name="Number">The turn.</param>
    public sealed record Announced(DateTimeOffset At, string Stage, int Number) : EvidenceStep(At);

    /// <summary>As metadata of a blob: JSON in base64, since a header holds ASCII only.</summary>
    public IDictionary<string, string> ToMetadata() =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [Metadata] = Convert.ToBase64String(
                Encoding.UTF8.GetBytes(JsonSerializer.Serialize(this, PackedJson.Options))
            ),
        };

    /// <summary>The step that a blob's metadata holds; null when they hold none.</summary>
    public static EvidenceStep? Of(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(Metadata, out var written)
            ? JsonSerializer.Deserialize<EvidenceStep>(Convert.FromBase64String(written), PackedJson.Options)
            : null;
}
