using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Intake.Reading;
using Pleno.Language;
using Pleno.Local.Services;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Local.Checking;

/// <summary>Finds the configuration that a file is checked against. A folder's name is the contest's key.</summary>
/// <param name="given">The folder given on the command line; null to search upwards from each file.</param>
internal sealed class ContestFolders(string? given)
{
    private const string Mark = "contest.csv";
    private readonly Dictionary<string, Contest> _read = new(StringComparer.Ordinal);

    /// <summary>The contest of this file.</summary>
    /// <exception cref="LocalSetupException">There is none, or several that it could be of, or its configuration has errors.</exception>
    public Contest For(string file, FormIdentity identity)
    {
        var folders = given is null ? Above(file) : Below(given);
        if (folders.Count == 0)
        {
            throw new LocalSetupException(
                $"Konfigurasi pemilihan untuk {file} tidak ditemukan / no configuration of a contest was found.",
                "Sebutkan foldernya dengan --config / name its folder with --config."
            );
        }

        var fitting = folders.Count == 1 ? folders : [.. folders.Where(folder => Fits(folder, identity))];
        return fitting is [var only]
            ? Read(only)
            : throw new LocalSetupException(
                $"Tidak jelas pemilihan mana yang dimaksud {file} / it is not clear which contest it is of: {string.Join(", ", folders.Select(Path.GetFileName))}.",
                "Sebutkan foldernya dengan --config / name its folder with --config."
            );
    }

    private static bool Fits(string folder, FormIdentity identity) =>
        ContestKey.TryParse(Path.GetFileName(folder), out var key) && identity.Fits(key);

    private static IReadOnlyList<string> Above(string file)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var found = Here(folder, Path.Combine(folder, "config"));
            if (found.Count > 0)
            {
                return found;
            }
        }

        return [];
    }

    private static IReadOnlyList<string> Below(string folder)
    {
        var full = Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar);
        var found = Here(full, full);
        return found.Count > 0 ? found : Here(full, Path.Combine(full, "config"));
    }

    private static IReadOnlyList<string> Here(string folder, string parent)
    {
        if (File.Exists(Path.Combine(folder, Mark)))
        {
            return [folder];
        }

        return Directory.Exists(parent)
            ?
            [
                .. Directory
                    .EnumerateDirectories(parent)
                    .Where(child => File.Exists(Path.Combine(child, Mark)))
                    .Order(StringComparer.Ordinal),
            ]
            : [];
    }

    /// <summary>The contest whose configuration lies in this folder.</summary>
    /// <exception cref="LocalSetupException">Its name is no key, or its configuration has errors.</exception>
    public Contest Read(string folder)
    {
        if (_read.TryGetValue(folder, out var known))
        {
            return known;
        }

        if (!ContestKey.TryParse(Path.GetFileName(folder), out var key))
        {
            throw new LocalSetupException(
                $"{folder} bukan kunci pemilihan / is not named by the key of a contest.",
                "gubernur-64-2024, bupati-5101-2024, walikota-6472-2024"
            );
        }

        var files = ContestReader
            .FileNames.Concat(ContestReader.OptionalFileNames)
            .Select(name => Path.Combine(folder, name))
            .Where(File.Exists)
            .ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);
        var reading = ContestReader.Read(key, files);
        return _read[folder] = reading.Contest ?? throw Wrong(folder, reading.Findings);
    }

    private static LocalSetupException Wrong(string folder, IReadOnlyList<Finding> findings)
    {
        var text = new FindingText(new FormLayout([]), _ => null);
        return new LocalSetupException(
            $"Konfigurasi {folder} salah / the configuration has errors.",
            string.Join('\n', findings.Select(finding => text.Line(finding, Tongue.Indonesian)))
        );
    }
}
