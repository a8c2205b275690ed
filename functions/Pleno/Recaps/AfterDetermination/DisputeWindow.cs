using Pleno.Areas;

namespace Pleno.Recaps.AfterDetermination;

/// <summary>
/// UU 10/2016 art. 157 (5): three working days for a petition. The Court counts the day of the announcement as the first when
/// it is a working day.
/// </summary>
/// <param name="FirstDay">The first working day.</param>
/// <param name="LastDay">The third working day.</param>
/// <param name="ClosesAt">23.59 WIB of the last day, UTC. The Court sits in Jakarta.</param>
public sealed record DisputeWindow(DateOnly FirstDay, DateOnly LastDay, DateTimeOffset ClosesAt)
{
    private const int WorkingDays = 3;
    private static readonly TimeOnly Closing = new(23, 59);

    /// <summary>The window that an announcement opens.</summary>
    /// <param name="announcedAt">When the result was announced, as the decree says.</param>
    /// <param name="zone">The area's own zone: it tells which day that was.</param>
    /// <param name="holidays">Public holidays and days of collective leave.</param>
    public static DisputeWindow After(DateTimeOffset announcedAt, LocalZone zone, IReadOnlySet<DateOnly> holidays)
    {
        var day = NextWorkingDay(DateOnly.FromDateTime(zone.ToLocal(announcedAt).DateTime), holidays);
        var first = day;
        for (var counted = 1; counted < WorkingDays; counted++)
        {
            day = NextWorkingDay(day.AddDays(1), holidays);
        }

        return new DisputeWindow(first, day, LocalZone.Wib.ToUtc(day.ToDateTime(Closing)));
    }

    /// <summary>Whether a petition may still come in. The last minute belongs to the window.</summary>
    public bool IsOpen(DateTimeOffset instant) => instant < ClosesAt.AddMinutes(1);

    private static DateOnly NextWorkingDay(DateOnly day, IReadOnlySet<DateOnly> holidays)
    {
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || holidays.Contains(day))
        {
            day = day.AddDays(1);
        }

        return day;
    }
}
