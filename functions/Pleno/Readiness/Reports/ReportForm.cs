using System.Globalization;
using Pleno.Areas;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>Takes typed values out of a report; what is missing or wrong becomes a finding, and all of it is found at once.</summary>
internal sealed class ReportForm(ReportSheet sheet, LocalZone zone)
{
    private const string MomentShape = "2024-12-08 09:30";

    /// <summary>A date outside these years is a slip, and those at the end of the calendar cannot be reckoned with.</summary>
    private const int FirstYear = 2000;
    private const int LastYear = 2099;
    private static readonly string[] MomentShapes = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH.mm"];
    private readonly List<Finding> _findings = [];

    public IReadOnlyList<Finding> Findings => _findings;

    public IReadOnlyList<ReportRow> Rows => sheet.Rows;

    public bool Blocks => _findings.Exists(finding => finding.Code.Severity == Severity.F);

    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>F.804 for labels, F.807 for columns that are not there, W.809 for those that are not known.</summary>
    public void CheckShape()
    {
        var labels = sheet.Layout.Labels.Select(ReportSheet.Key).ToHashSet();
        foreach (var label in ReportLayout.Common.Concat(sheet.Layout.Required).Where(label => Entry(label) is null))
        {
            Add(new Finding(ReadinessCodes.EntryMissing, PlaceOf(label), label, Expected: label));
        }

        foreach (var cell in sheet.Entries.Values.Concat(sheet.Rows.SelectMany(row => row.Cells.Values)))
        {
            RefuseFormula(cell);
        }

        foreach (var (key, cell) in sheet.Entries.Where(entry => !labels.Contains(entry.Key)))
        {
            Add(new Finding(ReadinessCodes.EntryUnknown, cell.Place, Got: key));
        }

        CheckColumns();
    }

    private void RefuseFormula(ReportCell cell)
    {
        if (cell.Cell.Kind == CellKind.Formula)
        {
            Add(new Finding(ReadinessCodes.CellWrong, cell.Place, Expected: "nilai/value", Got: cell.Text));
        }
    }

    private void CheckColumns()
    {
        var there = (sheet.Columns ?? []).Select(column => ReportSheet.Key(column.Text)).ToHashSet();
        var wanted = sheet.Layout.Columns.ToDictionary(ReportSheet.Key);
        // A table of JSON without rows names no columns, and one whose rows leave some out says that they are empty.
        var isNamed = sheet.Columns is not { Count: 0 };
        foreach (var column in wanted.Where(column => isNamed && !there.Contains(column.Key)).Select(one => one.Value))
        {
            Add(new Finding(ReadinessCodes.ColumnMissing, null, column, Expected: column));
        }

        foreach (var column in (sheet.Columns ?? []).Where(column => !wanted.ContainsKey(ReportSheet.Key(column.Text))))
        {
            Add(new Finding(ReadinessCodes.EntryUnknown, column.Place, Got: column.Text));
        }
    }

    /// <summary>The text of an entry; empty, and reported already, when it is missing.</summary>
    public string Text(string label) => Entry(label)?.Text ?? "";

    /// <summary>The text of an entry that may be missing.</summary>
    public string? Optional(string label) => Entry(label)?.Text;

    public Place? PlaceOf(string label) =>
        sheet.Entries.TryGetValue(ReportSheet.Key(label), out var cell) ? cell.Place : null;

    public DateOnly? Date(string label) =>
        Entry(label) is { } entry ? DateOf(entry) ?? Wrong<DateOnly>(label, entry, "2024-12-07") : null;

    /// <summary>An instant on the clocks of the area, UTC.</summary>
    public DateTimeOffset? Moment(string label) =>
        Entry(label) is { } entry ? MomentOf(entry) ?? Wrong<DateTimeOffset>(label, entry, MomentShape) : null;

    public long? Number(string label) =>
        Entry(label) is { } entry
            ? (entry.Cell.Kind == CellKind.Number ? entry.Cell.Number : Wrong<long>(label, entry, "0, 1, 2, ..."))
            : null;

    /// <summary>One of a closed set of words, letter case aside; -1 when it is none.</summary>
    public int Word(string label, params string[] words)
    {
        if (Entry(label) is not { } entry)
        {
            return -1;
        }

        var index = Array.FindIndex(words, word => word.Equals(entry.Text, StringComparison.OrdinalIgnoreCase));
        if (index < 0)
        {
            Wrong<int>(label, entry, string.Join(", ", words));
        }

        return index;
    }

    /// <summary>F.816 when the times are those of another zone.</summary>
    public void CheckZone()
    {
        if (Entry("Zona") is { } entry && !entry.Text.Equals(zone.Label(), StringComparison.OrdinalIgnoreCase))
        {
            Add(new Finding(ReadinessCodes.ZoneForeign, entry.Place, "Zona", Expected: zone.Label(), Got: entry.Text));
        }
    }

    public void Refuse(Code code, string label, FindingValue expected) =>
        Add(new Finding(code, PlaceOf(label), label, Expected: expected, Got: Text(label)));

    public string Text(ReportRow row, string column, bool mayBeEmpty = false)
    {
        var text = Cell(row, column) is { } cell ? cell.Text : "";
        if (text.Length == 0 && !mayBeEmpty)
        {
            Refuse(row, ReadinessCodes.CellWrong, column, "teks/text");
        }

        return text;
    }

    public long? Number(ReportRow row, string column, long least = 0)
    {
        if (Cell(row, column) is { Cell: { Kind: CellKind.Number, Number: var number } } && number >= least)
        {
            return number;
        }

        Refuse(row, ReadinessCodes.CellWrong, column, $">= {least}");
        return null;
    }

    public DateOnly? Date(ReportRow row, string column)
    {
        var date = Cell(row, column) is { } cell ? DateOf(cell) : null;
        if (date is null)
        {
            Refuse(row, ReadinessCodes.CellWrong, column, "2024-12-07");
        }

        return date;
    }

    public DateTimeOffset? Moment(ReportRow row, string column)
    {
        var moment = Cell(row, column) is { } cell ? MomentOf(cell) : null;
        if (moment is null)
        {
            Refuse(row, ReadinessCodes.CellWrong, column, MomentShape);
        }

        return moment;
    }

    public void Refuse(ReportRow row, Code code, string column, FindingValue? expected = null, FindingValue? got = null)
    {
        var cell = Cell(row, column);
        Add(new Finding(code, cell?.Place ?? row.Place, column, Expected: expected, Got: got ?? cell?.Text ?? ""));
    }

    private static ReportCell? Cell(ReportRow row, string column) =>
        row.Cells.TryGetValue(ReportSheet.Key(column), out var cell) ? cell : null;

    private ReportCell? Entry(string label) =>
        sheet.Entries.TryGetValue(ReportSheet.Key(label), out var cell) && cell.Text.Length > 0 ? cell : null;

    private T? Wrong<T>(string label, ReportCell entry, string expected)
        where T : struct
    {
        Add(new Finding(ReadinessCodes.EntryWrong, entry.Place, label, Expected: expected, Got: entry.Text));
        return null;
    }

    private DateOnly? DateOf(ReportCell cell) =>
        IndonesianDate.TryParse(cell.Text) is { } written
            ? (written.Year is >= FirstYear and <= LastYear ? written : null)
            : (
                MomentOfSheet(cell) is { } moment && moment.TimeOfDay == TimeSpan.Zero
                    ? DateOnly.FromDateTime(moment)
                    : null
            );

    private DateTimeOffset? MomentOf(ReportCell cell)
    {
        var isText = DateTime.TryParseExact(
            cell.Text.Replace('T', ' '),
            MomentShapes,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        );
        return isText ? (local.Year is >= FirstYear and <= LastYear ? zone.ToUtc(local) : null)
            : MomentOfSheet(cell) is { } moment ? zone.ToUtc(moment)
            : null;
    }

    /// <summary>A date and hour as a spreadsheet keeps it: days since its day zero, to the nearest minute.</summary>
    private DateTime? MomentOfSheet(ReportCell cell)
    {
        // 1 January 2000 and 31 December 2099 in both ways of counting.
        const int FirstDay = 35_064;
        const int FarthestDay = 71_588;
        return
            sheet.DayZero is { } zero
            && cell.Cell.Kind is CellKind.Number or CellKind.OtherNumber
            && double.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)
            && days is >= FirstDay and < FarthestDay
            ? zero.ToDateTime(TimeOnly.MinValue).AddMinutes(Math.Round(days * 24 * 60))
            : null;
    }
}
