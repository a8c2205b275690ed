using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>The rules between the columns of a document and between it, the documents of the level below and the decrees.</summary>
public static class BetweenRules
{
    /// <summary>D02: for one field, the children's columns = the total column. Null when it holds or a figure of the row is missing.</summary>
    public static Finding? ColumnsAddUpToTotal(RecapDraft draft, Field field)
    {
        var figures = draft.Figures;
        return TotalLessColumns(figures, field.Index) is { } residual && residual != 0
            ? new Finding(
                BetweenCodes.ColumnsAddUpToTotal,
                draft.Places.Of(figures.TotalColumn, field),
                field.Key,
                null,
                Sum.Value(figures[figures.TotalColumn, field]!.Value - residual),
                figures[figures.TotalColumn, field]!.Value
            )
            : null;
    }

    /// <summary>L01: for one field, a child's column = the total of that child's accepted document.</summary>
    public static Finding? ColumnIsChildDocument(RecapDraft draft, int column, Field field, long accepted) =>
        Differs(BetweenCodes.ChildDocumentDiffers, draft, column, field, accepted);

    /// <summary>L03: pemilih_dpt, L and P, = the DPT decree of the area.</summary>
    public static Finding? DptIsOfDecree(RecapDraft draft, int column, Field field, long decreed) =>
        Differs(BetweenCodes.DptDiffersFromDecree, draft, column, field, decreed);

    /// <summary>L02: every expected child has an accepted document.</summary>
    public static IEnumerable<Finding> ChildDocumentsAreIn(
        IEnumerable<Area> expected,
        IReadOnlyDictionary<AreaCode, Figures> accepted
    ) =>
        expected
            .Where(area => !accepted.ContainsKey(area.Code))
            .Select(area => new Finding(BetweenCodes.ChildDocumentMissing, Area: area.Code, Expected: area.Name));

    /// <summary>The total less the children's columns; null when a figure of the row is missing or there is no child's column.</summary>
    internal static Int128? TotalLessColumns(FigureTable figures, int field)
    {
        var row = figures.Row(field);
        return figures.TotalColumn == 0 || row.Contains(FigureTable.Missing)
            ? null
            : row[figures.TotalColumn] - Sum.Of(row[..figures.TotalColumn]);
    }

    private static Finding? Differs(Code code, RecapDraft draft, int column, Field field, long reference) =>
        draft.Figures[column, field] is { } stated && stated != reference
            ? new Finding(
                code,
                draft.Places.Of(column, field),
                field.Key,
                draft.Figures.AreaOf(column),
                reference,
                stated
            )
            : null;
}
