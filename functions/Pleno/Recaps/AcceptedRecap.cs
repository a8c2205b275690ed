using Pleno.Areas;
using Pleno.Recaps.Explanations;

namespace Pleno.Recaps;

/// <summary>The figures that stand for an area, and the document they rest on.</summary>
/// <param name="Area">The area.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="DocumentHash">SHA-256 of the accepted document.</param>
/// <param name="Version">Version number of that document.</param>
/// <param name="AsOf">When it was accepted, UTC.</param>
/// <param name="BeritaAcara">Number of that document's berita acara; null where it was stored without.</param>
/// <param name="Explained">Its explained figures, and those of every area below.</param>
/// <param name="IsWithdrawn">True while the document has an open finding again: its figures are then counted nowhere.</param>
/// <param name="Earlier">Figures of the versions before, newest first, a few.</param>
public sealed record AcceptedRecap(
    AreaCode Area,
    Figures Figures,
    string DocumentHash,
    int Version,
    DateTimeOffset AsOf,
    string? BeritaAcara,
    IReadOnlyList<ExplainedFigure> Explained,
    bool IsWithdrawn,
    IReadOnlyList<Figures> Earlier
);

/// <summary>What the areas below one parent have reported so far.</summary>
/// <param name="Parent">The parent.</param>
/// <param name="Children">The accepted children by area, withdrawn ones among them.</param>
/// <param name="Sum">The sum of the figures of those that are not withdrawn, kept as they come; null before the first.</param>
public sealed record RollUp(AreaCode Parent, IReadOnlyDictionary<AreaCode, AcceptedRecap> Children, Figures? Sum);
