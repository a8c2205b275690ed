using System.Collections.Concurrent;
using System.Globalization;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Durations;

/// <summary>How long tests took, as a report and as the record by which classes are ordered.</summary>
internal sealed class TestDurations
{
    /// <summary>The record from the repository's root: <c>class,seconds</c>, the longest first.</summary>
    public const string RecordPath = "tests/Pleno.Tests/durations.csv";

    private const int Slowest = 20;
    private readonly ConcurrentQueue<(string Class, string Test, TimeSpan Time)> _tests = new();

    /// <summary>The classes with the sum of their tests, the longest first.</summary>
    public IReadOnlyList<(string Class, int Tests, double Seconds)> Classes() =>
        [
            .. _tests
                .GroupBy(test => test.Class)
                .Select(tests => (tests.Key, tests.Count(), tests.Sum(test => test.Time.TotalSeconds)))
                .OrderByDescending(one => one.Item3)
                .ThenBy(one => one.Key, StringComparer.Ordinal),
        ];

    public void Add(string className, string test, TimeSpan time) => _tests.Enqueue((className, test, time));

    /// <summary>The slowest classes and tests, then every class.</summary>
    public IReadOnlyList<string> Report()
    {
        var classes = Classes();
        return
        [
            $"{_tests.Count} tests in {classes.Count} classes took {Seconds(classes.Sum(one => one.Seconds)).Trim()} s together.",
            "The slowest classes (seconds, tests):",
            .. classes.Take(Slowest).Select(Line),
            "The slowest tests (seconds):",
            .. _tests
                .OrderByDescending(test => test.Time)
                .Take(Slowest)
                .Select(test => $"{Seconds(test.Time.TotalSeconds)}  {test.Class} {test.Test}"),
            "Every class (seconds, tests):",
            .. classes.Select(Line),
        ];
    }

    /// <summary>The new record: what ran now, and what is known of the classes that did not run.</summary>
    public IReadOnlyList<string> Record(IReadOnlyDictionary<string, double> known, Func<string, bool> exists) =>
        [
            .. known
                .Where(one => exists(one.Key))
                .Concat(Classes().Select(one => KeyValuePair.Create(one.Class, one.Seconds)))
                .GroupBy(one => one.Key, (name, seconds) => (Name: name, Time: seconds.Last().Value))
                .OrderByDescending(one => Math.Round(one.Time, 1))
                .ThenBy(one => one.Name, StringComparer.Ordinal)
                .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Name},{one.Time:0.0}")),
        ];

    /// <summary>The record as it is committed.</summary>
    public static IReadOnlyDictionary<string, double> Recorded() =>
        Repository
            .Read(RecordPath)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(','))
            .ToDictionary(
                row => row[0],
                row => double.Parse(row[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    private static string Line((string Class, int Tests, double Seconds) one) =>
        $"{Seconds(one.Seconds)} {one.Tests, 5}  {one.Class}";

    private static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds, 8:0.0}");
}
