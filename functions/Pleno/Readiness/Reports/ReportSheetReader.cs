using System.Text.Json;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>Reads a report's file, CSV, XLSX or JSON, into labels, values and rows.</summary>
internal static class ReportSheetReader
{
    /// <summary>
    /// The sheet, or why there is none: F.101 to F.106, F.120 for the file, F.806 for an unknown kind. A file without a first line
    /// that names its kind is a confirmation.
    /// </summary>
    public static (ReportSheet? Sheet, Finding? Refusal) Read(ReadOnlyMemory<byte> content, string fileName)
    {
        var sniffed = FormatSniffer.Of(content.Span, fileName);
        if (sniffed.Refusal is { } refusal)
        {
            return (null, refusal);
        }

        if (sniffed.Format == FileFormat.Json)
        {
            return ReportJson.Read(content);
        }

        var outcome =
            sniffed.Format == FileFormat.Xlsx
                ? XlsxWorkbook.Read(content, grid => grid.Rows > 0)
                : CsvGrid.Read(content);
        return outcome.Grid is { } grid ? new ReportGrid(grid).Read() : (null, outcome.Refusal);
    }

    /// <summary>The layout that the title names; the confirmation's where there is no title; null where it names none.</summary>
    internal static ReportLayout? LayoutOf(string? title) =>
        title is null
            ? ReportLayout.Of(ReportKind.Confirmation)
            : ReportLayout.All.FirstOrDefault(layout => ReportSheet.Key(layout.Title) == ReportSheet.Key(title));

    internal static Finding UnknownKind(string got, Place? place) =>
        new(
            ReadinessCodes.KindUnknown,
            place,
            Expected: string.Join(", ", ReportLayout.All.Select(layout => layout.Title)),
            Got: got
        );
}

/// <summary>A report in a grid: a title, lines of label and value, then the table from the row of its headings on.</summary>
internal sealed class ReportGrid(Grid grid)
{
    private readonly Dictionary<string, ReportCell> _entries = new(StringComparer.Ordinal);

    public (ReportSheet? Sheet, Finding? Refusal) Read()
    {
        var first = Enumerable.Range(0, grid.Rows).FirstOrDefault(row => Filled(row).Any(), -1);
        var title = first >= 0 && Filled(first).ToList() is [var only] ? grid[first, only].Shown : null;
        if (ReportSheetReader.LayoutOf(title) is not { } layout)
        {
            return (null, ReportSheetReader.UnknownKind(title!, grid.PlaceOf(first, 1)));
        }

        var row = title is null ? 0 : first + 1;
        while (row < grid.Rows && !IsHeading(row, layout))
        {
            TakeEntry(row);
            row++;
        }

        var headings =
            row < grid.Rows ? Filled(row).Select(column => (Column: column, Cell: CellAt(row, column))).ToList() : null;
        return (
            new ReportSheet(
                layout,
                _entries,
                headings?.Select(heading => heading.Cell).ToList(),
                headings is null ? [] : Rows(row + 1, headings),
                grid.DayZero
            ),
            null
        );
    }

    /// <summary>The row that has the first column's heading and at least one other of the table's.</summary>
    private bool IsHeading(int row, ReportLayout layout)
    {
        if (layout.Columns.Count == 0)
        {
            return false;
        }

        var keys = Filled(row).Select(column => ReportSheet.Key(grid[row, column].Shown)).ToHashSet();
        var wanted = layout.Columns.Select(ReportSheet.Key).ToList();
        return keys.Contains(wanted[0]) && wanted.Skip(1).Any(keys.Contains);
    }

    private void TakeEntry(int row)
    {
        if (Filled(row).ToList() is not [var label, .. var values])
        {
            return;
        }

        var key = ReportSheet.Key(grid[row, label].Shown);
        _entries.TryAdd(key, values.Count > 0 ? CellAt(row, values[0]) : new(default, grid.PlaceOf(row, label + 1)));
    }

    private List<ReportRow> Rows(int from, List<(int Column, ReportCell Cell)> headings) =>
        [
            .. Enumerable
                .Range(from, Math.Max(grid.Rows - from, 0))
                .Where(row => Filled(row).Any())
                .Select(row => new ReportRow(
                    headings
                        .DistinctBy(heading => ReportSheet.Key(heading.Cell.Text))
                        .ToDictionary(
                            heading => ReportSheet.Key(heading.Cell.Text),
                            heading => CellAt(row, heading.Column),
                            StringComparer.Ordinal
                        ),
                    grid.PlaceOf(row)
                )),
        ];

    private ReportCell CellAt(int row, int column) => new(grid[row, column], grid.PlaceOf(row, column));

    private IEnumerable<int> Filled(int row) =>
        Enumerable.Range(1, grid.WidthOf(row)).Where(column => !grid[row, column].IsEmpty);
}

/// <summary>A report as JSON: <c>{"jenis": "...", "kantor": "...", ..., "baris": [{...}]}</c>.</summary>
internal static class ReportJson
{
    private const string RowsMember = "baris";
    private const string KindMember = "jenis laporan";
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8 };

    public static (ReportSheet? Sheet, Finding? Refusal) Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var json = JsonDocument.Parse(WithoutMark(content), Options);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? Read(json.RootElement)
                : (null, new Finding(DocumentCodes.DamagedFile, Place.Json("$")));
        }
        catch (JsonException)
        {
            return (null, new Finding(DocumentCodes.DamagedFile));
        }
    }

    private static (ReportSheet? Sheet, Finding? Refusal) Read(JsonElement root)
    {
        var entries = new Dictionary<string, ReportCell>(StringComparer.Ordinal);
        JsonElement? table = null;
        foreach (var member in root.EnumerateObject())
        {
            if (ReportSheet.Key(member.Name) == ReportSheet.Key(RowsMember))
            {
                table = member.Value;
            }
            else
            {
                entries.TryAdd(ReportSheet.Key(member.Name), CellOf(member.Value, member.Name));
            }
        }

        var title = entries.Remove(ReportSheet.Key(KindMember), out var kind) ? kind.Text : null;
        if (ReportSheetReader.LayoutOf(title) is not { } layout)
        {
            return (null, ReportSheetReader.UnknownKind(title!, kind.Place));
        }

        var rows = table is { ValueKind: JsonValueKind.Array } array ? Rows(array) : [];
        var columns = table is null ? null : rows.SelectMany(row => row.Cells).DistinctBy(cell => cell.Key);
        return (
            new ReportSheet(
                layout,
                entries,
                columns?.Select(cell => new ReportCell(Cell.OfText(cell.Key), cell.Value.Place)).ToList(),
                rows,
                null
            ),
            null
        );
    }

    private static List<ReportRow> Rows(JsonElement array) =>
        [
            .. array
                .EnumerateArray()
                .Select(
                    (row, index) =>
                        new ReportRow(
                            row.ValueKind == JsonValueKind.Object
                                ? CellsOf(row, $"{RowsMember}[{index}]")
                                : new Dictionary<string, ReportCell>(StringComparer.Ordinal),
                            Place.Json($"{RowsMember}[{index}]")
                        )
                ),
        ];

    private static Dictionary<string, ReportCell> CellsOf(JsonElement row, string path) =>
        row.EnumerateObject()
            .DistinctBy(member => ReportSheet.Key(member.Name))
            .ToDictionary(
                member => ReportSheet.Key(member.Name),
                member => CellOf(member.Value, $"{path}.{member.Name}"),
                StringComparer.Ordinal
            );

    private static ReportCell CellOf(JsonElement value, string path) =>
        new(
            value.ValueKind switch
            {
                JsonValueKind.Null => default,
                JsonValueKind.String => Typed(value.GetString()!.Trim()),
                JsonValueKind.Number when value.TryGetInt64(out var number) && number >= 0 => Cell.OfNumber(number),
                _ => new Cell(CellKind.OtherNumber, 0, value.GetRawText()),
            },
            Place.Json(path)
        );

    private static Cell Typed(string text) =>
        WholeNumber.TryParse(text.AsSpan(), out var number) ? Cell.OfNumber(number) : Cell.OfText(text);

    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) =>
        content[^FormatSniffer.WithoutMark(content.Span).Length..];
}
