using System.Globalization;
using System.Text.RegularExpressions;

namespace Pleno.Language;

/// <summary>Percentages as Indonesian forms print them: "45,28" or "45,28%".</summary>
public static partial class Percentage
{
    /// <summary>Two places behind the comma: 45.276 is "45,28".</summary>
    public static string Write(decimal percent) =>
        Math.Round(percent, 2, MidpointRounding.AwayFromZero)
            .ToString("0.00", CultureInfo.InvariantCulture)
            .Replace('.', ',');

    /// <summary>Reads digits with or without a comma and digits behind it, with or without a percent sign. A point is not read: it divides thousands.</summary>
    public static bool TryParse(string text, out decimal percent)
    {
        percent = 0;
        var match = Pattern().Match(text);
        return match.Success
            && decimal.TryParse(
                match.Groups["number"].Value.Replace(',', '.'),
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out percent
            );
    }

    [GeneratedRegex(
        @"^\s*(?<number>\d{1,3}(,\d{1,20})?)\s*%?\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
