using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pleno.Areas;

/// <summary>
/// KPU's area code without dots: 2 digits provinsi, 4 kab/kota, 6 kecamatan, 10 desa/kelurahan, 13 TPS.
/// It equals the code of Kemendagri; the code of BPS reuses the same digits for other places, so a code is checked with its name.
/// </summary>
[JsonConverter(typeof(AreaCodeJsonConverter))]
public readonly record struct AreaCode : IComparable<AreaCode>
{
    private readonly string? _digits;

    private AreaCode(string digits) => _digits = digits;

    /// <summary>The digits, 2 to 13 of them.</summary>
    public string Digits => _digits ?? throw new InvalidOperationException("An AreaCode is made by Parse or TryParse.");

    public AreaLevel Level => LevelOf(Digits.Length)!.Value;

    /// <summary>The area above; null for a province.</summary>
    public AreaCode? Parent =>
        Level switch
        {
            AreaLevel.Provinsi => null,
            AreaLevel.KabKota => new AreaCode(Digits[..2]),
            AreaLevel.Kecamatan => new AreaCode(Digits[..4]),
            AreaLevel.DesaKelurahan => new AreaCode(Digits[..6]),
            _ => new AreaCode(Digits[..10]),
        };

    public static AreaCode Parse(string text) =>
        TryParse(text, out var code) ? code : throw new FormatException($"'{text}' is not an area code of KPU.");

    /// <summary>Accepts digits only, with or without the dots of Kemendagri ("64.72"), of a length that is a level.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AreaCode code)
    {
        code = default;
        var digits = text?.Replace(".", "", StringComparison.Ordinal) ?? "";
        if (LevelOf(digits.Length) is null || !digits.All(char.IsAsciiDigit))
        {
            return false;
        }

        code = new AreaCode(digits);
        return true;
    }

    /// <summary>The area of this level that this one lies in, or this one itself; null when the level is a deeper one.</summary>
    public AreaCode? At(AreaLevel level) =>
        level > Level ? null
        : level == Level ? this
        : Parent!.Value.At(level);

    /// <summary>True when <paramref name="other"/> is this area or lies inside it.</summary>
    public bool Contains(AreaCode other) => other.Digits.StartsWith(Digits, StringComparison.Ordinal);

    public int CompareTo(AreaCode other) => string.CompareOrdinal(_digits, other._digits);

    public static bool operator <(AreaCode left, AreaCode right) => left.CompareTo(right) < 0;

    public static bool operator >(AreaCode left, AreaCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(AreaCode left, AreaCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AreaCode left, AreaCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => _digits ?? "";

    private static AreaLevel? LevelOf(int length) =>
        length switch
        {
            2 => AreaLevel.Provinsi,
            4 => AreaLevel.KabKota,
            6 => AreaLevel.Kecamatan,
            10 => AreaLevel.DesaKelurahan,
            13 => AreaLevel.Tps,
            _ => null,
        };
}

internal sealed class AreaCodeJsonConverter : JsonConverter<AreaCode>
{
    public override AreaCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AreaCode.Parse(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, AreaCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Digits);
}
