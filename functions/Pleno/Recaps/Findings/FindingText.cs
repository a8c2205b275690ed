using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Recaps.Findings;

/// <summary>A finding in words, for the person who sent the file or for an official.</summary>
public sealed class FindingText(FormLayout layout, Func<Areas.AreaCode, string?> areaName)
{
    /// <summary>Texts with the names of this contest's fields and areas.</summary>
    public static FindingText For(Contest contest) =>
        new(new FormLayout(contest.Paslon), code => contest.Areas.Find(code)?.Name);

    /// <summary>Where: "D.HASIL!F12, Jumlah seluruh suara sah, 6472 Kota Samarinda".</summary>
    public string Where(Finding finding, Tongue tongue)
    {
        var parts = new List<string>();
        if (finding.Place?.ToString() is { Length: > 0 } place)
        {
            parts.Add($"{(tongue == Tongue.English ? "at" : "di")} {place}");
        }

        if (finding.Field is { } field)
        {
            parts.Add(layout.Find(field)?.FullLabel ?? field);
        }

        if (finding.Area is { } area)
        {
            parts.Add($"{area} {areaName(area)}".TrimEnd());
        }
        else if (finding.Field is not null && finding.Terms is not null)
        {
            parts.Add("JUMLAH AKHIR");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Both sides: "tertulis 142.183, seharusnya 182.183 (120.000 + 62.183)". Empty when there is neither.</summary>
    public static string Sides(Finding finding, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var parts = new List<string>();
        if (finding.Got is { } got)
        {
            parts.Add($"{(isEnglish ? "found" : "tertulis")} {Value(got, tongue)}");
        }

        if (finding.Expected is { } expected)
        {
            parts.Add($"{ExpectedWord(finding.Code, isEnglish)} {Value(expected, tongue)}{Sum(finding, tongue)}");
        }

        return string.Join(", ", parts);
    }

    /// <summary>One line: code, where, both sides, what it means.</summary>
    public string Line(Finding finding, Tongue tongue)
    {
        var text = Of(finding.Code, tongue);
        var detail = string.Join(
            ": ",
            new[] { Where(finding, tongue), Sides(finding, tongue) }.Where(part => part.Length > 0)
        );
        return detail.Length == 0 ? $"{finding.Code} {text.Meaning}" : $"{finding.Code} {text.Meaning} ({detail})";
    }

    public static CodeText Of(Code code, Tongue tongue) => tongue == Tongue.English ? code.English : code.Indonesian;

    private static string ExpectedWord(Code code, bool isEnglish) =>
        code.IsLimit ? (isEnglish ? "at most" : "paling banyak") : (isEnglish ? "expected" : "seharusnya");

    private static string Sum(Finding finding, Tongue tongue) =>
        finding.Terms is { Count: > 1 } terms
            ? $" ({string.Join(" + ", terms.Select(term => Words.Number(term.Value, tongue)))})"
            : "";

    private static string Value(FindingValue value, Tongue tongue) =>
        value.Number is { } number ? Words.Number(number, tongue)
        : value.Text is { Length: > 0 } text ? $"\"{text}\""
        : tongue == Tongue.English ? "nothing"
        : "kosong";
}
