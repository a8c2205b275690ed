namespace Pleno.Recaps.Rules;

/// <summary>
/// Two wrong figures whose equations meet, so that neither explains its own. In a document without a missing figure every row and
/// every column tells its own sum, so all pairs that could be it can be tried; they are named only where one pair alone explains
/// the group. While no more than two figures are wrong that is the pair that is.
/// </summary>
internal sealed class PairSearch(Relations relations)
{
    private readonly FigureTable _figures = relations.Figures;

    /// <summary>The two, and by how much each would have to change; null where there is no such pair or more than one.</summary>
    public IReadOnlyList<Change>? Find(ViolationGroup group)
    {
        if (!_figures.IsComplete || _figures.TotalColumn == 0)
        {
            return null;
        }

        var found = PairsFor(group)
            .Where(pair => relations.Explained(pair)?.Count == group.Keys.Count)
            .Take(2)
            .ToList();
        return found is [var only] && only.All(change => relations.IsCrosswise(change.Cell.Field)) ? only : null;
    }

    private IEnumerable<Change[]> PairsFor(ViolationGroup group)
    {
        var rows = group.Keys.Where(key => key.Kind == RelationKind.OfRow).ToList();
        var columns = group.Keys.Where(key => !key.IsAcross).Select(key => key.Column).Distinct().ToList();
        return (rows, columns) switch
        {
            (_, { Count: > 2 }) => [],
            ([var first, var second], _) => OfTwoRows(first, second, columns),
            ({ Count: <= 1 }, [var left, var right]) => _figures
                .Layout.Fields.Where(field => rows is not [var row] || row.Field == field.Index)
                .SelectMany(field => OfOneRow(group, field.Index, left, right)),
            _ => [],
        };
    }

    /// <summary>
    /// One figure in each of two rows that do not add up, each wrong by what its row lacks. A figure in a column that adds up would
    /// break it, unless both are there and make up for each other.
    /// </summary>
    private IEnumerable<Change[]> OfTwoRows(RelationKey first, RelationKey second, List<int> columns) =>
        columns.Count == 0
            ? Enumerable
                .Range(0, _figures.Columns)
                .Select(column => new[] { ByRow(first, column), ByRow(second, column) })
            : from left in columns
            from right in columns
            select new[] { ByRow(first, left), ByRow(second, right) };

    private Change ByRow(RelationKey row, int column)
    {
        var cell = new Cell(column, row.Field);
        return new Change(cell, relations.Needed(row, cell));
    }

    /// <summary>Two figures in one row, each wrong by what an equation of its own column lacks.</summary>
    private IEnumerable<Change[]> OfOneRow(ViolationGroup group, int field, int left, int right) =>
        ByColumn(group, new Cell(left, field)) is { } first && ByColumn(group, new Cell(right, field)) is { } second
            ?
            [
                [first, second],
            ]
            : [];

    private Change? ByColumn(ViolationGroup group, Cell cell) =>
        group
            .Keys.Where(key => !key.IsAcross && relations.IsEquation(key) && relations.CellsWithin(key).Contains(cell))
            .Select(key => (Change?)new Change(cell, relations.Needed(key, cell)))
            .FirstOrDefault();
}
