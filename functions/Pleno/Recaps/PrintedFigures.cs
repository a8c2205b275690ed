using Pleno.Language;

namespace Pleno.Recaps;

/// <summary>A cell that prints JUMLAH AKHIR of a row once more.</summary>
/// <param name="Field">The row.</param>
/// <param name="Text">What stands there: words, or a percentage with a comma.</param>
/// <param name="Place">Where it stands in the file.</param>
public sealed record PrintedCell(Field Field, string Text, Place? Place = null)
{
    public bool IsOf(Field field) => Field.Key == field.Key;
}

/// <summary>What a form, or one page of it, prints beside JUMLAH AKHIR: in words, and as a share of the votes of all pairs.</summary>
/// <param name="Total">JUMLAH AKHIR by field, in the order of the layout; null for a figure that is missing.</param>
/// <param name="Words">TERBILANG, of any row.</param>
/// <param name="Percentages">PERSENTASE, of rows of section IV.</param>
public sealed record PrintedFigures(
    IReadOnlyList<long?> Total,
    IReadOnlyList<PrintedCell> Words,
    IReadOnlyList<PrintedCell> Percentages
)
{
    /// <summary>What is printed beside the total column of a table.</summary>
    public static PrintedFigures Beside(
        FigureTable figures,
        IReadOnlyList<PrintedCell> words,
        IReadOnlyList<PrintedCell> percentages
    ) => new([.. figures.Layout.Fields.Select(field => figures[figures.TotalColumn, field])], words, percentages);

    /// <summary>What belongs beside the total column of a table: every figure in words, and the share of every pair that has votes.</summary>
    public static PrintedFigures Of(FigureTable figures)
    {
        var (total, pairs) = (figures.TotalColumn, figures.Layout.PaslonRows);
        var all = pairs.Sum(field => (decimal)(figures[total, field] ?? 0));
        return Beside(
            figures,
            [
                .. figures
                    .Layout.Fields.Where(field => figures[total, field] is not null)
                    .Select(field => new PrintedCell(field, Terbilang.Write(figures[total, field]!.Value))),
            ],
            [
                .. pairs
                    .Where(field => all > 0 && figures[total, field] is not null)
                    .Select(field => new PrintedCell(
                        field,
                        Percentage.Write(100m * figures[total, field]!.Value / all)
                    )),
            ]
        );
    }
}
