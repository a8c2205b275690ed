using Pleno.Contests;
using Pleno.Language;
using Pleno.Recaps.Hints;

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
        if (finding.Place?.Page is { } page && tongue == Tongue.English)
        {
            parts.Add($"on page {page}");
        }
        else if (finding.Place?.ToString() is { Length: > 0 } place)
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
        else if (finding.Field is not null && IsOfFigures(finding))
        {
            parts.Add(finding.Code == BetweenCodes.CarriedOverIsPageBefore ? "JUMLAH PINDAHAN" : "JUMLAH AKHIR");
        }

        return string.Join(", ", parts);
    }

    /// <summary>Both sides: "tertulis 352.806, sedangkan 142.183 + 170.623 = 312.806". Empty when there is neither.</summary>
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
            parts.Add(OtherSide(finding, expected, tongue));
        }

        return string.Join(", ", parts);
    }

    /// <summary>One line: code, what it means, where, both sides, what it breaks beside, and a hint where there is one.</summary>
    public string Line(Finding finding, Tongue tongue)
    {
        var text = Of(finding.Code, tongue);
        var detail = string.Join(
            ": ",
            new[] { Where(finding, tongue), Sides(finding, tongue) }.Where(part => part.Length > 0)
        );
        var line = detail.Length == 0 ? $"{finding.Code} {text.Meaning}" : $"{finding.Code} {text.Meaning} ({detail})";
        return $"{line}{Also(finding, tongue)}{HintOf(finding, tongue)}{ExplainedBy(finding, tongue)}";
    }

    /// <summary>What explains it: "Dijelaskan dalam D.KEJADIAN KHUSUS 12/PL.02.6-BA/6472/2024 butir 2: ...".</summary>
    private static string ExplainedBy(Finding finding, Tongue tongue) =>
        string.Concat(
            (finding.ExplainedBy ?? []).Select(one =>
                tongue == Tongue.English
                    ? $" Explained in D.KEJADIAN KHUSUS {one.BeritaAcara}, entry {one.Entry}: {one.Reason}"
                    : $" Dijelaskan dalam D.KEJADIAN KHUSUS {one.BeritaAcara}, butir {one.Entry}: {one.Reason}"
            )
        );

    public static CodeText Of(Code code, Tongue tongue) => tongue == Tongue.English ? code.English : code.Indonesian;

    /// <summary>Whether it is about figures of the table: then no area means the total column.</summary>
    private static bool IsOfFigures(Finding finding) =>
        finding.Terms is not null
        || finding.Code.Section is >= FormSection.Voters and <= FormSection.Between && finding.Got?.Number is not null;

    private static string Also(Finding finding, Tongue tongue) =>
        finding.Also is { Count: > 0 } also
            ? $" {(tongue == Tongue.English ? "It also breaks" : "Akibatnya juga")} {string.Join(", ", also)}."
            : "";

    private string HintOf(Finding finding, Tongue tongue) =>
        finding.Hint is { } hint ? $" {new HintText(layout, areaName).Of(hint, tongue)}." : "";

    /// <summary>The other side of the rule. An equation does not tell which side is wrong, so it does not say "should be".</summary>
    private static string OtherSide(Finding finding, FindingValue other, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var value = Value(other, tongue);
        if (finding.Also is not null)
        {
            return isEnglish ? $"whereas {value} would balance" : $"sedangkan {value} membuat semuanya seimbang";
        }

        if (finding.Code == BetweenCodes.TwoElectionsAgree)
        {
            return isEnglish
                ? $"whereas the election of the gubernur has {value}"
                : $"sedangkan pemilihan gubernur memuat {value}";
        }

        if (finding.Code.IsLimit)
        {
            return finding.Got?.Number < other.Number
                ? $"{(isEnglish ? "at least" : "paling sedikit")} {value}"
                : $"{(isEnglish ? "at most" : "paling banyak")} {value}";
        }

        if (finding.Code == BetweenCodes.DptDiffersFromDecree)
        {
            return isEnglish ? $"whereas the decree has {value}" : $"sedangkan keputusan memuat {value}";
        }

        if (finding.Code == BetweenCodes.ColumnsAddUpToTotal)
        {
            return isEnglish ? $"whereas the columns add up to {value}" : $"sedangkan kolom-kolomnya berjumlah {value}";
        }

        if (finding.Code == BetweenCodes.ScanTotalDiffers)
        {
            return isEnglish ? $"whereas the document has {value}" : $"sedangkan dokumen memuat {value}";
        }

        if (finding.Code == BetweenCodes.ChildDocumentDiffers)
        {
            return isEnglish
                ? $"whereas the accepted document has {value}"
                : $"sedangkan dokumen yang diterima memuat {value}";
        }

        return finding.Terms is { } terms
            ? $"{(isEnglish ? "whereas" : "sedangkan")} {Sum(terms, value, tongue)}"
            : $"{(isEnglish ? "expected" : "seharusnya")} {value}";
    }

    private static string Sum(IReadOnlyList<Term> terms, string sum, Tongue tongue) =>
        terms.Count > 1 ? $"{string.Join(" + ", terms.Select(term => Words.Number(term.Value, tongue)))} = {sum}" : sum;

    private static string Value(FindingValue value, Tongue tongue) =>
        value.Number is { } number ? Words.Number(number, tongue)
        : value.Text is { Length: > 0 } text ? $"\"{text}\""
        : tongue == Tongue.English ? "nothing"
        : "kosong";
}
