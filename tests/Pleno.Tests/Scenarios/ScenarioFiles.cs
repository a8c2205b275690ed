using System.Text;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.ScenarioMaker;

namespace Pleno.Tests.Scenarios;

/// <summary>The files of the scenarios as they lie in the checkout.</summary>
internal static class ScenarioFiles
{
    public static readonly string Root = ScenarioDocuments.FindRoot(AppContext.BaseDirectory);

    /// <summary>Scenario and contest of every configuration.</summary>
    public static IReadOnlyList<(string Scenario, string Contest)> Configurations { get; } =
    [
        ("intan-2024", "gubernur-63-2024"),
        ("jembrana-2024", "bupati-5101-2024"),
        ("jembrana-2024", "gubernur-51-2024"),
        ("kaltim-2015", "gubernur-64-2015"),
        ("kaltim-2024", "gubernur-64-2024"),
        ("kalteng-2024", "gubernur-62-2024"),
        ("telabang-2024", "gubernur-62-2024"),
    ];

    /// <summary>The scenarios' names.</summary>
    public static TheoryData<string> Names => [.. Configurations.Select(one => one.Scenario).Distinct()];

    public static byte[] Read(string path) => File.ReadAllBytes(Path.Combine(Root, path));

    /// <summary>Whether the file is the decree on a result, by its first line.</summary>
    public static bool IsDecree(byte[] content) =>
        Encoding.UTF8.GetString(content).TrimStart('\uFEFF').StartsWith("KEPUTUSAN KPU", StringComparison.Ordinal);

    /// <summary>A contest's configuration files by name.</summary>
    public static Dictionary<string, byte[]> Configuration(string scenario, string contest) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, scenario, "config", contest))
            .ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes, StringComparer.Ordinal);

    public static Contest Contest(string scenario, string contest)
    {
        var reading = ContestReader.Read(ContestKey.Parse(contest), Configuration(scenario, contest));
        reading.Findings.ShouldBeEmpty();
        return reading.Contest.ShouldNotBeNull();
    }
}
