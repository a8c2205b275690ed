using Pleno.Areas;

namespace Pleno.Readiness;

/// <summary>Whether a stage can be held.</summary>
public enum VerdictStatus
{
    BelumSiap,
    Siap,
}

/// <summary>One thing a stage needs, and whether it is there.</summary>
/// <param name="Key">Identity within the stage: <c>document:6472</c>, <c>confirmation:polda-kaltim</c>.</param>
/// <param name="Area">The area that owes a document; null for a confirmation.</param>
/// <param name="Office">The office that owes a confirmation; null for a document.</param>
/// <param name="Evidence">Hash of the document or report that meets it; null when it is missing.</param>
public sealed record RequirementResult(string Key, AreaCode? Area, string? Office, string? Evidence)
{
    public bool IsMet => Evidence is not null;
}

/// <summary>The verdict on a stage with every reason.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Results">Every requirement, in a fixed order.</param>
public sealed record Verdict(string Stage, IReadOnlyList<RequirementResult> Results)
{
    /// <summary>Ready only when there is something to require and all of it is met.</summary>
    public VerdictStatus Status =>
        Results.Count > 0 && Results.All(result => result.IsMet) ? VerdictStatus.Siap : VerdictStatus.BelumSiap;

    public IEnumerable<RequirementResult> Missing => Results.Where(result => !result.IsMet);
}
