using Pleno.Areas;

namespace Pleno.Recaps.Rules;

/// <summary>What a document is checked against, beyond itself.</summary>
/// <param name="Area">The area whose document it is.</param>
/// <param name="Areas">The contest's areas: the DPT decree and the number of polling stations, where they were loaded.</param>
/// <param name="Accepted">Totals of the accepted documents of the areas below; null where those upload none.</param>
/// <param name="Earlier">Totals of earlier versions of those documents, newest first; null when not looked up. Only hints use them.</param>
/// <param name="Options">Thresholds; null for those of the law.</param>
public sealed record RecapReferences(
    AreaCode Area,
    AreaTree Areas,
    IReadOnlyDictionary<AreaCode, Figures>? Accepted = null,
    IReadOnlyDictionary<AreaCode, IReadOnlyList<Figures>>? Earlier = null,
    RuleOptions? Options = null
)
{
    /// <summary>The area of each column, for the total column the form's own; null where it does not take part.</summary>
    internal Area?[] AreasOf(FigureTable figures)
    {
        // The columns nearly always are the areas below in their order; the tree is asked only where they are not.
        var below = Areas.ChildrenOf(Area);
        var areas = new Area?[figures.Columns];
        for (var column = 0; column < figures.TotalColumn; column++)
        {
            var code = figures.Children[column];
            areas[column] = column < below.Count && below[column].Code == code ? below[column] : Areas.Find(code);
        }

        areas[figures.TotalColumn] = Areas.Find(Area);
        return areas;
    }
}
