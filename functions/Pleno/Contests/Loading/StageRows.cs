using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>
/// stages.csv: key, name, name_english, area, starts, checks_from, place, and, where they are there, ends, after, version, reason, closes;
/// times as yyyy-MM-dd HH:mm in the contest's own zone.
/// </summary>
internal sealed class StageRows(ConfigTable table, IReadOnlyList<Area> areas, LocalZone zone)
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
        var rows = new StageRows(table, areas, zone);
        var read = table.OnceBy("key").Select(row => (Row: row, Stage: rows.ReadRow(row))).ToList();
        var stages = read.Select(one => one.Stage).OfType<Stage>().ToList();
        foreach (var (row, stage) in read.Where(one => one.Stage is { After: not null }))
        {
            rows.CheckOrder(row, stage!, stages.Find(one => one.Key == stage!.After));
        }

        return stages;
    }

    private Stage? ReadRow(ConfigRow row)
    {
        foreach (var column in Texts.Where(column => row[column].Length == 0))
        {
            table.Refuse(row, column, ConfigurationCodes.ValueWrong, "teks/text");
        }

        var starts = Time(row, "starts");
        var checksFrom = Time(row, "checks_from");
        var ends = row["ends"].Length == 0 ? null : Time(row, "ends");
        var version = Version(row);
        if (!AreaCode.TryParse(row["area"], out var area) || areas.All(known => known.Code != area))
        {
            table.Refuse(row, "area", ConfigurationCodes.ReferenceUnknown, "areas.csv");
            return null;
        }

        CheckTimes(row, starts, checksFrom, ends);
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
                row["place"],
                ends,
                row["after"].Length == 0 ? null : row["after"],
                version,
                row["reason"],
                IsUntilClosed(row)
            );
    }

    private void CheckTimes(ConfigRow row, DateTimeOffset? starts, DateTimeOffset? checksFrom, DateTimeOffset? ends)
    {
        if (starts <= checksFrom)
        {
            table.Refuse(row, "checks_from", ConfigurationCodes.ValueWrong, $"< {row["starts"]}");
        }

        if (ends <= starts)
        {
            table.Refuse(row, "ends", ConfigurationCodes.StageBackwards, $"> {row["starts"]}");
        }
    }

    /// <summary>A stage follows another: it starts when that one has ended.</summary>
    private void CheckOrder(ConfigRow row, Stage stage, Stage? before)
    {
        if (before is null)
        {
            table.Refuse(row, "after", ConfigurationCodes.ReferenceUnknown, "stages.csv");
        }
        else if (stage.StartsAt < before.StartsAt || before == stage)
        {
            table.Refuse(row, "starts", ConfigurationCodes.StageBackwards, $">= {Shown(before.StartsAt)}");
        }
        else if (stage.StartsAt < before.LastsUntil)
        {
            table.Refuse(row, "starts", ConfigurationCodes.StagesOverlap, $">= {Shown(before.LastsUntil)}");
        }
    }

    private int Version(ConfigRow row)
    {
        var isNumber = int.TryParse(row["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        if (row["version"].Length > 0 && (!isNumber || version < 1))
        {
            table.Refuse(row, "version", ConfigurationCodes.ValueWrong, "1, 2, 3, ...");
        }
        else if (version > 1 && row["reason"].Length == 0)
        {
            table.Refuse(row, "reason", ConfigurationCodes.ChangeWithoutReason, "alasan/reason");
        }

        return Math.Max(version, 1);
    }

    private bool IsUntilClosed(ConfigRow row)
    {
        if (row["closes"] is not ("" or "time" or "decision"))
        {
            table.Refuse(row, "closes", ConfigurationCodes.ValueWrong, "time, decision");
        }

        return row["closes"] == "decision";
    }

    private string Shown(DateTimeOffset instant) =>
        zone.ToLocal(instant).ToString(TimeShape, CultureInfo.InvariantCulture);

    private DateTimeOffset? Time(ConfigRow row, string column)
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
