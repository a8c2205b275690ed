using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Reads the rows above the table: a label in one cell, its value in the next cell of the row that holds something.</summary>
/// <param name="grid">The sheet.</param>
/// <param name="firstHeading">The row at which the table begins.</param>
/// <param name="before">What the pages before have at their heads; added to.</param>
/// <param name="entries">The entries that the head may have; those of D.HASIL when null.</param>
internal sealed class GridHead(
    Grid grid,
    int firstHeading,
    Dictionary<HeadEntry, HeadValue>? before = null,
    IReadOnlyList<HeadEntry>? entries = null
)
{
    private const int LongestHead = 200;
    private readonly Dictionary<HeadEntry, HeadValue> _values = before ?? [];
    private readonly IReadOnlyList<HeadEntry> _entries = entries ?? HeadEntry.All;

    public List<Finding> Findings { get; } = [];

    public RawHead Read()
    {
        for (var row = 0; row < Math.Min(firstHeading, LongestHead); row++)
        {
            ReadRow(row);
        }

        return new RawHead(_values, grid.DayZero);
    }

    private void ReadRow(int row)
    {
        var width = grid.WidthOf(row);
        for (var column = 1; column <= width; column++)
        {
            var cell = grid[row, column];
            if (cell.Kind != CellKind.Text)
            {
                continue;
            }

            var (label, inCell) = Parts(cell.Shown);
            if (IsModel(cell.Shown))
            {
                Take(HeadEntry.Model, cell, grid.PlaceOf(row, column));
            }
            else if (HeadEntry.Labelled(label, _entries) is { } entry)
            {
                column = TakeValue(entry, row, column, inCell);
            }
        }
    }

    private static bool IsModel(string text) => PlenaryModel.IsModel(text);

    /// <summary>"Tahun: 2024" in one cell is label and value.</summary>
    private static (string Label, string Value) Parts(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (text, "") : (text[..colon], text[(colon + 1)..].Trim());
    }

    private int TakeValue(HeadEntry entry, int row, int column, string inCell)
    {
        if (inCell.Length > 0)
        {
            Take(entry, Typed(inCell), grid.PlaceOf(row, column));
            return column;
        }

        var at = column + 1;
        while (at <= grid.WidthOf(row) && (grid[row, at].IsEmpty || grid[row, at].Shown == ":"))
        {
            at++;
        }

        var isLabel = HeadEntry.Labelled(Parts(grid[row, at].Shown).Label, _entries) is not null;
        if (isLabel || at > grid.WidthOf(row))
        {
            Take(entry, default, grid.PlaceOf(row, column));
            return column;
        }

        var value = grid[row, at];
        var shown = value.Shown.TrimStart(':', ' ');
        Take(entry, value.Kind == CellKind.Text && shown != value.Shown ? Typed(shown) : value, grid.PlaceOf(row, at));
        return at;
    }

    private static Cell Typed(string text) =>
        WholeNumber.TryParse(text.AsSpan(), out var number) ? Cell.OfNumber(number) : Cell.OfText(text);

    private void Take(HeadEntry entry, Cell cell, Place place)
    {
        if (_values.TryAdd(entry, new HeadValue(cell, place)))
        {
            return;
        }

        var first = _values[entry].Cell;
        if (first != cell)
        {
            Findings.Add(
                new Finding(DocumentCodes.HeaderTwice, place, entry.Key, Expected: first.Shown, Got: cell.Shown)
            );
        }
    }
}
