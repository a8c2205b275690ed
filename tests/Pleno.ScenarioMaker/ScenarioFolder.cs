using Pleno.Contests;
using Pleno.Contests.Loading;

namespace Pleno.ScenarioMaker;

/// <summary>A scenario's folder under tests/scenarios.</summary>
internal sealed class ScenarioFolder(string root, string name)
{
    public string Name => name;

    /// <summary>The contest as its own configuration files state it, so that documents and configuration cannot part.</summary>
    public Contest Contest(string key)
    {
        var files = Directory
            .EnumerateFiles(Path.Combine(root, name, "config", key))
            .ToDictionary(path => Path.GetFileName(path)!, File.ReadAllBytes);
        var reading = ContestReader.Read(ContestKey.Parse(key), files);
        return reading.Contest
            ?? throw new InvalidOperationException(
                $"{name}/config/{key}: {string.Join("; ", reading.Findings.Select(finding => $"{finding.Code.Id} {finding.Place}"))}"
            );
    }
}
