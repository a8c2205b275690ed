using System.Globalization;
using Pleno.Areas;

namespace Pleno.Language;

/// <summary>Numbers, dates and hours as officials write them.</summary>
public static class Words
{
    /// <summary>The days of the week in Indonesian, Sunday first.</summary>
    public static IReadOnlyList<string> Days { get; } =
    ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"];

    /// <summary>The months in Indonesian.</summary>
    public static IReadOnlyList<string> Months { get; } =
    [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ];

    /// <summary>1.300.490 in Indonesian, 1,300,490 in English.</summary>
    public static string Number(long number, Tongue tongue)
    {
        var english = number.ToString("#,0", CultureInfo.InvariantCulture);
        return tongue == Tongue.English ? english : english.Replace(',', '.');
    }

    /// <summary>8 Desember 2024 or 8 December 2024.</summary>
    public static string Date(DateOnly date, Tongue tongue) =>
        tongue == Tongue.English
            ? date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : $"{date.Day} {Months[date.Month - 1]} {date.Year:0000}";

    /// <summary>Minggu, 8 Desember 2024 or Sunday, 8 December 2024.</summary>
    public static string LongDate(DateOnly date, Tongue tongue) =>
        $"{(tongue == Tongue.English ? date.DayOfWeek.ToString() : Days[(int)date.DayOfWeek])}, {Date(date, tongue)}";

    /// <summary>pukul 09.30 WIB or 09:30 WIB: always with the zone.</summary>
    public static string Hour(DateTimeOffset instant, LocalZone zone, Tongue tongue)
    {
        var local = zone.ToLocal(instant);
        return tongue == Tongue.English ? $"{local:HH:mm} {zone.Label()}" : $"pukul {local:HH.mm} {zone.Label()}";
    }

    /// <summary>Minggu, 8 Desember 2024, pukul 09.30 WIB.</summary>
    public static string Moment(DateTimeOffset instant, LocalZone zone, Tongue tongue) =>
        $"{LongDate(DateOnly.FromDateTime(zone.ToLocal(instant).DateTime), tongue)}, {Hour(instant, zone, tongue)}";

    /// <summary>A SHA-256 in eight groups of eight, to be compared with paper by eye.</summary>
    public static string HashGroups(string hash) => string.Join(' ', hash.Chunk(8).Select(group => new string(group)));
}
