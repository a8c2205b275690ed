using Pleno.Areas;

namespace Pleno.Readiness.Rosters;

/// <summary>The hours in which a venue lies dark: 18.00 to 06.00 on the clocks of the area.</summary>
public static class NightHours
{
    private static readonly TimeSpan Dusk = TimeSpan.FromHours(18);
    private static readonly TimeSpan Dawn = TimeSpan.FromHours(6);

    /// <summary>How many whole minutes of the interval lie in the night.</summary>
    public static long MinutesIn(Interval time, LocalZone zone)
    {
        if (time.IsEmpty)
        {
            return 0;
        }

        // The night of the evening before may still last when the interval begins.
        var firstEvening = zone.ToLocal(time.From).Date.AddDays(-1);
        var minutes = 0L;
        for (var evening = firstEvening; zone.ToUtc(evening + Dusk) < time.To; evening = evening.AddDays(1))
        {
            var night = new Interval(zone.ToUtc(evening + Dusk), zone.ToUtc(evening.AddDays(1) + Dawn));
            minutes += (long)night.Within(time).Length.TotalMinutes;
        }

        return minutes;
    }
}
