using Pleno.Recaps.Rules;

namespace Pleno.Recaps.Hints;

/// <summary>
/// Slips of more than one cell, sought where no single figure explains a group: an exchange, a shifted row, a stale column.
/// One is named only when it makes every relation hold that it touches and no other slip explains the same groups.
/// </summary>
internal sealed class BlockSlips(
    Relations relations,
    IReadOnlyList<ViolationGroup> unexplained,
    RecapReferences? references
)
{
    /// <summary>A document with more open relations than this has no simple slip; seeking one would only take time.</summary>
    private const int MostRelations = 2000;

    private readonly FigureTable _figures = relations.Figures;
    private readonly Dictionary<RelationKey, ViolationGroup> _groupOf = unexplained
        .SelectMany(group => group.Keys.Select(key => (key, group)))
        .ToDictionary(pair => pair.key, pair => pair.group);

    public IReadOnlyDictionary<ViolationGroup, Hint> Find()
    {
        var slips = new Dictionary<ViolationGroup, List<Hint>>();
        if (_groupOf.Count is 0 or > MostRelations)
        {
            return new Dictionary<ViolationGroup, Hint>();
        }

        foreach (
            var slip in Slips().DistinctBy(slip => (slip.Kind, string.Join(' ', slip.Changes.Order(ByCell.Instance))))
        )
        {
            var groups = GroupsExplainedBy(slip);
            var hint = groups.Count > 0 ? slip.ToHint(_figures) : null;
            foreach (var group in groups)
            {
                slips.TryAdd(group, []);
                slips[group].Add(hint!);
            }
        }

        return slips
            .Where(pair => pair.Value is [var only] && slips.Values.All(all => all.Count == 1 || !all.Contains(only)))
            .ToDictionary(pair => pair.Key, pair => pair.Value[0]);
    }

    private IEnumerable<BlockSlip> Slips() =>
        [.. MenAndWomen(), .. AreasInRow(), .. WholeAreas(), .. ShiftedRows(), .. StaleColumns()];

    /// <summary>The groups that the slip explains wholly; none when it breaks a relation or leaves part of a group open.</summary>
    private List<ViolationGroup> GroupsExplainedBy(BlockSlip slip)
    {
        var explained = relations.Explained(slip.Changes);
        if (explained is null || !explained.TrueForAll(_groupOf.ContainsKey))
        {
            return [];
        }

        var groups = explained.Select(key => _groupOf[key]).Distinct().ToList();
        return groups.Sum(group => group.Keys.Count) == explained.Count ? groups : [];
    }

    private IEnumerable<BlockSlip> MenAndWomen()
    {
        var lines = FormLayout
            .GroupKeys.Select(key =>
                (L: _figures.Layout.Line(key, VoterSplit.L).Index, P: _figures.Layout.Line(key, VoterSplit.P).Index)
            )
            .ToList();
        foreach (var column in ColumnsOf(lines.SelectMany(pair => new[] { pair.L, pair.P }).ToHashSet()))
        {
            foreach (var pair in lines)
            {
                yield return new BlockSlip(
                    HintKind.MenAndWomenExchanged,
                    [.. Exchange(new(column, pair.L), new(column, pair.P))]
                );
            }

            yield return new BlockSlip(
                HintKind.MenAndWomenExchanged,
                [.. lines.SelectMany(pair => Exchange(new(column, pair.L), new(column, pair.P)))]
            );
        }
    }

    /// <summary>Columns with an open relation over one of the fields; every column where a row is open.</summary>
    private IEnumerable<int> ColumnsOf(HashSet<int> fields) =>
        _groupOf
            .Keys.Where(key => relations.CellsWithin(key).Any(cell => fields.Contains(cell.Field)))
            .SelectMany(key => key.IsAcross ? Enumerable.Range(0, _figures.Columns) : [key.Column])
            .Distinct();

    private IEnumerable<BlockSlip> AreasInRow()
    {
        foreach (var (cell, needed) in NeededWithinColumns())
        {
            for (var other = 0; other < _figures.TotalColumn; other++)
            {
                if (other != cell.Column && _figures[other, cell.Field] == needed)
                {
                    yield return new BlockSlip(
                        HintKind.AreasExchangedInRow,
                        [.. Exchange(cell, new Cell(other, cell.Field))]
                    );
                }
            }
        }
    }

    private IEnumerable<BlockSlip> WholeAreas()
    {
        var columns = _groupOf
            .Keys.Where(key => key.Kind == RelationKind.OfAnchor && key.Column < _figures.TotalColumn)
            .Select(key => key.Column)
            .Distinct()
            .ToList();
        return from left in columns
            from right in columns
            where left < right && IsDocumentOf(left, right) && IsDocumentOf(right, left)
            select new BlockSlip(
                HintKind.AreasExchanged,
                [
                    .. _figures.Layout.Fields.SelectMany(field =>
                        Exchange(new(left, field.Index), new(right, field.Index))
                    ),
                ]
            );
    }

    /// <summary>Whether the column has, field by field, the accepted figures of another.</summary>
    private bool IsDocumentOf(int column, int other) =>
        _figures.Layout.Fields.All(field =>
            relations.Accepted(other, field.Index) is { } accepted && _figures[column, field] == accepted
        );

    private IEnumerable<BlockSlip> ShiftedRows()
    {
        const int fewest = 3;
        foreach (var row in NeededWithinColumns().GroupBy(pair => pair.Cell.Field))
        {
            var needed = row.DistinctBy(pair => pair.Cell.Column)
                .ToDictionary(pair => pair.Cell.Column, pair => pair.Needed);
            var (first, last) = (needed.Keys.Min(), needed.Keys.Max());
            if (last - first + 1 < fewest)
            {
                continue;
            }

            var changes = needed.Select(pair => ChangeTo(new Cell(pair.Key, row.Key), pair.Value)).OfType<Change>();
            if (IsShifted(needed, row.Key, first, last - 1, 1) || IsShifted(needed, row.Key, first + 1, last, -1))
            {
                yield return new BlockSlip(HintKind.RowShifted, [.. changes]);
            }
        }
    }

    private bool IsShifted(Dictionary<int, Int128> needed, int field, int from, int to, int step) =>
        Enumerable
            .Range(from, to - from + 1)
            .All(column =>
                _figures[column + step, field] is { } neighbour
                && (needed.TryGetValue(column, out var value) ? value : _figures[column, field] ?? -1) == neighbour
            );

    private IEnumerable<BlockSlip> StaleColumns()
    {
        for (var column = 0; column < _figures.TotalColumn && references?.Earlier is not null; column++)
        {
            if (
                references.Earlier.GetValueOrDefault(_figures.Children[column]) is not { } versions
                || !IsStale(column, versions)
            )
            {
                continue;
            }

            var updates = _figures
                .Layout.Fields.Select(field =>
                    relations.Accepted(column, field.Index) is { } accepted
                        ? ChangeTo(new Cell(column, field.Index), accepted)
                        : null
                )
                .OfType<Change>()
                .ToList();
            yield return new BlockSlip(HintKind.StaleChild, updates);
            yield return new BlockSlip(
                HintKind.StaleChild,
                [
                    .. updates,
                    .. updates.Select(update =>
                        update with
                        {
                            Cell = update.Cell with { Column = _figures.TotalColumn },
                        }
                    ),
                ]
            );
        }
    }

    private bool IsStale(int column, IReadOnlyList<Figures> versions) =>
        versions.Any(version => _figures.Layout.Fields.All(field => _figures[column, field] == version[field]));

    /// <summary>For every open equation within a child's column, each of its cells with the figure that would settle it.</summary>
    private IEnumerable<(Cell Cell, Int128 Needed)> NeededWithinColumns() =>
        from key in _groupOf.Keys
        where !key.IsAcross && key.Column < _figures.TotalColumn && relations.IsEquation(key)
        from cell in relations.CellsWithin(key)
        where _figures[cell.Column, cell.Field] is not null
        select (cell, _figures[cell.Column, cell.Field]!.Value + relations.Needed(key, cell));

    private IEnumerable<Change> Exchange(Cell left, Cell right) =>
        _figures[left.Column, left.Field] is { } first
        && _figures[right.Column, right.Field] is { } second
        && first != second
            ? [new Change(left, second - first), new Change(right, first - second)]
            : [];

    private Change? ChangeTo(Cell cell, Int128 value) =>
        _figures[cell.Column, cell.Field] is { } figure && figure != value ? new Change(cell, value - figure) : null;
}

/// <summary>A slip of several cells: what putting it right would change.</summary>
internal sealed record BlockSlip(HintKind Kind, IReadOnlyList<Change> Changes)
{
    /// <summary>With the first two cells of an exchange, the first and the last of anything longer.</summary>
    public Hint ToHint(FigureTable figures) =>
        new(
            Kind,
            Changes.Count == 1 || Kind == HintKind.StaleChild ? [CellOf(figures, Changes[0])]
                : Kind == HintKind.RowShifted ? [CellOf(figures, Changes[0]), CellOf(figures, Changes[^1])]
                : [CellOf(figures, Changes[0]), CellOf(figures, Changes[1])]
        );

    private static HintCell CellOf(FigureTable figures, Change change)
    {
        var stated = figures[change.Cell.Column, change.Cell.Field]!.Value;
        return new HintCell(
            figures.Layout.Fields[change.Cell.Field].Key,
            figures.AreaOf(change.Cell.Column),
            stated,
            (long)(stated + change.Delta)
        );
    }
}

internal sealed class ByCell : IComparer<Change>
{
    public static readonly ByCell Instance = new();

    public int Compare(Change x, Change y) => (x.Cell.Column, x.Cell.Field).CompareTo((y.Cell.Column, y.Cell.Field));
}
