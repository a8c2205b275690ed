using Pleno.Areas;
using Pleno.Readiness.Rosters;

namespace Pleno.Tests.Readiness;

/// <summary>Each fault of a roster: just not, and just over it. Times are those of the clocks in the area.</summary>
public sealed class RosterTests
{
    private static readonly Interval Day = At("2024-11-20 00:00", "2024-11-21 00:00");

    [Fact]
    public void An_empty_roster_is_one_gap_as_long_as_the_window_at_each_object()
    {
        RosterCheck
            .Of(Day, ["KPU", "Bawaslu"], [], new RosterLimits(10, 50, Hours(8), Hours(1), Hours(1)), LocalZone.Wib)
            .ShouldBe([
                new GuardFault(GuardFaultKind.Gap, "KPU", "", Day, NightMinutes: 720),
                new GuardFault(GuardFaultKind.Gap, "Bawaslu", "", Day, NightMinutes: 720),
            ]);
    }

    [Fact]
    public void Shifts_that_touch_leave_no_gap_and_a_minute_between_them_is_one()
    {
        Faults(new RosterLimits(), Shift("A", "00:00", "08:00"), Shift("B", "08:00", "24:00")).ShouldBeEmpty();
        Faults(new RosterLimits(), Shift("A", "00:00", "08:00"), Shift("B", "08:01", "24:00"))
            .ShouldBe([Fault(GuardFaultKind.Gap, "08:00", "08:01")]);
    }

    [Fact]
    public void The_night_of_a_session_that_goes_on_the_next_day_is_told_in_the_gap()
    {
        var session = At("2024-12-06 20:00", "2024-12-07 14:00");
        var evening = new GuardShift("venue", "A", At("2024-12-06 19:00", "2024-12-06 23:30"), 10, 5);
        var morning = new GuardShift("venue", "B", At("2024-12-07 07:00", "2024-12-07 15:00"), 10, 5);

        RosterCheck
            .Of(session, ["venue"], [morning, evening], new RosterLimits(), LocalZone.Wib)
            .ShouldBe([
                new GuardFault(
                    GuardFaultKind.Gap,
                    "venue",
                    "",
                    At("2024-12-06 23:30", "2024-12-07 07:00"),
                    NightMinutes: 390
                ),
            ]);
    }

    [Theory]
    [InlineData(LocalZone.Wib, 0)]
    [InlineData(LocalZone.Wita, 60)]
    [InlineData(LocalZone.Wit, 120)]
    public void Night_is_that_of_the_area_own_clocks(LocalZone zone, long night)
    {
        var afternoon = At("2024-12-06 12:00", "2024-12-06 18:00");
        NightHours.MinutesIn(afternoon, zone).ShouldBe(night);
    }

    [Fact]
    public void Too_few_counts_all_who_are_there_and_not_when_nobody_is()
    {
        var limits = new RosterLimits(MinimumStrength: 10);
        Faults(limits, Shift("A", "00:00", "24:00", 10)).ShouldBeEmpty();
        Faults(limits, Shift("A", "00:00", "24:00", 6), Shift("B", "08:00", "12:00", 4), Shift("C", "20:00", "21:00"))
            .ShouldBe([
                Fault(GuardFaultKind.TooFew, "00:00", "08:00", 10, 6),
                Fault(GuardFaultKind.TooFew, "12:00", "20:00", 10, 6),
                Fault(GuardFaultKind.TooFew, "21:00", "24:00", 10, 6),
            ]);
    }

    [Fact]
    public void Two_weak_stretches_on_end_are_one_fault_with_the_weakest()
    {
        Faults(new RosterLimits(MinimumStrength: 10), Shift("A", "00:00", "08:00", 9), Shift("B", "08:00", "24:00", 7))
            .ShouldBe([Fault(GuardFaultKind.TooFew, "00:00", "24:00", 10, 7)]);
    }

    [Fact]
    public void The_share_of_experienced_personnel_is_that_of_all_who_are_there()
    {
        var limits = new RosterLimits(ExperiencedPercent: 30);
        Faults(limits, Shift("A", "00:00", "24:00", 10, 3)).ShouldBeEmpty();
        Faults(limits, Shift("A", "00:00", "24:00", 10, 2), Shift("B", "06:00", "12:00", 10, 4))
            .ShouldBe([
                Fault(GuardFaultKind.TooFewExperienced, "00:00", "06:00", 30, 20),
                Fault(GuardFaultKind.TooFewExperienced, "12:00", "24:00", 30, 20),
            ]);
    }

    [Fact]
    public void A_team_in_two_places_is_told_for_the_time_that_it_is()
    {
        var elsewhere = new GuardShift("gudang", "A", At("2024-11-20 07:00", "2024-11-20 09:00"), 10, 5);
        Faults(new RosterLimits(), Shift("A", "00:00", "08:00"), Shift("B", "08:00", "24:00"), elsewhere)
            .ShouldBe([Fault(GuardFaultKind.TeamTwice, "07:00", "08:00", team: "A")]);
    }

    [Fact]
    public void A_duty_goes_on_over_a_pause_that_is_shorter_than_the_rest()
    {
        var limits = new RosterLimits(LongestDuty: Hours(12), Rest: Hours(2));
        var elsewhere = new GuardShift("gudang", "A", At("2024-11-20 10:00", "2024-11-20 13:00"), 10, 5);
        var rested = elsewhere with { Time = At("2024-11-20 10:00", "2024-11-20 12:00") };
        var others = new[] { Shift("B", "08:00", "16:00"), Shift("C", "16:00", "24:00") };

        Faults(limits, [Shift("A", "00:00", "08:00"), rested, .. others]).ShouldBeEmpty();
        Faults(limits, [Shift("A", "00:00", "08:30"), elsewhere, .. others])
            .ShouldBe([Fault(GuardFaultKind.DutyTooLong, "00:00", "13:00", 720, 780, team: "A")]);
    }

    [Fact]
    public void Who_stays_must_have_been_there_for_the_handover()
    {
        var limits = new RosterLimits(Handover: TimeSpan.FromMinutes(15));
        Faults(limits, Shift("A", "00:00", "08:00"), Shift("B", "07:45", "24:00")).ShouldBeEmpty();
        Faults(limits, Shift("A", "00:00", "08:00"), Shift("B", "07:46", "24:00"))
            .ShouldBe([Fault(GuardFaultKind.HandoverHole, "07:46", "08:00", 15, 14, team: "A")]);
        Faults(limits, Shift("A", "00:00", "08:00"), Shift("A", "08:00", "24:00")).ShouldBeEmpty();
    }

    [Fact]
    public void What_lies_outside_the_window_does_not_count()
    {
        var before = new GuardShift("KPU", "A", At("2024-11-19 00:00", "2024-11-20 06:00"), 10, 5);
        Faults(new RosterLimits(LongestDuty: Hours(18)), before, Shift("B", "06:00", "24:00")).ShouldBeEmpty();
    }

    [Fact]
    public void A_log_without_a_patrol_is_one_pause_as_long_as_the_window()
    {
        PatrolCheck
            .Of(Day, ["KPU"], [], Hours(4), LocalZone.Wib)
            .ShouldBe([new GuardFault(GuardFaultKind.PatrolGap, "KPU", "", Day, 240, 1440, 720)]);
    }

    [Fact]
    public void A_pause_between_patrols_may_be_as_long_as_the_limit_and_not_a_minute_more()
    {
        var window = At("2024-11-20 08:00", "2024-11-20 16:00");
        PatrolVisit[] visits = [new("KPU", Time("2024-11-20 12:00"))];
        PatrolCheck.Of(window, ["KPU"], visits, Hours(4), LocalZone.Wib).ShouldBeEmpty();
        visits = [new("KPU", Time("2024-11-20 12:01")), new("Bawaslu", Time("2024-11-20 10:00"))];
        PatrolCheck
            .Of(window, ["KPU"], visits, Hours(4), LocalZone.Wib)
            .ShouldBe([
                new GuardFault(
                    GuardFaultKind.PatrolGap,
                    "KPU",
                    "",
                    At("2024-11-20 08:00", "2024-11-20 12:01"),
                    240,
                    241
                ),
            ]);
    }

    private static IReadOnlyList<GuardFault> Faults(RosterLimits limits, params GuardShift[] shifts) =>
        RosterCheck.Of(Day, ["KPU"], shifts, limits, LocalZone.Wib);

    private static GuardShift Shift(string team, string from, string to, int strength = 10, int experienced = 5) =>
        new("KPU", team, OfDay(from, to), strength, experienced);

    private static GuardFault Fault(
        GuardFaultKind kind,
        string from,
        string to,
        long expected = 0,
        long got = 0,
        string team = ""
    )
    {
        var isOfTeam = kind is GuardFaultKind.TeamTwice or GuardFaultKind.DutyTooLong;
        return new GuardFault(kind, isOfTeam ? "" : "KPU", team, OfDay(from, to), expected, got);
    }

    private static Interval OfDay(string from, string to) => new(Day.From + TimeOfDay(from), Day.From + TimeOfDay(to));

    private static TimeSpan TimeOfDay(string text) =>
        TimeSpan.FromMinutes((int.Parse(text[..2]) * 60) + int.Parse(text[3..]));

    private static TimeSpan Hours(int hours) => TimeSpan.FromHours(hours);

    private static Interval At(string from, string to) => new(Time(from), Time(to));

    private static DateTimeOffset Time(string local) => LocalZone.Wib.ToUtc(DateTime.Parse(local));
}
