using Pleno.Tests.Durations;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Pleno.Tests.LongestFirst))]

namespace Pleno.Tests;

/// <summary>
/// Classes that took longest begin first (durations.csv): one that began last would run alone, beside an idle core. A class that is not recorded
/// yet comes in the middle.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private readonly IReadOnlyDictionary<string, double> _recorded;
    private readonly double _middle;

    public LongestFirst()
        : this(TestDurations.Recorded()) { }

    internal LongestFirst(IReadOnlyDictionary<string, double> recorded)
    {
        _recorded = recorded;
        _middle = recorded.Values.Order().ElementAtOrDefault(recorded.Count / 2);
    }

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections
                .OrderByDescending(collection => SecondsOf(collection.TestCollectionDisplayName))
                .ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal),
        ];

    /// <summary>By xUnit's name for the collection of one class: "Test collection for Pleno.Tests.Some (id: 0f)".</summary>
    internal double SecondsOf(string collection) =>
        _recorded.GetValueOrDefault(
            collection.Split(' ').FirstOrDefault(word => word.Contains('.', StringComparison.Ordinal)) ?? "",
            _middle
        );
}
