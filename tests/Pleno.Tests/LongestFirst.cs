using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Pleno.Tests.LongestFirst))]

namespace Pleno.Tests;

/// <summary>Classes that take minutes begin first: one that began last would run alone, beside an idle core.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        ".EndToEnd.",
        ".Grid.",
        "HostKillDrill",
        "UploadBrowserTests",
        "LetterBrowserTests",
        ".Pages.",
        ".Azure.",
    ];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderBy(collection => RankOf(collection.TestCollectionDisplayName))
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];

    private static int RankOf(string name)
    {
        var rank = Array.FindIndex(Long, word => name.Contains(word, StringComparison.Ordinal));
        return rank < 0 ? Long.Length : rank;
    }
}
