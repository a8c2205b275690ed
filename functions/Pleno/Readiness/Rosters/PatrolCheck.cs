using Pleno.Areas;

namespace Pleno.Readiness.Rosters;

/// <summary>A patrol that came by a protected object.</summary>
/// <param name="Post">Where.</param>
/// <param name="At">When, to the minute, UTC.</param>
public sealed record PatrolVisit(string Post, DateTimeOffset At);

/// <summary>Checks a patrol log: no object may be without a patrol for longer than the limit.</summary>
public static class PatrolCheck
{
    /// <summary>
    /// Every pause that is too long, object by object and by time. The time from the window's start to the first visit and
    /// from the last visit to its end count as pauses: a log without a visit is one pause as long as the window.
    /// </summary>
    /// <param name="window">When patrols must come by; up to now at most, since the future has no patrols yet.</param>
    /// <param name="objects">Where they must come by.</param>
    /// <param name="visits">The log, in any order.</param>
    /// <param name="longestGap">The longest pause that may be.</param>
    /// <param name="zone">The area's own time zone.</param>
    public static IReadOnlyList<GuardFault> Of(
        Interval window,
        IReadOnlyList<string> objects,
        IReadOnlyList<PatrolVisit> visits,
        TimeSpan longestGap,
        LocalZone zone
    ) =>
        window.IsEmpty
            ? []
            :
            [
                .. from name in objects
                from pause in Pauses(window, visits.Where(visit => visit.Post == name).Select(visit => visit.At))
                where pause.Length > longestGap
                select new GuardFault(
                    GuardFaultKind.PatrolGap,
                    name,
                    "",
                    pause,
                    (long)longestGap.TotalMinutes,
                    (long)pause.Length.TotalMinutes,
                    NightHours.MinutesIn(pause, zone)
                ),
            ];

    private static IEnumerable<Interval> Pauses(Interval window, IEnumerable<DateTimeOffset> visits)
    {
        List<DateTimeOffset> instants =
        [
            window.From,
            .. visits.Where(at => window.From <= at && at <= window.To).Order(),
            window.To,
        ];
        return instants.Zip(instants.Skip(1), (from, to) => new Interval(from, to));
    }
}
