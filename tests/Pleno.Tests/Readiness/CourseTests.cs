using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Readiness.Rosters;

namespace Pleno.Tests.Readiness;

/// <summary>What KPU's decisions make of the calendar. Times on the clocks of the area, 8 and 9 December 2024, and later.</summary>
public sealed class CourseTests
{
    private static readonly Stage Session = ReadyContest.Contest.FindStage(ReadyContest.Stage)!;

    private static readonly string[] Actions =
    [
        "DIMULAI",
        "DISKORS",
        "DILANJUTKAN",
        "SELESAI",
        "DITETAPKAN",
        "DITUTUP",
        "DIBUKA KEMBALI",
        "DIJADWALKAN ULANG",
    ];

    [Fact]
    public void Without_a_decision_the_stage_is_as_the_calendar_has_it()
    {
        var course = Course();
        course.Status.ShouldBe(StageStatus.Planned);
        course.Window.ShouldBe(new Interval(Session.StartsAt, Session.EndsAt!.Value));
        course.IsChecked(Session, Session.ChecksFrom.AddTicks(-1)).ShouldBeFalse();
        course.IsChecked(Session, Session.ChecksFrom).ShouldBeTrue();
        course.IsChecked(Session, Session.EndsAt!.Value.AddDays(1).AddTicks(-1)).ShouldBeTrue();
        course.IsChecked(Session, Session.EndsAt!.Value.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void A_session_adjourned_to_another_day_lasts_over_the_nights_between_and_holds_then_what_was_left()
    {
        var course = Course(
            Decision("DIMULAI", "2024-12-08 14:00"),
            Decision("DISKORS", "2024-12-08 22:00", "2024-12-10 09:00")
        );
        course.Status.ShouldBe(StageStatus.Adjourned);
        course.Window.ShouldBe(At("2024-12-08 14:00", "2024-12-11 01:00"));
        course.Nights.ShouldBe([At("2024-12-08 22:00", "2024-12-10 09:00")]);
    }

    [Fact]
    public void A_moved_stage_keeps_its_length_and_a_finished_one_ends()
    {
        Course(Decision("DIJADWALKAN ULANG", "2024-12-08 10:00", "2024-12-09 09:00"))
            .Window.ShouldBe(At("2024-12-09 09:00", "2024-12-10 09:00"));
        var finished = Course(Decision("DIMULAI", "2024-12-08 14:00"), Decision("SELESAI", "2024-12-08 23:59"));
        finished.Window.ShouldBe(At("2024-12-08 14:00", "2024-12-08 23:59"));
        finished.IsOver.ShouldBeTrue();
    }

    [Fact]
    public void A_session_begun_early_is_guarded_from_then_on_and_one_begun_late_keeps_its_length()
    {
        var early = Course(Decision("DIMULAI", "2024-12-08 11:00"));
        GuardWindows.Of(early, null).From.ShouldBe(At("2024-12-08 11:00", "2024-12-08 11:00").From);
        early.Window.ShouldBe(Course().Window);
        var late = Course(Decision("DIMULAI", "2024-12-09 20:00"));
        late.Window.To.ShouldBe(At("2024-12-09 20:00", "2024-12-10 20:00").To);
        GuardWindows.Of(late, null).From.ShouldBe(Session.StartsAt);
    }

    [Fact]
    public void A_closed_stage_can_be_reopened_with_a_new_date_and_is_checked_again()
    {
        var course = Course(
            Decision("DIMULAI", "2024-12-08 14:00"),
            Decision("SELESAI", "2024-12-08 20:00"),
            Decision("DITETAPKAN", "2024-12-08 21:00"),
            Decision("DITUTUP", "2024-12-16 00:00"),
            Decision("DIBUKA KEMBALI", "2025-03-01 00:00", "2025-03-24 09:00")
        );
        course.Status.ShouldBe(StageStatus.Reopened);
        course.Window.From.ShouldBe(At("2025-03-24 09:00", "2025-03-24 09:00").From);
        course.IsChecked(Session, course.Window.From).ShouldBeTrue();
    }

    [Fact]
    public void A_watch_that_a_decision_closes_goes_on_past_its_end_and_stops_with_the_decision()
    {
        var watch = Session with { IsUntilClosed = true };
        StageCourse.Of(watch, []).IsChecked(watch, Session.EndsAt!.Value.AddYears(1)).ShouldBeTrue();
        var closed = StageCourse.Of(
            watch,
            [Decision("DIMULAI", "2024-12-08 14:00"), Decision("DITUTUP", "2025-02-20 10:00")]
        );
        closed.IsOver.ShouldBeTrue();
        closed.Window.To.ShouldBe(At("2025-02-20 10:00", "2025-02-20 10:00").From);
        closed.IsChecked(watch, closed.Window.To.AddDays(1)).ShouldBeFalse();
    }

    [Fact]
    public void A_decision_before_the_newest_is_refused_and_decisions_count_in_the_order_of_their_times()
    {
        var begun = Decision("DIMULAI", "2024-12-08 14:00");
        var finished = Decision("SELESAI", "2024-12-08 20:00");
        Course(finished, begun).Status.ShouldBe(StageStatus.Finished);
        Course(begun).After(Decision("SELESAI", "2024-12-08 13:59")).ShouldBeNull();
    }

    private static StageCourse Course(params StageDecision[] decisions) => StageCourse.Of(Session, decisions);

    private static StageDecision Decision(string action, string at, string? newTime = null) =>
        new(
            new ReportHead(Session.Key, "kpu-64", new DateOnly(2024, 12, 8), "Ketua", $"{action} {at}"),
            (StageAction)Array.IndexOf(Actions, action),
            At(at, at).From,
            newTime is null ? null : At(newTime, newTime).From,
            "1/PL/2024",
            "sebab"
        );

    private static Interval At(string from, string to) =>
        new(LocalZone.Wita.ToUtc(DateTime.Parse(from)), LocalZone.Wita.ToUtc(DateTime.Parse(to)));
}
