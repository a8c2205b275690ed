using System.Collections.Immutable;
using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;

namespace Pleno.Board.Recapitulation;

/// <summary>One rule of the form, and how it stands in each column or row.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Field">The row that it is about; null where it is about every row.</param>
/// <param name="Relation">How the left side must relate to the right one.</param>
/// <param name="Sides">Both sides, once for each column or row where they can be told or a figure is missing.</param>
public sealed record AreaCheck(Code Code, Field? Field, Relation Relation, IReadOnlyList<CheckSides> Sides)
{
    /// <summary>How often it holds.</summary>
    public int Holding => Sides.Count(side => side.Holds == true);

    /// <summary>Whether it holds everywhere.</summary>
    public bool HoldsEverywhere => Holding == Sides.Count;
}

/// <summary>The two sides of a rule in one place.</summary>
/// <param name="Column">The area of the column; null for JUMLAH AKHIR.</param>
/// <param name="Field">The row of the figure on the left.</param>
/// <param name="Left">The figure on the left; null when it is missing.</param>
/// <param name="Terms">The figures on the right; empty where only their sum matters.</param>
/// <param name="Right">Their sum, digits only; null when one is missing.</param>
/// <param name="Holds">Whether the rule holds; null when a figure is missing.</param>
public sealed record CheckSides(
    AreaCode? Column,
    Field Field,
    long? Left,
    IReadOnlyList<long?> Terms,
    string? Right,
    bool? Holds
);

/// <summary>Each check of a document with both sides, by the rules that judged it. Pure.</summary>
public static class AreaChecks
{
    /// <summary>The rules within a column, that columns add up, and that a column is its area's document.</summary>
    /// <param name="figures">The document's figures.</param>
    /// <param name="accepted">What stands for the areas below; null where those upload none.</param>
    public static IReadOnlyList<AreaCheck> Of(FigureTable figures, IReadOnlyDictionary<AreaCode, Figures>? accepted)
    {
        var checks = FormRules.For(figures.Layout).Select(rule => OfRule(rule, figures)).ToList();
        checks.Add(
            new AreaCheck(
                BetweenCodes.ColumnsAddUpToTotal,
                null,
                Relation.Equal,
                [.. figures.Layout.Fields.Select(field => OfRow(figures, field))]
            )
        );
        if (accepted is not null)
        {
            checks.AddRange(figures.Layout.Fields.Select(field => OfDocuments(figures, field, accepted)));
        }

        return checks;
    }

    private static AreaCheck OfRule(ColumnRule rule, FigureTable figures) =>
        new(
            rule.Code,
            rule.Left,
            rule.Relation,
            [.. Enumerable.Range(0, figures.Columns).Select(column => OfColumn(rule, figures, column))]
        );

    private static CheckSides OfColumn(ColumnRule rule, FigureTable figures, int column)
    {
        var left = figures[column, rule.Left];
        var residual = rule.Residual(figures, column);
        return new CheckSides(
            figures.AreaOf(column),
            rule.Left,
            left,
            [.. rule.Right.Select(field => figures[column, field])],
            Digits(left - residual),
            residual is { } known ? rule.IsMetBy(known) : null
        );
    }

    private static CheckSides OfRow(FigureTable figures, Field field)
    {
        var left = figures[figures.TotalColumn, field];
        var residual = BetweenRules.TotalLessColumns(figures, field.Index);
        return new CheckSides(null, field, left, [], Digits(left - residual), residual is null ? null : residual == 0);
    }

    private static AreaCheck OfDocuments(
        FigureTable figures,
        Field field,
        IReadOnlyDictionary<AreaCode, Figures> accepted
    ) =>
        new(
            BetweenCodes.ChildDocumentDiffers,
            field,
            Relation.Equal,
            [
                .. figures
                    .Children.Select((child, column) => (child, column))
                    .Select(one =>
                    {
                        var (left, right) = (figures[one.column, field], accepted.GetValueOrDefault(one.child)?[field]);
                        return new CheckSides(
                            one.child,
                            field,
                            left,
                            [],
                            Digits(right),
                            left is null || right is null ? null : left == right
                        );
                    }),
            ]
        );

    private static string? Digits(Int128? number) => number?.ToString(CultureInfo.InvariantCulture);
}
