namespace Pleno.Board;

/// <summary>How the table of areas is sorted.</summary>
public enum BoardSort
{
    /// <summary>What owes most first.</summary>
    Need,

    /// <summary>By name.</summary>
    Name,

    /// <summary>The least complete first.</summary>
    Complete,

    /// <summary>The lowest turnout first; areas without figures last.</summary>
    Turnout,
}

/// <summary>The orders of the table of areas. Pure; equal areas stand in the order of their codes.</summary>
public static class BoardSorts
{
    /// <summary>The word of an address; "need" for any other.</summary>
    public static BoardSort Parse(string? word) =>
        Enum.GetValues<BoardSort>().FirstOrDefault(sort => WordOf(sort) == word);

    /// <summary>"need", "name", "complete", "turnout".</summary>
    public static string WordOf(BoardSort sort) => sort.ToString().ToLowerInvariant();

    /// <summary>The areas in this order.</summary>
    public static IReadOnlyList<BoardArea> Apply(BoardSort sort, IReadOnlyList<BoardArea> areas) =>
        [
            .. (
                sort switch
                {
                    BoardSort.Name => areas.OrderBy(row => row.Area.Name, StringComparer.OrdinalIgnoreCase),
                    BoardSort.Complete => areas.OrderBy(Completeness),
                    BoardSort.Turnout => areas.OrderBy(row => row.Turnout ?? decimal.MaxValue),
                    _ => areas.OrderBy(row => row.State).ThenBy(Completeness),
                }
            ).ThenBy(row => row.Area.Code),
        ];

    private static decimal Completeness(BoardArea row)
    {
        var (accepted, owing) = row.Below is { } below ? (below.Accepted, below.Owing) : (0, 0);
        return (accepted + (row.Counts ? 1m : 0m)) / (owing + 1m);
    }
}
