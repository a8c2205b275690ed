namespace Pleno.Tests.Durations;

public sealed class TestDurationsTests
{
    private readonly TestDurations _durations = new();

    public TestDurationsTests()
    {
        _durations.Add("Short", "A", TimeSpan.FromSeconds(3));
        _durations.Add("Long", "B", TimeSpan.FromSeconds(2));
        _durations.Add("Long", "C(x: 1)", TimeSpan.FromSeconds(2.44));
    }

    [Fact]
    public void The_report_has_the_slowest_classes_then_tests_then_every_class() =>
        _durations
            .Report()
            .ShouldBe([
                "3 tests in 2 classes took 7.4 s together.",
                "The slowest classes (seconds, tests):",
                "     4.4     2  Long",
                "     3.0     1  Short",
                "The slowest tests (seconds):",
                "     3.0  Short A",
                "     2.4  Long C(x: 1)",
                "     2.0  Long B",
                "Every class (seconds, tests):",
                "     4.4     2  Long",
                "     3.0     1  Short",
            ]);

    [Fact]
    public void The_record_keeps_classes_that_did_not_run_and_forgets_those_that_are_gone()
    {
        var known = new Dictionary<string, double>
        {
            ["Gone"] = 50,
            ["Other"] = 3.5,
            ["Long"] = 1,
        };
        _durations.Record(known, name => name != "Gone").ShouldBe(["Long,4.4", "Other,3.5", "Short,3.0"]);
    }

    [Fact]
    public void The_longest_class_begins_and_an_unknown_one_comes_in_the_middle()
    {
        var order = new LongestFirst(
            new Dictionary<string, double>
            {
                ["Pleno.Tests.A"] = 1,
                ["Pleno.Tests.B"] = 9,
                ["Pleno.Tests.C"] = 4,
            }
        );
        string[] names = ["A", "B", "C", "New"];
        names
            .Select(name => order.SecondsOf($"Test collection for Pleno.Tests.{name} (id: 0a1b.)"))
            .ShouldBe([1, 9, 4, 4]);
    }

    /// <summary>xUnit could name collections otherwise; then no class would be known.</summary>
    [Fact]
    public void The_order_finds_a_class_by_the_name_of_its_collection()
    {
        var recorded = new Dictionary<string, double> { [typeof(TestDurationsTests).FullName!] = 7, ["Other"] = 8 };
        var collection = TestContext.Current.TestCollection.ShouldNotBeNull();
        new LongestFirst(recorded).SecondsOf(collection.TestCollectionDisplayName).ShouldBe(7);
    }

    [Fact]
    public void The_longest_recorded_class_is_one_that_there_is() =>
        typeof(TestDurationsTests)
            .Assembly.GetType(TestDurations.Recorded().MaxBy(one => one.Value).Key)
            .ShouldNotBeNull();
}
