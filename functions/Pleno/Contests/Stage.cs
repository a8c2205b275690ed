using System.Text.Json.Serialization;
using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>A stage of the calendar whose readiness is checked, such as a plenary session.</summary>
/// <param name="Key">Short key, unique in the contest: <c>pleno-provinsi</c>.</param>
/// <param name="Name">Name in Indonesian as a letter writes it.</param>
/// <param name="NameEnglish">Name in English.</param>
/// <param name="Area">The area whose stage it is.</param>
/// <param name="Zone">The area's own time zone.</param>
/// <param name="StartsAt">Start, UTC.</param>
/// <param name="ChecksFrom">Readiness is checked from this instant on, UTC.</param>
/// <param name="Place">Where it is held, as a letter writes it.</param>
/// <param name="EndsAt">End, UTC; null for a session of less than a day.</param>
/// <param name="After">Key of the stage that must have ended before; null for none.</param>
/// <param name="Version">Version of its times, from 1.</param>
/// <param name="Reason">Why its times were changed; empty in version 1.</param>
/// <param name="IsUntilClosed">Whether it goes on past its end until a decision closes it.</param>
public sealed record Stage(
    string Key,
    string Name,
    string NameEnglish,
    AreaCode Area,
    LocalZone Zone,
    DateTimeOffset StartsAt,
    DateTimeOffset ChecksFrom,
    string Place,
    DateTimeOffset? EndsAt = null,
    string? After = null,
    int Version = 1,
    string Reason = "",
    bool IsUntilClosed = false
)
{
    private static readonly TimeSpan Session = TimeSpan.FromDays(1);

    /// <summary>The end; a day after the start where the calendar names none.</summary>
    [JsonIgnore]
    public DateTimeOffset LastsUntil => EndsAt ?? StartsAt + Session;
}
