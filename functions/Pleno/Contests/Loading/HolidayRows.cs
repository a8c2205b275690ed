using System.Globalization;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>holidays.csv, which may be left out: date (2024-12-25), name. Working days of a dispute leave them out.</summary>
internal static class HolidayRows
{
    public static IReadOnlyList<DateOnly> Read(byte[]? content, List<Finding> findings)
    {
        if (content is null)
        {
            return [];
        }

        var table = ConfigTable.Read("holidays.csv", content, ["date", "name"], findings);
        return [.. table.OnceBy("date").Select(row => DateOf(table, row)).OfType<DateOnly>()];
    }

    private static DateOnly? DateOf(ConfigTable table, ConfigRow row)
    {
        var isDate = DateOnly.TryParseExact(
            row["date"],
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var date
        );
        if (isDate)
        {
            return date;
        }

        table.Refuse(row, "date", ConfigurationCodes.ValueWrong, "2024-12-25");
        return null;
    }
}
