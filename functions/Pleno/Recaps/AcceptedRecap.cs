using Pleno.Areas;

namespace Pleno.Recaps;

/// <summary>The figures that stand for an area, and the document they rest on.</summary>
/// <param name="Area">The area.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="DocumentHash">SHA-256 of the accepted document.</param>
/// <param name="Version">Version number of that document.</param>
/// <param name="AsOf">When it was accepted, UTC.</param>
public sealed record AcceptedRecap(
    AreaCode Area,
    Figures Figures,
    string DocumentHash,
    int Version,
    DateTimeOffset AsOf
);

/// <summary>What the areas below one parent have reported so far.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Children">The accepted children by area.</param>
/// <param name="Sum">The sum of their figures, kept as they come; null before the first.</param>
public sealed record RollUp(AreaCode Parent, IReadOnlyDictionary<AreaCode, AcceptedRecap> Children, Figures? Sum);
