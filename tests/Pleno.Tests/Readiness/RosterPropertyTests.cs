using CsCheck;
using Pleno.Areas;
using Pleno.Readiness.Rosters;

namespace Pleno.Tests.Readiness;

/// <summary>The check of a roster against an oracle that walks through the window minute by minute and knows no interval.</summary>
public sealed class RosterPropertyTests
{
    private const int Length = 300;
    private static readonly string[] Objects = ["KPU", "gudang"];
    private static readonly string[] Teams = ["A", "B", "C"];

    // 17.00 in Jakarta: dusk comes within the window, at another minute in each zone.
    private static readonly DateTimeOffset Start = new(2024, 11, 20, 10, 0, 0, TimeSpan.Zero);

    private static readonly Gen<GuardShift> Shifts =
        from name in OneOf("KPU", "gudang", "lain")
        from team in OneOf(Teams)
        from start in Gen.Int[-60, Length + 20]
        from length in Gen.Int[0, 150]
        from strength in Gen.Int[0, 12]
        from experienced in Gen.Int[0, 12]
        select new GuardShift(name, team, Minutes(start, start + length), strength, Math.Min(experienced, strength));

    private static readonly Gen<RosterLimits> Limits =
        from minimum in Gen.Int[0, 15]
        from percent in Gen.Int[0, 100]
        from longest in Gen.Int[0, 120]
        from rest in Gen.Int[0, 40]
        from handover in Gen.Int[0, 40]
        select new RosterLimits(minimum, percent, Minutes(longest), Minutes(rest), Minutes(handover));

    [Fact]
    public void The_check_finds_what_the_oracle_finds_minute_by_minute() =>
        Gen.Select(Shifts.Array[0, 12], Limits, OneOf(LocalZone.Wib, LocalZone.Wita, LocalZone.Wit))
            .Sample(
                (shifts, limits, zone) =>
                    RosterCheck
                        .Of(Minutes(0, Length), Objects, shifts, limits, zone)
                        .ShouldBe(Oracle(shifts, limits, zone), ignoreOrder: true),
                iter: 3_000
            );

    [Fact]
    public void The_order_of_the_rows_changes_nothing() =>
        Gen.Select(Shifts.Array[0, 12], Limits)
            .Sample(
                (shifts, limits) =>
                    RosterCheck
                        .Of(Minutes(0, Length), Objects, [.. shifts.Reverse()], limits, LocalZone.Wib)
                        .ShouldBe(RosterCheck.Of(Minutes(0, Length), Objects, shifts, limits, LocalZone.Wib)),
                iter: 500
            );

    private static List<GuardFault> Oracle(GuardShift[] all, RosterLimits limits, LocalZone zone)
    {
        var shifts = all.Where(shift => shift.Strength > 0).ToArray();
        var faults = new List<GuardFault>();
        foreach (var name in Objects)
        {
            var here = shifts.Where(shift => shift.Post == name).ToArray();
            faults.AddRange(
                Runs(minute => !here.Any(shift => IsOn(shift, minute)))
                    .Select(run => new GuardFault(
                        GuardFaultKind.Gap,
                        name,
                        "",
                        Minutes(run.From, run.To),
                        NightMinutes: Count(run, minute => IsNight(minute, zone))
                    ))
            );
            faults.AddRange(OfStrength(name, here, limits));
            faults.AddRange(Handovers(name, here, limits));
        }

        return [.. faults, .. Teams.SelectMany(team => OfTeam(team, shifts, limits))];
    }

    private static IEnumerable<GuardFault> OfStrength(string name, GuardShift[] here, RosterLimits limits)
    {
        long Strength(int minute) => here.Where(shift => IsOn(shift, minute)).Sum(shift => shift.Strength);
        long Experienced(int minute) => here.Where(shift => IsOn(shift, minute)).Sum(shift => shift.Experienced);
        var weak = Runs(minute => Strength(minute) > 0 && Strength(minute) < limits.MinimumStrength)
            .Select(run => new GuardFault(
                GuardFaultKind.TooFew,
                name,
                "",
                Minutes(run.From, run.To),
                limits.MinimumStrength,
                Enumerable.Range(run.From, run.To - run.From).Min(Strength)
            ));
        var green = Runs(minute => Experienced(minute) * 100 < limits.ExperiencedPercent * Strength(minute))
            .Select(run => new GuardFault(
                GuardFaultKind.TooFewExperienced,
                name,
                "",
                Minutes(run.From, run.To),
                limits.ExperiencedPercent,
                Enumerable.Range(run.From, run.To - run.From).Min(at => Experienced(at) * 100 / Strength(at))
            ));
        return weak.Concat(green);
    }

    private static IEnumerable<GuardFault> Handovers(string name, GuardShift[] here, RosterLimits limits)
    {
        bool IsThere(string team, int minute) => here.Any(shift => shift.Team == team && IsOn(shift, minute));
        for (var minute = 1; limits.Handover > TimeSpan.Zero && minute < Length; minute++)
        {
            var stayed = Teams
                .Where(team => IsThere(team, minute))
                .Select(team =>
                {
                    var since = minute;
                    while (since > 0 && IsThere(team, since - 1))
                    {
                        since--;
                    }

                    return minute - since;
                })
                .DefaultIfEmpty(-1)
                .Max();
            foreach (var team in Teams.Where(team => IsThere(team, minute - 1) && !IsThere(team, minute)))
            {
                if (stayed >= 0 && stayed < limits.Handover.TotalMinutes)
                {
                    yield return new GuardFault(
                        GuardFaultKind.HandoverHole,
                        name,
                        team,
                        Minutes(minute - stayed, minute),
                        (long)limits.Handover.TotalMinutes,
                        stayed
                    );
                }
            }
        }
    }

    private static IEnumerable<GuardFault> OfTeam(string team, GuardShift[] shifts, RosterLimits limits)
    {
        int Places(int minute) => shifts.Count(shift => shift.Team == team && IsOn(shift, minute));
        foreach (var run in Runs(minute => Places(minute) > 1))
        {
            yield return new GuardFault(GuardFaultKind.TeamTwice, "", team, Minutes(run.From, run.To));
        }

        var duties = new List<(int From, int To)>();
        foreach (var run in Runs(minute => Places(minute) > 0))
        {
            if (duties.Count > 0 && run.From - duties[^1].To < limits.Rest.TotalMinutes)
            {
                duties[^1] = (duties[^1].From, run.To);
            }
            else
            {
                duties.Add(run);
            }
        }

        foreach (var (from, to) in duties)
        {
            if (limits.LongestDuty > TimeSpan.Zero && to - from > limits.LongestDuty.TotalMinutes)
            {
                yield return new GuardFault(
                    GuardFaultKind.DutyTooLong,
                    "",
                    team,
                    Minutes(from, to),
                    (long)limits.LongestDuty.TotalMinutes,
                    to - from
                );
            }
        }
    }

    private static List<(int From, int To)> Runs(Func<int, bool> holds)
    {
        var runs = new List<(int From, int To)>();
        for (var minute = 0; minute < Length; minute++)
        {
            if (holds(minute) && runs.Count > 0 && runs[^1].To == minute)
            {
                runs[^1] = (runs[^1].From, minute + 1);
            }
            else if (holds(minute))
            {
                runs.Add((minute, minute + 1));
            }
        }

        return runs;
    }

    private static long Count((int From, int To) run, Func<int, bool> holds) =>
        Enumerable.Range(run.From, run.To - run.From).Count(holds);

    private static bool IsOn(GuardShift shift, int minute) =>
        shift.Time.From <= Start.AddMinutes(minute) && Start.AddMinutes(minute) < shift.Time.To;

    private static bool IsNight(int minute, LocalZone zone) =>
        zone.ToLocal(Start.AddMinutes(minute)).Hour is >= 18 or < 6;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Interval Minutes(int from, int to) => new(Start.AddMinutes(from), Start.AddMinutes(to));

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
