using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Readiness;

/// <summary>Whether a stage can be held.</summary>
public enum VerdictStatus
{
    /// <summary>Something that blocks is missing.</summary>
    BelumSiap,

    /// <summary>Nothing is missing.</summary>
    Siap,

    /// <summary>Nothing that blocks is missing; something that does not block is, or something is waived.</summary>
    SiapDenganCatatan,
}

/// <summary>A waiver as it counts: who, why, until when.</summary>
/// <param name="Office">Key of the office that gave it.</param>
/// <param name="Because">Why.</param>
/// <param name="Until">Until when, UTC.</param>
/// <param name="Hash">SHA-256 of the report that gives it.</param>
public sealed record WaiverMark(string Office, string Because, DateTimeOffset Until, string Hash);

/// <summary>One thing a stage needs, and whether it is there.</summary>
/// <param name="Key">Identity within the stage: <c>document:6472</c>, <c>confirmation:polda-kaltim</c>.</param>
/// <param name="Kind">What kind of requirement.</param>
/// <param name="Area">The area that it is about; null where it is about an office.</param>
/// <param name="Office">The office that owes it; null for a document and for incidents.</param>
/// <param name="Evidence">Hash of the document or report that it was judged by; null when there is none.</param>
/// <param name="IsBlocking">Whether the stage cannot be held without it.</param>
/// <param name="Due">When it is due, UTC.</param>
/// <param name="Proof">How it is proved, as configured; empty for none.</param>
/// <param name="Reasons">Why it is not met; empty when it is.</param>
/// <param name="Waiver">The waiver that covers it; null for none.</param>
public sealed record RequirementResult(
    string Key,
    RequirementKind Kind,
    AreaCode? Area,
    string? Office,
    string? Evidence,
    bool IsBlocking,
    DateTimeOffset Due,
    string Proof,
    IReadOnlyList<Reason> Reasons,
    WaiverMark? Waiver = null
)
{
    [JsonIgnore]
    public bool IsMet => Reasons.Count == 0;

    /// <summary>Whether it keeps the stage from being ready.</summary>
    [JsonIgnore]
    public bool Blocks => !IsMet && IsBlocking && Waiver is null;
}

/// <summary>The verdict on a stage with every reason.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="StartsAt">Start of the stage as decided by then, UTC.</param>
/// <param name="Results">Every requirement, in a fixed order.</param>
public sealed record Verdict(string Stage, DateTimeOffset StartsAt, IReadOnlyList<RequirementResult> Results)
{
    /// <summary>Ready only when there is something to require and nothing of it blocks.</summary>
    [JsonIgnore]
    public VerdictStatus Status =>
        Results.Count == 0 || Results.Any(result => result.Blocks) ? VerdictStatus.BelumSiap
        : Results.All(result => result.IsMet) ? VerdictStatus.Siap
        : VerdictStatus.SiapDenganCatatan;

    /// <summary>What keeps the stage from being ready.</summary>
    [JsonIgnore]
    public IEnumerable<RequirementResult> Missing => Results.Where(result => result.Blocks);

    /// <summary>What is not met and does not block: a note, or waived.</summary>
    [JsonIgnore]
    public IEnumerable<RequirementResult> Notes => Results.Where(result => !result.IsMet && !result.Blocks);

    /// <summary>The same for the same results, and only for them.</summary>
    [JsonIgnore]
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(this)));
}
