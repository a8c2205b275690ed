using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Reports;
using Pleno.Readiness.Rosters;

namespace Pleno.Readiness.Bulletins;

/// <summary>The phases of a security operation begin and end: told at local midnight, once, and after a pause of the timer only the newest.</summary>
internal static class OperationBulletins
{
    /// <summary>Whether a phase began or ended that was not looked at yet: only then the versions of the calendar are needed.</summary>
    public static bool IsDue(StageView view) => Due(view).Any();

    public static IEnumerable<Bulletin> Of(StageView view, IReadOnlyList<KnownCalendar> versions) =>
        from due in Due(view)
        let ofOffice = versions.Where(known => known.Calendar.Subject == due.Calendar.Subject)
        let newest = OperationTurns.Newest(due.Turns, ofOffice, view.Stage.Zone)
        select new Bulletin(
            [.. newest.Select(turn => EventOf(view, due.Calendar, turn))],
            new Told(KeyOf(due.Calendar), "", due.Turns.Max(turn => turn.At))
        );

    private static IEnumerable<(OperationCalendar Calendar, IReadOnlyList<OperationTurn> Turns)> Due(StageView view) =>
        from calendar in view.IsOn(NoticeKind.OperationPhase) ? view.Reports.OfType<OperationCalendar>() : []
        let turns = OperationTurns.Between(calendar, view.Stage.Zone, view.MarkOf(KeyOf(calendar))?.At, view.Now)
        where turns.Count > 0
        select (calendar, turns);

    private static string KeyOf(OperationCalendar calendar) => $"operation:{calendar.Subject}";

    private static NoticeEvent EventOf(StageView view, OperationCalendar calendar, OperationTurn turn)
    {
        var (phase, zone) = (turn.Phase, view.Stage.Zone);
        var day = DateOnly.FromDateTime(zone.ToLocal(turn.At).DateTime);
        var others = calendar.Phases.Where(one => one != phase).ToList();
        var next = others.Where(one => one.First >= day).MinBy(one => one.First);
        var facts = new OperationPhaseFacts(
            view.Stage.Name,
            view.Stage.NameEnglish,
            view.Contest.FindOffice(calendar.Head.Office)?.Title ?? calendar.Head.Office,
            DaysOf(phase),
            turn.IsOpening,
            [.. others.Where(one => one.First < day && one.Last >= day).Select(one => one.Name)],
            next is null ? null : DaysOf(next),
            turn.IsOpening ? [] : UncoveredAfter(view, calendar, turn, next),
            calendar.Head.Hash
        );
        var direct = view.Contest.FindOffice(calendar.Head.Office) is { } owner ? new[] { owner } : [];
        return view.Event(
            NoticeKind.OperationPhase,
            $"{KeyOf(calendar)}\n{phase.Name}\n{turn.IsOpening}\n{day:yyyy-MM-dd}",
            direct,
            facts
        );
    }

    /// <summary>The days without a phase until the next begins, or until the stage ends.</summary>
    private static IReadOnlyList<DayRange> UncoveredAfter(
        StageView view,
        OperationCalendar calendar,
        OperationTurn turn,
        OperationPhase? next
    )
    {
        var zone = view.Stage.Zone;
        var window = new Interval(turn.At, next?.In(zone).From ?? view.Course.Window.To);
        return
        [
            .. Intervals
                .Uncovered(window, calendar.Phases.Select(one => one.In(zone)))
                .Select(gap => new DayRange(
                    DateOnly.FromDateTime(zone.ToLocal(gap.From).DateTime),
                    DateOnly.FromDateTime(zone.ToLocal(gap.To.AddTicks(-1)).DateTime)
                )),
        ];
    }

    private static PhaseDays DaysOf(OperationPhase phase) => new(phase.Name, new DayRange(phase.First, phase.Last));
}
