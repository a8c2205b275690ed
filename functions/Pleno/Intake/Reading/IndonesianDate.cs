using System.Globalization;
using Pleno.Language;

namespace Pleno.Intake.Reading;

/// <summary>Dates as offices write them: <c>2024-12-08</c>, <c>8 Desember 2024</c>, <c>Minggu, 8 Desember 2024</c>.</summary>
public static class IndonesianDate
{
    /// <summary>The date, or null when the text is none of the three ways to write one, or names another day of the week.</summary>
    public static DateOnly? TryParse(string text)
    {
        var trimmed = text.Trim();
        const string Iso = "yyyy-MM-dd";
        var iso = trimmed.EndsWith("T00:00:00", StringComparison.Ordinal) ? trimmed[..Iso.Length] : trimmed;
        if (DateOnly.TryParseExact(iso, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        var words = trimmed.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [var day, var month, var year] => Of(day, month, year),
            [var weekday, var day, var month, var year]
                when Of(day, month, year) is { } named && IsDay(weekday, named) => named,
            _ => null,
        };
    }

    private static DateOnly? Of(string dayText, string monthText, string yearText)
    {
        var month =
            Words.Months.ToList().FindIndex(name => name.Equals(monthText, StringComparison.OrdinalIgnoreCase)) + 1;
        return
            month > 0
            && int.TryParse(dayText, NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && yearText.Length == 4
            && int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year >= 1
            && day >= 1
            && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    private static bool IsDay(string text, DateOnly date) =>
        Words
            .Days[(int)date.DayOfWeek]
            .Equals(text.Replace("'", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
        || (date.DayOfWeek == DayOfWeek.Sunday && text.Equals("Ahad", StringComparison.OrdinalIgnoreCase));
}
