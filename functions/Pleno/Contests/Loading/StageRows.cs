using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>stages.csv: key, name, name_english, area, starts, checks_from, place; times as yyyy-MM-dd HH:mm in the contest's own zone.</summary>
internal static class StageRows
{
    private const string TimeShape = "yyyy-MM-dd HH:mm";
    private static readonly string[] Texts = ["key", "name", "name_english", "place"];

    public static IReadOnlyList<Stage> Read(
        byte[]? content,
        IReadOnlyList<Area> areas,
        LocalZone zone,
        List<Finding> findings
    )
    {
        var table = ConfigTable.Read(
            "stages.csv",
            content,
            ["key", "name", "name_english", "area", "starts", "checks_from", "place"],
            findings
        );
        return [.. table.OnceBy("key").Select(row => ReadRow(table, row, areas, zone)).OfType<Stage>()];
    }

    private static Stage? ReadRow(ConfigTable table, ConfigRow row, IReadOnlyList<Area> areas, LocalZone zone)
    {
        foreach (var column in Texts.Where(column => row[column].Length == 0))
        {
            table.Refuse(row, column, ConfigurationCodes.ValueWrong, "teks/text");
        }

        var starts = Time(table, row, "starts", zone);
        var checksFrom = Time(table, row, "checks_from", zone);
        if (!AreaCode.TryParse(row["area"], out var area) || areas.All(known => known.Code != area))
        {
            table.Refuse(row, "area", ConfigurationCodes.ReferenceUnknown, "areas.csv");
            return null;
        }

        if (starts <= checksFrom)
        {
            table.Refuse(row, "checks_from", ConfigurationCodes.ValueWrong, $"< {row["starts"]}");
        }

        return starts is null || checksFrom is null
            ? null
            : new Stage(
                row["key"],
                row["name"],
                row["name_english"],
                area,
                zone,
                starts.Value,
                checksFrom.Value,
                row["place"]
            );
    }

    private static DateTimeOffset? Time(ConfigTable table, ConfigRow row, string column, LocalZone zone)
    {
        if (
            DateTime.TryParseExact(
                row[column],
                TimeShape,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var local
            )
        )
        {
            return zone.ToUtc(local);
        }

        table.Refuse(row, column, ConfigurationCodes.ValueWrong, TimeShape);
        return null;
    }
}
