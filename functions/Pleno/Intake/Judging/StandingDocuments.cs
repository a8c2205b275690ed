using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Revotes;

namespace Pleno.Intake.Judging;

/// <summary>What stands when a document is judged, as far as its kind needs it.</summary>
/// <param name="OfArea">The documents of its area, its own among them when it was received.</param>
public sealed record StandingDocuments(AreaDocuments OfArea)
{
    /// <summary>The figures that stand for the areas below; null where those upload no documents, or nothing is known of them.</summary>
    public IReadOnlyList<AcceptedRecap>? Below { get; init; }

    /// <summary>The explained figures of the documents of the areas below.</summary>
    public IReadOnlyList<ExplainedFigure> ExplainedBelow =>
        [.. (Below ?? []).SelectMany(child => child.Explained).Distinct()];

    /// <summary>The repeat, continued and later votes at polling stations of the area.</summary>
    public IReadOnlyList<Revote> Revotes { get; init; } = [];

    /// <summary>What stands for the area in the election of the gubernur of the same year; null where nothing does, or this is that election.</summary>
    public Figures? Gubernur { get; init; }

    /// <summary>For a decree: the figures of the contest's area; null where there are none.</summary>
    public AcceptedRecap? Counted { get; init; }

    /// <summary>For a decree: the one that stands; null where there is none.</summary>
    public StandingDecree? Decree { get; init; }

    /// <summary>For a scan with text: the recapitulation that it belongs to; null where it belongs to none.</summary>
    public RecapDocument? Scanned { get; init; }

    /// <summary>For a scan: the recapitulation that it belongs to is no longer what was received, and nothing can be compared with it.</summary>
    public bool IsScannedChanged { get; init; }

    /// <summary>False where files are checked without the recapitulation of the area: then nothing can be said of what is not there.</summary>
    public bool IsAreaKnown { get; init; } = true;
}
