using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>The rules between the columns of a document and between it and the documents of the level below.</summary>
public static class BetweenRules
{
    /// <summary>D02: for every field, the children's columns = the total column. A row with a missing figure is not told.</summary>
    public static IEnumerable<Finding> ColumnsAddUpToTotal(RecapDraft draft) =>
        draft.Figures.Layout.Fields.Select(field => ColumnsAddUpToTotal(draft, field)).OfType<Finding>();

    /// <summary>L01: for every field, a child's column = the total of that child's accepted document.</summary>
    /// <param name="draft">The parent's document.</param>
    /// <param name="accepted">The totals of the children's accepted documents; children without one are left to L02.</param>
    public static IEnumerable<Finding> ColumnsAreChildDocuments(
        RecapDraft draft,
        IReadOnlyDictionary<AreaCode, Figures> accepted
    )
    {
        for (var column = 0; column < draft.Figures.TotalColumn; column++)
        {
            if (accepted.TryGetValue(draft.Figures.Children[column], out var child))
            {
                foreach (var finding in ColumnIsChildDocument(draft, column, child))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>L02: every expected child has an accepted document.</summary>
    public static IEnumerable<Finding> ChildDocumentsAreIn(
        IEnumerable<Area> expected,
        IReadOnlyDictionary<AreaCode, Figures> accepted
    ) =>
        expected
            .Where(area => !accepted.ContainsKey(area.Code))
            .Select(area => new Finding(BetweenCodes.ChildDocumentMissing, Area: area.Code, Expected: area.Name));

    private static Finding? ColumnsAddUpToTotal(RecapDraft draft, Field field)
    {
        var figures = draft.Figures;
        Int128 sum = 0;
        for (var column = 0; column < figures.TotalColumn; column++)
        {
            if (figures[column, field] is not { } figure)
            {
                return null;
            }

            sum += figure;
        }

        return figures[figures.TotalColumn, field] is { } total && total != sum
            ? new Finding(
                BetweenCodes.ColumnsAddUpToTotal,
                draft.Places.Of(figures.TotalColumn, field),
                field.Key,
                null,
                Sum.Value(sum),
                total
            )
            : null;
    }

    private static IEnumerable<Finding> ColumnIsChildDocument(RecapDraft draft, int column, Figures child) =>
        from field in draft.Figures.Layout.Fields
        let stated = draft.Figures[column, field]
        where stated is not null && stated != child[field]
        select new Finding(
            BetweenCodes.ChildDocumentDiffers,
            draft.Places.Of(column, field),
            field.Key,
            draft.Figures.Children[column],
            child[field],
            stated.Value
        );
}
