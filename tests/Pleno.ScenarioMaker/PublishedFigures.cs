using System.Collections.Immutable;
using System.Globalization;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.ScenarioMaker;

/// <summary>Figures that were published, from Published/*.csv, where each stands with its source.</summary>
internal sealed class PublishedFigures
{
    private readonly Dictionary<(string Contest, string Area, string Field), long> _figures;

    private PublishedFigures(Dictionary<(string Contest, string Area, string Field), long> figures) =>
        _figures = figures;

    public long this[ContestKey contest, AreaCode area, string field] =>
        _figures[(contest.ToString(), area.Digits, field)];

    /// <summary>The published votes of an area by nomor urut.</summary>
    public ImmutableArray<long> Votes(Contest contest, AreaCode area) =>
        [.. contest.Paslon.Select(pair => this[contest.Key, area, $"paslon.{pair.Number}"])];

    /// <summary>Published men and women of a group of voters.</summary>
    public Lines Lines(Contest contest, AreaCode area, string group) =>
        new(this[contest.Key, area, $"{group}.l"], this[contest.Key, area, $"{group}.p"]);

    public static PublishedFigures Load(string name)
    {
        using var stream =
            typeof(PublishedFigures).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var rows = reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Select(row => row.Split(','));
        return new PublishedFigures(
            rows.ToDictionary(
                row => (row[0], row[1], row[2]),
                row => long.Parse(row[3], NumberStyles.None, CultureInfo.InvariantCulture)
            )
        );
    }
}
