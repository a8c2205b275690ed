using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>
/// routing.csv: notice, level (of what the notice is about; empty for any), roles (separated by spaces), office_level (empty for any); and, where
/// they are there, area and stage (of what the notice is about; empty for any).
/// </summary>
internal sealed class RouteRows(
    ConfigTable table,
    IReadOnlyList<Area> areas,
    IReadOnlyList<Stage> stages,
    IReadOnlyList<Office> offices
)
{
    public static IReadOnlyList<Route> Read(
        byte[]? content,
        IReadOnlyList<Area> areas,
        IReadOnlyList<Stage> stages,
        IReadOnlyList<Office> offices,
        List<Finding> findings
    )
    {
        var table = ConfigTable.Read("routing.csv", content, ["notice", "level", "roles", "office_level"], findings);
        var rows = new RouteRows(table, areas, stages, offices);
        return [.. table.Rows.Select(rows.ReadRow).OfType<Route>()];
    }

    private Route? ReadRow(ConfigRow row)
    {
        var kind = ConfigWords.Parse<NoticeKind>(row["notice"]);
        var roles = row["roles"]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(ConfigWords.Parse<OfficeRole>)
            .ToList();
        if (kind is null)
        {
            table.Refuse(row, "notice", ConfigurationCodes.ValueWrong, ConfigWords.Of<NoticeKind>());
        }

        if (roles.Count == 0 || roles.Contains(null))
        {
            table.Refuse(row, "roles", ConfigurationCodes.ValueWrong, ConfigWords.Of<OfficeRole>());
        }

        var level = OptionalLevel(row, "level");
        var officeLevel = OptionalLevel(row, "office_level");
        var (area, stage) = (OptionalArea(row), OptionalStage(row));
        if (kind is null || roles.Contains(null))
        {
            return null;
        }

        if (roles.Exists(role => !NoticeReaders.MayRead(kind.Value, role!.Value)))
        {
            table.Refuse(row, "roles", ConfigurationCodes.ValueWrong, "polri tni bin");
        }

        var route = new Route(kind.Value, level, [.. roles.OfType<OfficeRole>()], officeLevel, area, stage, row.Number);
        if (!offices.Any(route.Reaches))
        {
            table.Refuse(row, "roles", ConfigurationCodes.NobodyReached, "offices.csv");
        }

        return route;
    }

    private AreaLevel? OptionalLevel(ConfigRow row, string column)
    {
        var level = ConfigWords.Level(row[column]);
        if (level is null && row[column].Length > 0)
        {
            table.Refuse(row, column, ConfigurationCodes.ValueWrong, ConfigWords.Levels);
        }

        return level;
    }

    private AreaCode? OptionalArea(ConfigRow row)
    {
        if (row["area"].Length == 0)
        {
            return null;
        }

        if (!AreaCode.TryParse(row["area"], out var code))
        {
            table.Refuse(row, "area", ConfigurationCodes.ValueWrong, "6472, 64.72");
        }
        else if (areas.All(area => area.Code != code))
        {
            table.Refuse(row, "area", ConfigurationCodes.ReferenceUnknown, "areas.csv");
        }
        else
        {
            return code;
        }

        return null;
    }

    private string? OptionalStage(ConfigRow row)
    {
        var stage = row["stage"];
        if (stage.Length > 0 && stages.All(one => one.Key != stage))
        {
            table.Refuse(row, "stage", ConfigurationCodes.ReferenceUnknown, "stages.csv");
        }

        return stage.Length == 0 ? null : stage;
    }
}
