using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;

namespace Pleno.ScenarioMaker;

/// <summary>How a document is written.</summary>
internal enum WrittenAs
{
    Xlsx,

    /// <summary>Comma, figures as 1234.</summary>
    CsvWithCommas,

    /// <summary>Semicolon, figures as 1.234.</summary>
    CsvWithSemicolons,
    Json,
}

/// <summary>A document of a scenario before it is written.</summary>
/// <param name="Path">Path below tests/scenarios, with forward slashes.</param>
/// <param name="Contest">The contest.</param>
/// <param name="Header">Head of the form.</param>
/// <param name="Figures">The figures, slips among them.</param>
/// <param name="WrittenAs">How it is written.</param>
internal sealed record PlenaryDocument(
    string Path,
    Contest Contest,
    RecapHeader Header,
    FigureTable Figures,
    WrittenAs WrittenAs
);

/// <summary>A figure typed wrong.</summary>
/// <param name="Column">Area of the column; null for JUMLAH AKHIR.</param>
/// <param name="Field">Key of the row.</param>
/// <param name="Typed">What was typed.</param>
internal sealed record Slip(AreaCode? Column, string Field, long Typed)
{
    public void Mar(FigureTable table)
    {
        var column = Column is { } area ? table.ColumnOf(area)!.Value : table.TotalColumn;
        table[column, table.Layout[Field]] = Typed;
    }
}
