using System.Globalization;
using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>A row of a table as it reads under its heading row, before it is known which row of the form it is.</summary>
internal sealed class TableRow
{
    /// <summary>A title is longer than a numbering such as "A.1" or "XII".</summary>
    private const int LongestNumbering = 4;

    private readonly Grid _grid;
    private readonly HeadingRow _heading;

    public TableRow(Grid grid, HeadingRow heading, int index)
    {
        _grid = grid;
        _heading = heading;
        Index = index;
        Label = LabelOf();
        HasFigures = Enumerable
            .Range(heading.FirstFigure, Math.Max(0, grid.WidthOf(index) - heading.FirstFigure + 1))
            .Any(column => !grid[index, column].IsEmpty);
    }

    /// <summary>Index in the grid.</summary>
    public int Index { get; }

    /// <summary>What stands under URAIAN, or left of it where a title begins there; empty when there is neither.</summary>
    public string Label { get; }

    /// <summary>Whether anything stands right of the labels.</summary>
    public bool HasFigures { get; }

    /// <summary>What stands under NO.</summary>
    public string Number => _heading.Label > 1 ? _grid[Index, _heading.Label - 1].Shown : "";

    /// <summary>What stands between URAIAN and the figures: L, P or JML.</summary>
    public string Line =>
        string.Concat(
            Enumerable
                .Range(_heading.Label + 1, _heading.FirstFigure - _heading.Label - 1)
                .Select(column => _grid[Index, column].Shown)
        );

    public Place Place => _grid.PlaceOf(Index);

    public Place PlaceOfLabel => _grid.PlaceOf(Index, _heading.Label);

    /// <summary>The row "(1) (2) (3) …" under the headings.</summary>
    public bool IsColumnNumbers()
    {
        long? last = null;
        for (var column = 1; column <= _grid.WidthOf(Index); column++)
        {
            var cell = _grid[Index, column];
            if (cell.IsEmpty)
            {
                continue;
            }

            if (
                !long.TryParse(Wording.Letters(cell.Shown), NumberStyles.None, null, out var number)
                || (last is null ? number != 1 : number != last + 1)
            )
            {
                return false;
            }

            last = number;
        }

        return !_grid[Index, _heading.Label].IsEmpty && last > 2;
    }

    private string LabelOf()
    {
        var label = _grid[Index, _heading.Label].Shown;
        if (label.Length > 0)
        {
            return label;
        }

        // A title is often merged over the columns NO and URAIAN and then stands in the first of them.
        for (var column = _heading.Label - 1; column >= 1; column--)
        {
            if (
                _grid[Index, column] is { Kind: CellKind.Text } cell
                && Wording.Letters(cell.Shown).Length > LongestNumbering
            )
            {
                return cell.Shown;
            }
        }

        return "";
    }
}
