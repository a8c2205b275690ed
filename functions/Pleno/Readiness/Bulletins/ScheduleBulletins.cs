using System.Globalization;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness.Bulletins;

/// <summary>A stage is told when it is first known and still to come, and again when a later version of the calendar moves it.</summary>
internal static class ScheduleBulletins
{
    private const string Key = "scheduled";

    public static IEnumerable<Bulletin> Of(StageView view)
    {
        var stage = view.Stage;
        var mark = new Told(Key, stage.Version.ToString(CultureInfo.InvariantCulture), stage.StartsAt);
        if (view.MarkOf(Key) is not { } told)
        {
            if (view.IsOn(NoticeKind.StageScheduled) && IsToCome(view))
            {
                yield return new Bulletin([ScheduleOf(stage)], mark);
            }
        }
        else if (told.At != stage.StartsAt && told.What != mark.What)
        {
            // Where the check of readiness tells the same move, it is the same letter; where KPU has decided another time, that holds.
            var isByCalendar = view.Course.Window.From == stage.StartsAt;
            yield return new Bulletin(isByCalendar ? [MoveOf(view)] : [], mark);
        }
    }

    private static bool IsToCome(StageView view) =>
        StageMachine.IsBefore(view.Course.Status)
        && view.Course.Window.From == view.Stage.StartsAt
        && view.Now < view.Stage.StartsAt;

    private static NoticeEvent ScheduleOf(Stage stage) =>
        new(
            NoticeKind.StageScheduled,
            StageHistory.SubjectOfSchedule(stage, stage.Version),
            stage.Area,
            [],
            FactsOf(stage),
            stage.Key
        );

    private static NoticeEvent MoveOf(StageView view)
    {
        var earlier = StageHistory.Of(view.Stage, view.Reports.OfType<StageDecision>(), view.Turn);
        return StageChange.OfCalendar(view.Contest, view.Stage, earlier);
    }

    private static StageScheduledFacts FactsOf(Stage stage) =>
        new(stage.Name, stage.NameEnglish, stage.Zone, StageChange.AppointmentOf(stage));
}
