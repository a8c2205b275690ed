using System.Globalization;
using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>What an office is in the regional leadership forum and around it.</summary>
public enum OfficeRole
{
    /// <summary>Governor, bupati or wali kota: chair of Forkopimda.</summary>
    Ketua,
    Dprd,
    Polri,
    Tni,
    Kejaksaan,
    Bin,
    Kpu,
    Bawaslu,
    Kesbangpol,
    Sekda,

    /// <summary>Whoever runs this pipeline; no office of the forum.</summary>
    Operator,
}

/// <summary>Why an office is addressed: member of Forkopimda by law (UU 23/2014 art. 26, PP 12/2022), or invited.</summary>
public enum OfficeBasis
{
    Anggota,
    Undangan,
}

/// <summary>An addressee. Offices are addressed by title: who holds them changes (Pj., Plt., Plh.).</summary>
/// <param name="Key">Short key, unique in the contest: <c>polda-kaltim</c>.</param>
/// <param name="Role">Role in the forum.</param>
/// <param name="Basis">Member or invitee.</param>
/// <param name="Title">The title as a letter writes it: "Kepala Kepolisian Daerah Kalimantan Timur".</param>
/// <param name="Area">The area the office answers for.</param>
/// <param name="Address">E-mail address. Never in a log, a queue message or a metric.</param>
/// <param name="Delegate">Key of the office that stands in for it; null for none.</param>
/// <param name="Superior">Key of the office above it; null for none.</param>
public sealed record Office(
    string Key,
    OfficeRole Role,
    OfficeBasis Basis,
    string Title,
    AreaCode Area,
    string Address,
    string? Delegate = null,
    string? Superior = null
)
{
    /// <summary>A second address, for when the first turns letters away; null for none.</summary>
    public string? Alternate { get; init; }

    /// <summary>The language that stands first in its letters; both are in every letter.</summary>
    public OfficeLanguage Language { get; init; } = OfficeLanguage.Id;

    /// <summary>When only what is urgent is sent to it; null for never.</summary>
    public QuietHours? Quiet { get; init; }
}

/// <summary>A language of letters.</summary>
public enum OfficeLanguage
{
    /// <summary>Bahasa Indonesia.</summary>
    Id,

    /// <summary>English.</summary>
    En,
}

/// <summary>Hours on the area's clocks; they may span midnight.</summary>
/// <param name="From">Hour from which, 0 to 23.</param>
/// <param name="Until">Hour until which, 0 to 23; not <paramref name="From"/>.</param>
public sealed record QuietHours(int From, int Until)
{
    /// <summary>"21-06"; null when the text is no such hours.</summary>
    public static QuietHours? Parse(string text) =>
        text.Split('-') is [var from, var until]
        && HourOf(from) is { } start
        && HourOf(until) is { } end
        && start != end
            ? new QuietHours(start, end)
            : null;

    /// <summary>When they end, UTC; null when it is not quiet now.</summary>
    /// <param name="now">Now, UTC.</param>
    /// <param name="zone">The zone of the area's clocks.</param>
    public DateTimeOffset? EndOf(DateTimeOffset now, LocalZone zone)
    {
        var local = zone.ToLocal(now).DateTime;
        var isQuiet =
            From < Until ? local.Hour >= From && local.Hour < Until : local.Hour >= From || local.Hour < Until;
        if (!isQuiet)
        {
            return null;
        }

        var end = local.Date.AddHours(Until);
        return zone.ToUtc(end > local ? end : end.AddDays(1));
    }

    private static int? HourOf(string text) =>
        text.Length is 1 or 2
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
        && hour < 24
            ? hour
            : null;
}
