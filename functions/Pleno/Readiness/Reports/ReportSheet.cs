using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Readiness.Reports;

/// <summary>A report as it stands in its file, before anything is made of it: labels with values, and a table.</summary>
/// <param name="Layout">The layout of its kind.</param>
/// <param name="Entries">The values by their label's key (<see cref="Key"/>), the first of each.</param>
/// <param name="Columns">The keys of the table's columns, in the file's order; null where there is no table.</param>
/// <param name="Rows">The table's rows.</param>
/// <param name="DayZero">The day that a spreadsheet counts from; null where a number is never a date.</param>
internal sealed record ReportSheet(
    ReportLayout Layout,
    IReadOnlyDictionary<string, ReportCell> Entries,
    IReadOnlyList<ReportCell>? Columns,
    IReadOnlyList<ReportRow> Rows,
    DateOnly? DayZero
)
{
    /// <summary>A label without blanks, signs and letter case: "Berlaku sampai:" and "berlaku_sampai" are one.</summary>
    public static string Key(string label) => string.Concat(label.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>A value and where it stands.</summary>
internal readonly record struct ReportCell(Cell Cell, Place Place)
{
    public string Text => Cell.Shown.Trim();
}

/// <summary>A row of the table by its columns' keys.</summary>
/// <param name="Cells">What stands there; an empty cell is there too.</param>
/// <param name="Place">Where the row is.</param>
internal sealed record ReportRow(IReadOnlyDictionary<string, ReportCell> Cells, Place Place);
