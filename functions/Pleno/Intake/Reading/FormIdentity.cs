using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>What a file says of itself at its head, read before it is known whose form it should be.</summary>
/// <param name="Form">The model; null when there is none or it is unknown.</param>
/// <param name="Area">The area; null when there is none or it is no code.</param>
/// <param name="Year">The year; null when there is none.</param>
/// <param name="Kind">Which document it is by its model; a recapitulation where the model says nothing.</param>
/// <param name="Refusal">Why there is no head to read: F.101 to F.106 and F.119 to F.121. Null when there is one.</param>
public sealed record FormIdentity(RecapForm? Form, AreaCode? Area, int? Year, DocumentKind Kind, Finding? Refusal)
{
    public static FormIdentity Of(ReadOnlyMemory<byte> content, string fileName)
    {
        var sniffed = FormatSniffer.Of(content.Span, fileName);
        return sniffed.Format switch
        {
            FileFormat.Xlsx => OfGrid(XlsxWorkbook.Read(content)),
            FileFormat.Csv => OfGrid(CsvGrid.Read(content)),
            FileFormat.Json => JsonFormReader.Head(content, OfHead, Refused),
            _ => Refused(sniffed.Refusal!),
        };
    }

    /// <summary>Whether the file can be of this contest, as far as it says.</summary>
    public bool Fits(ContestKey contest) =>
        (Year is not { } year || year == contest.Year)
        && (Area is not { } area || contest.Area.Contains(area) || area.Contains(contest.Area))
        && (Form is not { } form || form.IsGubernur == (contest.Kind == ContestKind.Gubernur));

    private static FormIdentity OfGrid(GridOutcome outcome)
    {
        if (outcome.Grid is not { } grid)
        {
            return Refused(outcome.Refusal!);
        }

        return HeadingRow.FirstIn(grid) is { } firstHeading
            ? OfHead(new GridHead(grid, firstHeading).Read())
            : Refused(new Finding(DocumentCodes.NoTable, Expected: "URAIAN"));
    }

    private static FormIdentity OfHead(RawHead head)
    {
        Cell Value(HeadEntry entry) => head.Values.TryGetValue(entry, out var value) ? value.Cell : default;

        var isCode = AreaCode.TryParse(Value(HeadEntry.Area).Shown, out var area);
        var year = Value(HeadEntry.Year);
        return new FormIdentity(
            RecapForm.TryParse(Value(HeadEntry.Model).Shown),
            isCode ? area : null,
            year is { Kind: CellKind.Number, Number: <= 9999 } ? (int)year.Number : null,
            PlenaryModel.KindOf(Value(HeadEntry.Model).Shown) ?? DocumentKind.Recap,
            null
        );
    }

    private static FormIdentity Refused(Finding refusal) => new(null, null, null, DocumentKind.Recap, refusal);
}
