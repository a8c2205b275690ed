using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>What is being elected.</summary>
public enum ContestKind
{
    Gubernur,
    Bupati,
    Walikota,
}

/// <summary>
/// The key of a contest (pemilihan): kind, area and year, as in <c>gubernur-64-2024</c>, <c>bupati-5101-2024</c>, <c>walikota-6472-2024</c>.
/// </summary>
[JsonConverter(typeof(ContestKeyJsonConverter))]
public readonly record struct ContestKey(ContestKind Kind, AreaCode Area, int Year)
{
    public static ContestKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new FormatException($"'{text}' is not a contest key.");

    /// <summary>Lower case only; a governor is elected by a province, a bupati or wali kota by a kab/kota.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ContestKey key)
    {
        key = default;
        if (
            text?.Split('-') is not [var kindText, var areaText, var yearText]
            || KindOf(kindText) is not { } kind
            || !AreaCode.TryParse(areaText, out var area)
            || area.Digits != areaText
            || area.Level != (kind == ContestKind.Gubernur ? AreaLevel.Provinsi : AreaLevel.KabKota)
            || yearText.Length != 4
            || !int.TryParse(yearText, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        )
        {
            return false;
        }

        key = new ContestKey(kind, area, year);
        return true;
    }

    public override string ToString() => $"{KindText}-{Area}-{Year:0000}";

    /// <summary>The election of the gubernur that is held at the same places in the same year; null for that election itself.</summary>
    public ContestKey? OfGubernur =>
        Kind == ContestKind.Gubernur ? null : new ContestKey(ContestKind.Gubernur, Area.Parent!.Value, Year);

    /// <summary>The elections of a bupati or wali kota that may be held in <paramref name="area"/> beside this one of the gubernur; none beside others.</summary>
    public IEnumerable<ContestKey> OfKabKota(AreaCode area)
    {
        if (Kind != ContestKind.Gubernur || area.At(AreaLevel.KabKota) is not { } kabKota)
        {
            return [];
        }

        return
        [
            this with
            {
                Kind = ContestKind.Bupati,
                Area = kabKota,
            },
            this with
            {
                Kind = ContestKind.Walikota,
                Area = kabKota,
            },
        ];
    }

    /// <summary>"gubernur", "bupati" or "walikota".</summary>
    public string KindText => Kind.ToString().ToLowerInvariant();

    private static ContestKind? KindOf(string text) =>
        text switch
        {
            "gubernur" => ContestKind.Gubernur,
            "bupati" => ContestKind.Bupati,
            "walikota" => ContestKind.Walikota,
            _ => null,
        };
}

internal sealed class ContestKeyJsonConverter : JsonConverter<ContestKey>
{
    public override ContestKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ContestKey.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, ContestKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
