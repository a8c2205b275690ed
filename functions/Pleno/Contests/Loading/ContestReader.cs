using System.Security.Cryptography;
using System.Text;
using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>Reads a contest from its configuration files (docs/configuration.md) and checks that they go together.</summary>
public static class ContestReader
{
    /// <summary>The files that make up a contest's configuration.</summary>
    public static IReadOnlyList<string> FileNames { get; } =
    ["contest.csv", "areas.csv", "paslon.csv", "offices.csv", "stages.csv", "requirements.csv", "routing.csv"];

    /// <summary>Files that a configuration may have beside those.</summary>
    public static IReadOnlyList<string> OptionalFileNames { get; } = ["holidays.csv"];

    /// <summary>All files at once; every error of all of them is reported.</summary>
    /// <param name="key">The contest.</param>
    /// <param name="files">Content by file name without folder.</param>
    public static ContestReading Read(ContestKey key, IReadOnlyDictionary<string, byte[]> files)
    {
        var findings = new List<Finding>();
        findings.AddRange(
            files
                .Keys.Except([.. FileNames, .. OptionalFileNames])
                .Order(StringComparer.Ordinal)
                .Select(name => new Finding(ConfigurationCodes.FileUnknown, Place.Cell(name, 1, 1), Got: name))
        );
        var head = ContestHead.Read(files.GetValueOrDefault("contest.csv"), findings);
        var areas = AreaRows.Read(files.GetValueOrDefault("areas.csv"), findings);
        var paslon = PaslonRows.Read(files.GetValueOrDefault("paslon.csv"), findings);
        var offices = OfficeRows.Read(files.GetValueOrDefault("offices.csv"), areas, findings);
        var stages = StageRows.Read(
            files.GetValueOrDefault("stages.csv"),
            areas,
            head?.Zone ?? LocalZone.Wib,
            findings
        );
        var requirements = RequirementRows.Read(
            files.GetValueOrDefault("requirements.csv"),
            areas,
            stages,
            offices,
            findings
        );
        var routes = RouteRows.Read(files.GetValueOrDefault("routing.csv"), areas, stages, offices, findings);
        var holidays = HolidayRows.Read(files.GetValueOrDefault("holidays.csv"), findings);
        if (findings.Count > 0 || head is null)
        {
            return new ContestReading(null, findings);
        }

        var contest = new Contest(
            key,
            VersionOf(files),
            head.Title,
            head.Sender,
            head.SenderPlace,
            head.NumberSuffix,
            head.Zone,
            head.DocumentLevels,
            new AreaTree(areas),
            paslon,
            offices,
            stages,
            requirements,
            routes
        )
        {
            Population = head.Population,
            Holidays = holidays,
        };
        return new ContestReading(contest, []);
    }

    private static string VersionOf(IReadOnlyDictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in FileNames.Concat(OptionalFileNames.Where(files.ContainsKey)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name));
            hash.AppendData(SHA256.HashData(files[name]));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
