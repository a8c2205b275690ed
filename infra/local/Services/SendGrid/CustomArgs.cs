namespace Pleno.Local.Services;

internal static class CustomArgs
{
    /// <summary>The arguments that a recipient's events carry: those of the request, overridden by those of its letter.</summary>
    public static IReadOnlyDictionary<string, string> Merge(
        IReadOnlyDictionary<string, string?>? common,
        IReadOnlyDictionary<string, string?>? own
    )
    {
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in (common ?? Nothing).Concat(own ?? Nothing))
        {
            merged[key] = value ?? "";
        }

        return merged;
    }

    private static IReadOnlyDictionary<string, string?> Nothing { get; } = new Dictionary<string, string?>();
}
