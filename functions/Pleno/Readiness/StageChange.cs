using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness;

/// <summary>
/// The notice of a change in the course of a stage. It goes to whoever the routing names, to every office that owes something for the stage, and to
/// whoever was told of it before.
/// </summary>
public static class StageChange
{
    /// <summary>KPU decided it.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="course">The stage's course with it.</param>
    /// <param name="earlier">What may have been told of the stage.</param>
    public static NoticeEvent OfDecision(
        Contest contest,
        Stage stage,
        StageDecision decision,
        StageCourse course,
        IReadOnlyList<EarlierNotice> earlier
    )
    {
        var (change, changeEnglish) = DecisionWords.Of(decision.Action);
        return Event(
            contest,
            stage,
            StageHistory.SubjectOf(stage, decision),
            earlier,
            new StageChangeFacts(
                stage.Name,
                stage.NameEnglish,
                stage.Zone,
                change,
                changeEnglish,
                decision.At,
                decision.NewTime,
                decision.Document,
                decision.Because,
                decision.Head.Hash
            )
            {
                Appointment = decision.NewTime is { } newTime
                    ? AppointmentOf(stage) with
                    {
                        StartsAt = newTime,
                        EndsAt = stage.EndsAt is null ? null : course.Window.To,
                    }
                    : null,
            }
        );
    }

    /// <summary>The calendar was loaded in a later version.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="stage">The stage by the calendar of today.</param>
    /// <param name="earlier">What may have been told of the stage.</param>
    public static NoticeEvent OfCalendar(Contest contest, Stage stage, IReadOnlyList<EarlierNotice> earlier)
    {
        var (change, changeEnglish) = DecisionWords.Of(StageAction.Move);
        return Event(
            contest,
            stage,
            StageHistory.SubjectOfMove(stage, stage.Version),
            earlier,
            new StageChangeFacts(
                stage.Name,
                stage.NameEnglish,
                stage.Zone,
                change,
                changeEnglish,
                stage.StartsAt,
                null,
                null,
                stage.Reason,
                null
            )
            {
                Appointment = AppointmentOf(stage),
            }
        );
    }

    /// <summary>The stage's time and place by the calendar.</summary>
    public static StageAppointment AppointmentOf(Stage stage) =>
        new(stage.Key, stage.Place, stage.StartsAt, stage.EndsAt);

    private static NoticeEvent Event(
        Contest contest,
        Stage stage,
        string subject,
        IReadOnlyList<EarlierNotice> earlier,
        StageChangeFacts facts
    ) =>
        new(NoticeKind.StageChanged, subject, stage.Area, OwnersOf(contest, stage), facts, stage.Key)
        {
            Follows = earlier,
        };

    /// <summary>The offices that owe something for the stage.</summary>
    public static IReadOnlyList<Office> OwnersOf(Contest contest, Stage stage) =>
        [
            .. Duties
                .Of(contest, stage)
                .Select(duty => contest.FindOffice(duty.Office ?? ""))
                .OfType<Office>()
                .Distinct(),
        ];
}
