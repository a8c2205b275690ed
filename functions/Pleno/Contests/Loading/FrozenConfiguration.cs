using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>What a configuration must not change while figures count: under other pairs, areas or levels they would say something else.</summary>
public static class FrozenConfiguration
{
    /// <summary>Each change of that kind, with its place in the new files. Pure.</summary>
    /// <param name="standing">The configuration under which figures count.</param>
    /// <param name="next">The one that is to take its place.</param>
    /// <param name="files">The files of the latter, by their names.</param>
    /// <param name="withDocuments">The areas that documents were received of.</param>
    public static IReadOnlyList<Finding> Check(
        Contest standing,
        Contest next,
        IReadOnlyDictionary<string, byte[]> files,
        IReadOnlyCollection<AreaCode> withDocuments
    ) =>
        [
            .. PairsChanged(standing.Paslon, next.Paslon, Rows(files, "paslon.csv", "number", "name")),
            .. AreasGone(standing.Areas, next.Areas, withDocuments),
            .. LevelsChanged(standing, next, Rows(files, "contest.csv", "key", "value")),
        ];

    private static IEnumerable<Finding> PairsChanged(
        IReadOnlyList<Paslon> standing,
        IReadOnlyList<Paslon> next,
        IReadOnlyList<ConfigRow> rows
    ) =>
        from index in Enumerable.Range(0, Math.Max(standing.Count, next.Count))
        let was = standing.ElementAtOrDefault(index)
        let becomes = next.ElementAtOrDefault(index)
        where was != becomes
        select new Finding(
            ConfigurationCodes.CountedFiguresRestOnIt,
            // The rows are numbered from 1 without a gap; a pair that was taken out has none.
            index < rows.Count
                ? rows[index].PlaceOf("name")
                : Place.OfRow("paslon.csv", 1),
            "name",
            Expected: TextOf(was),
            Got: TextOf(becomes)
        );

    private static IEnumerable<Finding> AreasGone(
        AreaTree standing,
        AreaTree next,
        IReadOnlyCollection<AreaCode> withDocuments
    ) =>
        standing
            .All.Where(area => next.Find(area.Code) is null && withDocuments.Any(area.Code.Contains))
            .Select(area => new Finding(
                ConfigurationCodes.CountedFiguresRestOnIt,
                Place.OfRow("areas.csv", 1),
                "code",
                Expected: $"{area.Code} {area.Name}",
                Got: ""
            ));

    private static IEnumerable<Finding> LevelsChanged(Contest standing, Contest next, IReadOnlyList<ConfigRow> rows)
    {
        if (!standing.DocumentLevels.ToHashSet().SetEquals(next.DocumentLevels))
        {
            yield return new Finding(
                ConfigurationCodes.CountedFiguresRestOnIt,
                rows.Single(row => row["key"] == "document_levels").PlaceOf("value"),
                "value",
                Expected: TextOf(standing.DocumentLevels),
                Got: TextOf(next.DocumentLevels)
            );
        }
    }

    private static IReadOnlyList<ConfigRow> Rows(
        IReadOnlyDictionary<string, byte[]> files,
        string file,
        params string[] columns
    ) => ConfigTable.Read(file, files[file], columns, []).Rows;

    private static string TextOf(Paslon? pair) => pair is null ? "" : $"{pair.Number} {pair.Name}";

    private static string TextOf(IReadOnlyList<AreaLevel> levels) =>
        string.Join(' ', levels.Select(level => level.ToString().ToLowerInvariant()));
}
