using System.Text.RegularExpressions;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Recaps;

/// <summary>
/// A plenary recapitulation form: MODEL D.HASIL PROV-KWK-Gubernur, and D.HASIL KABKO-KWK and D.HASIL KECAMATAN-KWK, each -Gubernur
/// or -Bupati/Walikota.
/// </summary>
/// <param name="Level">The level whose plenary session signs it; its columns are the areas one level below.</param>
/// <param name="IsGubernur">True for the election of a governor, false for that of a bupati or wali kota.</param>
public sealed partial record RecapForm(AreaLevel Level, bool IsGubernur)
{
    /// <summary>The name printed at the head of the form.</summary>
    public string Name => $"MODEL D.HASIL {LevelText}-KWK-{(IsGubernur ? "Gubernur" : "Bupati/Walikota")}";

    /// <summary>Key for storage: "D.HASIL-PROV", "D.HASIL-KABKO" or "D.HASIL-KECAMATAN". The contest tells the rest.</summary>
    public string Key => $"D.HASIL-{LevelText}";

    private string LevelText =>
        Level switch
        {
            AreaLevel.Provinsi => "PROV",
            AreaLevel.KabKota => "KABKO",
            _ => "KECAMATAN",
        };

    /// <summary>The form that the plenary session of <paramref name="area"/> signs in this contest; null where there is none.</summary>
    public static RecapForm? For(ContestKey contest, AreaCode area) =>
        area.Level switch
        {
            AreaLevel.Provinsi when contest.Kind == ContestKind.Gubernur => new(AreaLevel.Provinsi, true),
            AreaLevel.KabKota or AreaLevel.Kecamatan => new(area.Level, contest.Kind == ContestKind.Gubernur),
            _ => null,
        };

    /// <summary>Reads the name at the head of a form; letter case and spaces aside. "-Bupati" and "-Walikota" are "-Bupati/Walikota".</summary>
    public static RecapForm? TryParse(string text)
    {
        var match = NamePattern().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var isGubernur = match.Groups["kind"].Value.StartsWith("G", StringComparison.OrdinalIgnoreCase);
        var level = match.Groups["level"].Value.ToUpperInvariant() switch
        {
            "PROV" => AreaLevel.Provinsi,
            "KABKO" => AreaLevel.KabKota,
            _ => AreaLevel.Kecamatan,
        };
        return level == AreaLevel.Provinsi && !isGubernur ? null : new(level, isGubernur);
    }

    [GeneratedRegex(
        @"^\s*(MODEL\s+)?D\.?\s*HASIL\s+(?<level>PROV|KABKO|KECAMATAN)\s*-\s*KWK\s*-\s*(?<kind>GUBERNUR|BUPATI|WALI\s?KOTA|BUPATI\s*/\s*WALI\s?KOTA)\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex NamePattern();
}
