using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading.Records;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Reads a plenary document, XLSX, CSV or JSON, and finds everything that is wrong with it at once.</summary>
public static class RecapFileReader
{
    /// <summary>
    /// Reads a file. Bad input never throws; it is an outcome. Nothing is guessed: a figure in doubt is missing from the draft.
    /// </summary>
    /// <param name="content">The file's bytes, as received.</param>
    /// <param name="fileName">Its name; the extension must go with the content.</param>
    /// <param name="contest">The contest of the path.</param>
    /// <param name="area">The area of the path. F.109 when no form of this contest is of this area.</param>
    public static ReadOutcome Read(ReadOnlyMemory<byte> content, string fileName, Contest contest, AreaCode area)
    {
        if (RecapForm.For(contest.Key, area) is not { } form || contest.Areas.Find(area) is null)
        {
            return new ReadOutcome.Unreadable(new Finding(DocumentCodes.UnknownArea, Got: area.Digits));
        }

        var sniffed = FormatSniffer.Of(content.Span, fileName);
        if (sniffed.Refusal is { } refusal)
        {
            return new ReadOutcome.Unreadable(refusal);
        }

        var target = new ReadTarget(contest, area, form);
        return sniffed.Format switch
        {
            FileFormat.Xlsx => OfGrid(XlsxWorkbook.Read(content), target),
            FileFormat.Csv => OfGrid(CsvGrid.Read(content), target),
            _ => JsonFormReader.Read(content, target),
        };
    }

    private static ReadOutcome OfGrid(GridOutcome outcome, ReadTarget target)
    {
        if (outcome.Refusal is { } refusal)
        {
            return new ReadOutcome.Unreadable(refusal);
        }

        if (outcome.Pages is { } pages)
        {
            return new PagedFormReader(pages, target).Read();
        }

        var grid = outcome.Grid!;
        return HeadingRow.FirstIn(grid) is { } firstHeading
            ? OfTable(grid, firstHeading, target)
            : new ReadOutcome.Unreadable(new Finding(DocumentCodes.NoTable, Expected: "URAIAN"));
    }

    private static ReadOutcome OfTable(Grid grid, int firstHeading, ReadTarget target) =>
        PlenaryModel.Of(grid) switch
        {
            DocumentKind.KejadianKhusus => new KejadianReader(target).Read(
                RecordTable.Of(grid, firstHeading, KejadianReader.Columns, HeadEntry.All)
            ),
            DocumentKind.Decree => new DecreeReader(target).Read(
                RecordTable.Of(grid, firstHeading, DecreeReader.Columns, HeadEntry.OfDecree)
            ),
            _ => FormReader.Read(grid, firstHeading, target),
        };
}

/// <summary>What a file should be: the form of this area in this contest.</summary>
internal sealed record ReadTarget(Contest Contest, AreaCode Area, RecapForm Form)
{
    public FormLayout Layout { get; } = new(Contest.Paslon);

    public IReadOnlyList<Area> Children { get; } = Contest.Areas.ChildrenOf(Area);
}

/// <summary>Reads a grid that has a table: its head, then its table.</summary>
internal static class FormReader
{
    public static ReadOutcome Read(Grid grid, int firstHeading, ReadTarget target)
    {
        var gridHead = new GridHead(grid, firstHeading);
        var head = new HeadReader(gridHead.Read(), target.Contest, target.Area);
        var (header, revision) = head.Read(target.Form);
        var table = new TableReader(grid, firstHeading, target.Layout, target.Area, target.Children);
        var (figures, places, findings) = table.Read();
        return new ReadOutcome.Readable(
            new RecapDraft(header, figures, places, table.Signatures, [table.Printed!]),
            revision,
            Ordered([.. gridHead.Findings, .. head.Findings, .. findings], [grid])
        );
    }

    /// <summary>By sheet, row, column and code; a row comes before its cells, what has no place comes last.</summary>
    internal static List<Finding> Ordered(IEnumerable<Finding> findings, IReadOnlyList<Grid> sheets)
    {
        var order = sheets.Index().DistinctBy(sheet => sheet.Item.Sheet).ToList();
        return
        [
            .. findings
                .OrderBy(finding =>
                    finding.Place is { } place
                        ? order.Find(sheet => sheet.Item.Sheet == place.Sheet).Index
                        : sheets.Count
                )
                .ThenBy(finding => finding.Place?.Row ?? int.MaxValue)
                .ThenBy(finding => finding.Place?.Column ?? 0)
                .ThenBy(finding => finding.Code.Number),
        ];
    }
}
