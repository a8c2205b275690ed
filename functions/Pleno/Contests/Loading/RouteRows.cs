using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>routing.csv: notice, level (of what the notice is about; empty for any), roles (separated by spaces), office_level (empty for any).</summary>
internal static class RouteRows
{
    /// <summary>The only offices that are told of a possible dispute.</summary>
    private static readonly OfficeRole[] Security = [OfficeRole.Polri, OfficeRole.Tni, OfficeRole.Bin];

    public static IReadOnlyList<Route> Read(byte[]? content, IReadOnlyList<Office> offices, List<Finding> findings)
    {
        var table = ConfigTable.Read("routing.csv", content, ["notice", "level", "roles", "office_level"], findings);
        return [.. table.Rows.Select(row => ReadRow(table, row, offices)).OfType<Route>()];
    }

    private static Route? ReadRow(ConfigTable table, ConfigRow row, IReadOnlyList<Office> offices)
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

        var level = OptionalLevel(table, row, "level");
        var officeLevel = OptionalLevel(table, row, "office_level");
        if (kind is null || roles.Contains(null))
        {
            return null;
        }

        if (kind == NoticeKind.DisputeAttention && roles.Exists(role => !Security.Contains(role!.Value)))
        {
            table.Refuse(row, "roles", ConfigurationCodes.ValueWrong, "polri tni bin");
        }

        var route = new Route(kind.Value, level, [.. roles.OfType<OfficeRole>()], officeLevel);
        if (!offices.Any(route.Reaches))
        {
            table.Refuse(row, "roles", ConfigurationCodes.NobodyReached, "offices.csv");
        }

        return route;
    }

    private static AreaLevel? OptionalLevel(ConfigTable table, ConfigRow row, string column)
    {
        var level = ConfigWords.Level(row[column]);
        if (level is null && row[column].Length > 0)
        {
            table.Refuse(row, column, ConfigurationCodes.ValueWrong, ConfigWords.Levels);
        }

        return level;
    }
}
