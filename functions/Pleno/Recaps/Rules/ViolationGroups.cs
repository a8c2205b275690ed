namespace Pleno.Recaps.Rules;

/// <summary>Relations that do not hold and hang together by common cells: what one wrong figure may have caused.</summary>
internal sealed class ViolationGroup(List<RelationKey> keys)
{
    public List<RelationKey> Keys { get; } = keys;
}

/// <summary>Splits the violated relations into connected groups, in work that grows with their number.</summary>
internal static class ViolationGroups
{
    public static List<ViolationGroup> Of(Relations relations, IReadOnlyList<RelationKey> violated)
    {
        var parents = Enumerable.Range(0, violated.Count).ToArray();
        var rows = new Dictionary<int, int>();
        for (var index = 0; index < violated.Count; index++)
        {
            if (violated[index].Kind == RelationKind.OfRow)
            {
                rows[violated[index].Field] = index;
            }
        }

        var cells = new Dictionary<Cell, int>();
        for (var index = 0; index < violated.Count; index++)
        {
            if (violated[index].Kind == RelationKind.OfRow)
            {
                continue;
            }

            foreach (var cell in relations.CellsWithin(violated[index]))
            {
                Join(parents, index, cells.TryGetValue(cell, out var other) ? other : cells[cell] = index);
                Join(parents, index, rows.GetValueOrDefault(cell.Field, index));
            }
        }

        return Gather(parents, violated);
    }

    /// <summary>
    /// Groups of one field that hang together by no cell, and would if one figure was wrong and carried on past pages that add up.
    /// </summary>
    public static List<ViolationGroup> CarriedOn(IEnumerable<ViolationGroup> groups) =>
        [
            .. groups
                .Where(group => group.Keys.Exists(key => key.IsOverPages))
                .GroupBy(group => group.Keys.Find(key => key.IsOverPages).Field)
                .Where(ofField => ofField.Skip(1).Any())
                .Select(ofField => new ViolationGroup([.. ofField.SelectMany(group => group.Keys)])),
        ];

    private static List<ViolationGroup> Gather(int[] parents, IReadOnlyList<RelationKey> violated)
    {
        var groups = new Dictionary<int, ViolationGroup>();
        var inOrder = new List<ViolationGroup>();
        for (var index = 0; index < violated.Count; index++)
        {
            var root = Root(parents, index);
            if (!groups.TryGetValue(root, out var group))
            {
                groups[root] = group = new ViolationGroup([]);
                inOrder.Add(group);
            }

            group.Keys.Add(violated[index]);
        }

        return inOrder;
    }

    private static void Join(int[] parents, int left, int right)
    {
        parents[Root(parents, left)] = Root(parents, right);
    }

    private static int Root(int[] parents, int index)
    {
        while (parents[index] != index)
        {
            parents[index] = parents[parents[index]];
            index = parents[index];
        }

        return index;
    }
}
