namespace Pleno.Readiness;

/// <summary>An office's statement on a stage.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Office">Key of the office.</param>
/// <param name="IsReady">SIAP, or TIDAK SIAP.</param>
/// <param name="Date">Date of the statement in the area's own time.</param>
/// <param name="SignedBy">Title of who states it.</param>
/// <param name="Hash">SHA-256 of the report.</param>
public sealed record Confirmation(
    string Stage,
    string Office,
    bool IsReady,
    DateOnly Date,
    string SignedBy,
    string Hash
);
