using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>areas.csv: code, name, aliases (separated by |), tps, dpt_l, dpt_p. A code's parent is in its digits.</summary>
internal static class AreaRows
{
    public static IReadOnlyList<Area> Read(byte[]? content, List<Finding> findings)
    {
        var table = ConfigTable.Read(
            "areas.csv",
            content,
            ["code", "name", "aliases", "tps", "dpt_l", "dpt_p"],
            findings
        );
        var areas = table
            .OnceBy("code")
            .Select(row => ReadRow(table, row))
            .OfType<Area>()
            .OrderBy(area => area.Code)
            .ToList();
        return areas;
    }

    private static Area? ReadRow(ConfigTable table, ConfigRow row)
    {
        if (!AreaCode.TryParse(row["code"], out var code))
        {
            table.Refuse(row, "code", ConfigurationCodes.ValueWrong, "2, 4, 6, 10, 13 digit");
            return null;
        }

        if (row["name"].Length == 0)
        {
            table.Refuse(row, "name", ConfigurationCodes.ValueWrong, "nama/name");
        }

        var stations = Count(table, row, "tps");
        var men = Count(table, row, "dpt_l");
        var women = Count(table, row, "dpt_p");
        return new Area(
            code,
            row["name"],
            row["aliases"].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            (int?)stations,
            men is null || women is null ? null : new Voters(men.Value, women.Value)
        );
    }

    private static long? Count(ConfigTable table, ConfigRow row, string column)
    {
        if (row[column].Length == 0)
        {
            return null;
        }

        if (int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return count;
        }

        table.Refuse(row, column, ConfigurationCodes.ValueWrong, "0, 1, 2, ...");
        return null;
    }
}
