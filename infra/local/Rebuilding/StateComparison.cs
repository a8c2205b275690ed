using Pleno.Storage;

namespace Pleno.Local.Rebuilding;

/// <summary>The rows as reckoned beside the rows as they stand.</summary>
/// <param name="Same">How many are the same, byte for byte.</param>
/// <param name="Different">Those that differ: as reckoned, as they stand, and in which columns.</param>
/// <param name="Missing">Those that are reckoned and do not stand.</param>
/// <param name="Unknown">Those that stand and are not reckoned.</param>
internal sealed record StateComparison(
    int Same,
    IReadOnlyList<(ReckonedRow Reckoned, ReckonedRow Standing, IReadOnlyList<string> Columns)> Different,
    IReadOnlyList<ReckonedRow> Missing,
    IReadOnlyList<ReckonedRow> Unknown
)
{
    public bool IsSame => Different.Count + Missing.Count + Unknown.Count == 0;

    public static StateComparison Of(IReadOnlyList<ReckonedRow> reckoned, IReadOnlyList<ReckonedRow> standing)
    {
        var there = standing.ToDictionary(row => row.Key, StringComparer.Ordinal);
        var both = reckoned
            .Where(row => there.ContainsKey(row.Key))
            .Select(row => (Reckoned: row, Standing: there[row.Key], Columns: row.DifferencesTo(there[row.Key])))
            .ToList();
        var keys = reckoned.Select(row => row.Key).ToHashSet(StringComparer.Ordinal);
        return new StateComparison(
            both.Count(pair => pair.Columns.Count == 0),
            [.. both.Where(pair => pair.Columns.Count > 0)],
            [.. reckoned.Where(row => !there.ContainsKey(row.Key))],
            [.. standing.Where(row => !keys.Contains(row.Key))]
        );
    }
}
