namespace Pleno.Intake.Reading;

/// <summary>The row <c>NO | URAIAN | JENIS | one column per area | JUMLAH AKHIR</c> that starts a table.</summary>
internal sealed class HeadingRow
{
    private const int FurthestLabelColumn = 20;
    private static readonly string[] SplitHeadings = ["", "JENIS", "JENISKELAMIN", "LP", "LPJML", "LKPRJML", "LPJ"];

    private HeadingRow(Grid grid, int row, int label)
    {
        Row = row;
        Label = label;
        FirstFigure = label + 1;
        while (FirstFigure <= grid.WidthOf(row) && IsSplitHeading(grid[row, FirstFigure].Shown))
        {
            FirstFigure++;
        }
    }

    /// <summary>Index of the row in the grid.</summary>
    public int Row { get; }

    /// <summary>Column of URAIAN.</summary>
    public int Label { get; }

    /// <summary>The first column of figures; what lies between it and URAIAN holds L, P and JML.</summary>
    public int FirstFigure { get; }

    public static HeadingRow? Of(Grid grid, int row)
    {
        var width = Math.Min(grid.WidthOf(row), FurthestLabelColumn);
        for (var column = 1; column <= width; column++)
        {
            if (grid[row, column] is { Kind: CellKind.Text } cell && Wording.Says(cell.Shown, "URAIAN"))
            {
                return new HeadingRow(grid, row, column);
            }
        }

        return null;
    }

    /// <summary>Index of the first heading row; null when the grid has none.</summary>
    public static int? FirstIn(Grid grid)
    {
        for (var row = 0; row < grid.Rows; row++)
        {
            if (Of(grid, row) is not null)
            {
                return row;
            }
        }

        return null;
    }

    private static bool IsSplitHeading(string heading) => SplitHeadings.Contains(Wording.Letters(heading));
}
