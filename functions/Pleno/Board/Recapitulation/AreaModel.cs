using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Versions;

namespace Pleno.Board.Recapitulation;

/// <summary>What is shown of one area of a contest.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Area">The area.</param>
/// <param name="Documents">Its documents of every kind, the newest version of each kind first.</param>
/// <param name="Standing">The figures that stand; null when no document is accepted.</param>
/// <param name="IsDetermined">Whether those are determined (ditetapkan).</param>
/// <param name="Shown">The document whose figures are shown; null while none came.</param>
/// <param name="Form">What was read of it; null when it could not be read.</param>
/// <param name="Checks">Each check of it with both sides.</param>
/// <param name="Difference">What it would change of the one that stands; null when it is that one, or they cannot be compared.</param>
/// <param name="Corrections">What each version changed when it took another's place, by its hash.</param>
public sealed record AreaModel(
    Contest Contest,
    DateTimeOffset AsOf,
    Area Area,
    IReadOnlyList<DocumentRecord> Documents,
    AcceptedRecap? Standing,
    bool IsDetermined,
    DocumentRecord? Shown,
    ReadOutcome.Readable? Form,
    IReadOnlyList<AreaCheck> Checks,
    RecapDifference? Difference,
    IReadOnlyDictionary<string, Correction> Corrections
)
{
    /// <summary>Whether the document shown is no longer what was received: then nothing of its content is.</summary>
    public bool IsChanged { get; init; }

    /// <summary>The versions of its recapitulation, newest first.</summary>
    public IReadOnlyList<DocumentRecord> Versions =>
        [.. Documents.Where(document => document.Kind == DocumentKind.Recap)];

    /// <summary>What was found in the document that is shown, each with its cell.</summary>
    public IReadOnlyList<CellFinding> Findings => CellFinding.Of(Shown?.Findings ?? [], Form?.Draft);
}

/// <summary>A finding and the cell of the table that it is about.</summary>
/// <param name="Number">Its number on the page, from 1.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Cell">Key of the cell; null when it is about none.</param>
public sealed record CellFinding(int Number, Finding Finding, string? Cell)
{
    /// <summary>Key of a cell: column and row. The total column is <c>total</c>.</summary>
    public static string CellKey(AreaCode? area, Field field) =>
        $"{area?.Digits ?? "total"}-{field.Key.Replace('.', '-')}";

    /// <summary>The findings, each with the cell that its field and area name, or that stands at its place.</summary>
    public static IReadOnlyList<CellFinding> Of(IEnumerable<Finding> findings, RecapDraft? draft)
    {
        var atPlace = draft is null ? [] : CellsByPlace(draft);
        return [.. findings.Select((finding, index) => new CellFinding(index + 1, finding, CellOf(finding)))];

        string? CellOf(Finding finding) =>
            draft?.Figures.Layout.Find(finding.Field ?? "") is { } field
            && (finding.Area is not { } area || draft.Figures.ColumnOf(area) is not null)
                ? CellKey(finding.Area, field)
            : finding.Place is { } place ? atPlace.GetValueOrDefault(place)
            : null;
    }

    private static Dictionary<Place, string> CellsByPlace(RecapDraft draft)
    {
        var cells = new Dictionary<Place, string>();
        for (var column = 0; column < draft.Figures.Columns; column++)
        {
            foreach (var field in draft.Figures.Layout.Fields)
            {
                if (draft.Places.Of(column, field) is { } place)
                {
                    cells.TryAdd(place, CellKey(draft.Figures.AreaOf(column), field));
                }
            }
        }

        return cells;
    }
}
