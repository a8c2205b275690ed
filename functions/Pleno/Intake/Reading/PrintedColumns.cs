using System.Runtime.InteropServices;
using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>The columns directly right of JUMLAH AKHIR that print it once more; null where there is none.</summary>
/// <param name="Words">TERBILANG: in words.</param>
/// <param name="Percentage">PERSENTASE, PERSEN or %: as a share of the votes.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PrintedColumns(int? Words, int? Percentage)
{
    /// <summary>Takes them out of a heading row. One that stands elsewhere or twice stays among the areas, where it is refused.</summary>
    public static (List<ColumnHeading> Areas, PrintedColumns Printed) Split(IReadOnlyList<ColumnHeading> headings)
    {
        var areas = new List<ColumnHeading>(headings.Count);
        var (printed, isBesideTotal) = (default(PrintedColumns), false);
        foreach (var heading in headings)
        {
            if (isBesideTotal && printed.Words is null && heading.IsWords)
            {
                printed = printed with { Words = heading.Slot };
            }
            else if (isBesideTotal && printed.Percentage is null && heading.IsPercentage)
            {
                printed = printed with { Percentage = heading.Slot };
            }
            else
            {
                areas.Add(heading);
                isBesideTotal = Wording.IsTotal(heading.Text) && !heading.IsCarriedOver;
            }
        }

        return (areas, printed);
    }

    /// <summary>What the columns print beside the rows that were found.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="figures">Their figures.</param>
    /// <param name="headings">Says where the columns are in each section.</param>
    /// <param name="grid">The sheet.</param>
    public static PrintedFigures Read(FoundRows rows, FigureTable figures, TableHeadings headings, Grid grid)
    {
        var (words, percentages) = (new List<PrintedCell>(), new List<PrintedCell>());
        foreach (var field in rows.Layout.Fields)
        {
            if (rows[field] is not { } row || rows.IsDoubtful(field))
            {
                continue;
            }

            var columns = headings.PrintedOf(row);
            Take(words, columns.Words, field, row, grid);
            Take(percentages, field.Section == FormSection.Paslon ? columns.Percentage : null, field, row, grid);
        }

        return PrintedFigures.Beside(figures, words, percentages);
    }

    private static void Take(List<PrintedCell> cells, int? column, Field field, int row, Grid grid)
    {
        if (column is { } slot && TextOf(grid[row, slot]) is var text && !Wording.IsBlank(text))
        {
            cells.Add(new PrintedCell(field, text, grid.PlaceOf(row, slot)));
        }
    }

    /// <summary>A number of a spreadsheet as it shows it here: with a comma.</summary>
    private static string TextOf(Cell cell) =>
        cell.Kind == CellKind.OtherNumber ? cell.Shown.Replace('.', ',') : cell.Shown;
}
