using System.Globalization;
using System.Text.Json;

namespace Pleno.Pages;

/// <summary>Words and numbers in the addresses of pages and of JSON.</summary>
public static class ApiWords
{
    /// <summary>A value of a closed set as JSON writes it: <c>documentAccepted</c>.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName($"{value}");

    /// <summary>The value of such a word; null when it is none.</summary>
    public static T? Parse<T>(string text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => Of(value) == text).Select(value => (T?)value).FirstOrDefault();

    /// <summary>A number of digits only; null when it is none, or beyond <paramref name="most"/>.</summary>
    public static long? Number(string text, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : null;

    /// <summary>A day as <c>2024-12-08</c>; null when it is none.</summary>
    public static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
