using System.Collections.Immutable;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>How the two sides of a rule relate.</summary>
public enum Relation
{
    Equal,
    AtMost,
}

/// <summary>An equation or limit over the figures of one column, the same for every column.</summary>
/// <param name="Code">The finding it raises.</param>
/// <param name="Left">The figure on the left, which a finding points at.</param>
/// <param name="Relation">How left relates to the sum on the right.</param>
/// <param name="Right">The figures whose sum is the right side.</param>
public sealed record ColumnRule(Code Code, Field Left, Relation Relation, ImmutableArray<Field> Right)
{
    /// <summary>Null when the rule holds in this column, or cannot be told because a figure is missing.</summary>
    public Finding? Check(FigureTable figures, int column, IPlaces places) =>
        Residual(figures, column) is not { } residual || IsMetBy(residual)
            ? null
            : new Finding(
                Code,
                places.Of(column, Left),
                Left.Key,
                figures.AreaOf(column),
                Sum.Value(figures[column, Left]!.Value - residual),
                figures[column, Left]!.Value,
                TermsOf(figures, column)
            );

    /// <summary>The left side less the right side; null when a figure is missing.</summary>
    internal Int128? Residual(FigureTable figures, int column)
    {
        if (figures[column, Left] is not { } left)
        {
            return null;
        }

        Int128 residual = left;
        foreach (var field in Right)
        {
            if (figures[column, field] is not { } figure)
            {
                return null;
            }

            residual -= figure;
        }

        return residual;
    }

    /// <summary>
    /// Whether every column has all of the rule's figures and meets it: told for a whole table at once, since that is how most
    /// documents are. Which column does not is for <see cref="Check"/> to say.
    /// </summary>
    /// <param name="figures">The table.</param>
    /// <param name="residuals">Room to reckon in, for one number per column.</param>
    internal bool HoldsThroughout(FigureTable figures, Span<long> residuals)
    {
        var left = figures.Row(Left.Index);
        if (Right.Length >= Sum.MostInLong || left.Contains(FigureTable.Missing))
        {
            return false;
        }

        left.CopyTo(residuals);
        foreach (var field in Right)
        {
            var row = figures.Row(field.Index);
            if (row.Contains(FigureTable.Missing))
            {
                return false;
            }

            Subtract(residuals, row);
        }

        return Relation == Relation.Equal
            ? !residuals.ContainsAnyExcept(0)
            : !residuals.ContainsAnyInRange(1, long.MaxValue);
    }

    private static void Subtract(Span<long> from, ReadOnlySpan<long> row)
    {
        for (var column = 0; column < row.Length && column < from.Length; column++)
        {
            from[column] -= row[column];
        }
    }

    internal bool IsMetBy(Int128 residual) => Relation == Relation.Equal ? residual == 0 : residual <= 0;

    private List<Term> TermsOf(FigureTable figures, int column) =>
        [.. Right.Select(field => new Term(field.Key, figures.AreaOf(column), figures[column, field] ?? 0))];
}

/// <summary>Sums of figures are reckoned in 128 bits: 4,000 columns of 2^53 do not fit in 64.</summary>
internal static class Sum
{
    /// <summary>The sum of as many figures of 2^53 surely fits in 64 bits.</summary>
    public const int MostInLong = 512;

    /// <summary>The sum of figures none of which is missing.</summary>
    public static Int128 Of(ReadOnlySpan<long> figures)
    {
        Int128 sum = 0;
        for (; figures.Length > MostInLong; figures = figures[MostInLong..])
        {
            sum += Short(figures[..MostInLong]);
        }

        return sum + Short(figures);
    }

    private static long Short(ReadOnlySpan<long> figures)
    {
        var sum = 0L;
        foreach (var figure in figures)
        {
            sum += figure;
        }

        return sum;
    }

    public static FindingValue Value(Int128 sum) => sum <= long.MaxValue ? (long)sum : sum.ToString();
}
