using Pleno.Areas;

namespace Pleno.Readiness.Rosters;

/// <summary>Checks a guard roster against the window in which each object must be guarded. Pure; times to the minute.</summary>
public static class RosterCheck
{
    /// <summary>
    /// Every fault: object by object in the order given and by time, then the teams' by name. An object without a shift is
    /// one gap as long as the window. Shifts of other objects than those given count for the teams only.
    /// </summary>
    /// <param name="window">When the objects must be guarded, UTC.</param>
    /// <param name="objects">What must be guarded.</param>
    /// <param name="shifts">The roster, in any order.</param>
    /// <param name="limits">What it must keep.</param>
    /// <param name="zone">The area's own time zone.</param>
    public static IReadOnlyList<GuardFault> Of(
        Interval window,
        IReadOnlyList<string> objects,
        IReadOnlyList<GuardShift> shifts,
        RosterLimits limits,
        LocalZone zone
    )
    {
        var counted = shifts
            .Where(shift => shift.Strength > 0)
            .Select(shift => shift with { Time = shift.Time.Within(window) })
            .Where(shift => !shift.Time.IsEmpty)
            .ToList();
        return
        [
            .. objects.SelectMany(name =>
                OfObject(window, name, [.. counted.Where(shift => shift.Post == name)], limits, zone)
            ),
            .. counted
                .GroupBy(shift => shift.Team, StringComparer.Ordinal)
                .OrderBy(team => team.Key, StringComparer.Ordinal)
                .SelectMany(team => OfTeam(team.Key, [.. team.Select(shift => shift.Time)], limits)),
        ];
    }

    private static IEnumerable<GuardFault> OfObject(
        Interval window,
        string name,
        IReadOnlyList<GuardShift> shifts,
        RosterLimits limits,
        LocalZone zone
    )
    {
        var moments = Moments(shifts).ToList();
        var gaps = Intervals
            .Uncovered(window, shifts.Select(shift => shift.Time))
            .Select(gap => new GuardFault(
                GuardFaultKind.Gap,
                name,
                "",
                gap,
                NightMinutes: NightHours.MinutesIn(gap, zone)
            ));
        return gaps.Concat(TooFew(name, moments, limits))
            .Concat(TooFewExperienced(name, moments, limits))
            .Concat(HandoverHoles(window, name, shifts, limits))
            .OrderBy(fault => fault.Time.From)
            .ThenBy(fault => fault.Kind)
            .ThenBy(fault => fault.Time.To)
            .ThenBy(fault => fault.Team, StringComparer.Ordinal);
    }

    /// <summary>Less than <c>MinimumStrength</c>, while somebody is there: nobody is a gap, not a weak post.</summary>
    private static IEnumerable<GuardFault> TooFew(string name, IReadOnlyList<Moment> moments, RosterLimits limits) =>
        Runs(moments, moment => moment.Strength < limits.MinimumStrength)
            .Select(run => new GuardFault(
                GuardFaultKind.TooFew,
                name,
                "",
                run.Time,
                limits.MinimumStrength,
                run.Moments.Min(moment => moment.Strength)
            ));

    private static IEnumerable<GuardFault> TooFewExperienced(
        string name,
        IReadOnlyList<Moment> moments,
        RosterLimits limits
    ) =>
        Runs(moments, moment => moment.Experienced * 100 < (long)limits.ExperiencedPercent * moment.Strength)
            .Select(run => new GuardFault(
                GuardFaultKind.TooFewExperienced,
                name,
                "",
                run.Time,
                limits.ExperiencedPercent,
                run.Moments.Min(moment => moment.Experienced * 100 / moment.Strength)
            ));

    /// <summary>
    /// When a team leaves within the window and another stays, one that stays must have been there for the handover.
    /// At the end of the window everybody may leave; where nobody stays there is a gap.
    /// </summary>
    private static IEnumerable<GuardFault> HandoverHoles(
        Interval window,
        string name,
        IReadOnlyList<GuardShift> shifts,
        RosterLimits limits
    )
    {
        var presence = shifts
            .GroupBy(shift => shift.Team, StringComparer.Ordinal)
            .Select(team => (Team: team.Key, Times: Intervals.Joined(team.Select(shift => shift.Time))))
            .ToList();
        return from leaving in presence
            from end in leaving.Times.Select(time => time.To)
            where limits.Handover > TimeSpan.Zero && end < window.To
            let staying = presence
                .SelectMany(team => team.Times)
                .Where(time => time.Contains(end))
                .Select(time => time.From)
                .ToList()
            where staying.Count > 0 && end - staying.Min() < limits.Handover
            select new GuardFault(
                GuardFaultKind.HandoverHole,
                name,
                leaving.Team,
                new Interval(staying.Min(), end),
                (long)limits.Handover.TotalMinutes,
                (long)(end - staying.Min()).TotalMinutes
            );
    }

    private static IEnumerable<GuardFault> OfTeam(string team, IReadOnlyList<Interval> times, RosterLimits limits) =>
        Twice(times)
            .Select(time => new GuardFault(GuardFaultKind.TeamTwice, "", team, time))
            .Concat(
                Intervals
                    .Joined(times, limits.Rest)
                    .Where(duty => limits.LongestDuty > TimeSpan.Zero && duty.Length > limits.LongestDuty)
                    .Select(duty => new GuardFault(
                        GuardFaultKind.DutyTooLong,
                        "",
                        team,
                        duty,
                        (long)limits.LongestDuty.TotalMinutes,
                        (long)duty.Length.TotalMinutes
                    ))
            );

    /// <summary>When at least two of the intervals hold at once.</summary>
    private static IReadOnlyList<Interval> Twice(IReadOnlyList<Interval> times)
    {
        var twice = new List<Interval>();
        var reached = DateTimeOffset.MinValue;
        foreach (var time in times.OrderBy(time => time.From))
        {
            twice.Add(time.Within(new Interval(time.From, reached)));
            reached = time.To > reached ? time.To : reached;
        }

        return Intervals.Joined(twice);
    }

    /// <summary>The stretches between two changes in which somebody is there, in order, with who is there in all.</summary>
    private static IEnumerable<Moment> Moments(IReadOnlyList<GuardShift> shifts)
    {
        var changes = shifts
            .SelectMany(shift => new[] { (At: shift.Time.From, Sign: 1, shift), (At: shift.Time.To, Sign: -1, shift) })
            .GroupBy(change => change.At)
            .OrderBy(changes => changes.Key)
            .ToList();
        var (strength, experienced) = (0L, 0L);
        for (var index = 0; index + 1 < changes.Count; index++)
        {
            strength += changes[index].Sum(change => change.Sign * change.shift.Strength);
            experienced += changes[index].Sum(change => change.Sign * change.shift.Experienced);
            if (strength > 0)
            {
                yield return new Moment(
                    new Interval(changes[index].Key, changes[index + 1].Key),
                    strength,
                    experienced
                );
            }
        }
    }

    /// <summary>Moments that follow one another and are all at fault, taken as one.</summary>
    private static List<(Interval Time, List<Moment> Moments)> Runs(
        IReadOnlyList<Moment> moments,
        Func<Moment, bool> isAtFault
    )
    {
        var runs = new List<(Interval Time, List<Moment> Moments)>();
        foreach (var moment in moments.Where(isAtFault))
        {
            if (runs.Count > 0 && runs[^1].Time.To == moment.Time.From)
            {
                runs[^1].Moments.Add(moment);
                runs[^1] = (runs[^1].Time with { To = moment.Time.To }, runs[^1].Moments);
            }
            else
            {
                runs.Add((moment.Time, [moment]));
            }
        }

        return runs;
    }

    private sealed record Moment(Interval Time, long Strength, long Experienced);
}
