using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness.Rosters;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>The tables of a guard roster and of a patrol log.</summary>
internal sealed class RosterTable(ReportForm form, ReportContext context, ReportHead head)
{
    private readonly LocalZone _zone = context.Stage.Zone;

    public GuardRoster Roster()
    {
        form.CheckZone();
        var objects = ObjectsOf(ReportKind.Roster);
        return new GuardRoster(head, [.. form.Rows.Select(row => ShiftOf(row, objects)).OfType<GuardShift>()]);
    }

    public PatrolLog Patrol()
    {
        form.CheckZone();
        var objects = ObjectsOf(ReportKind.Patrol);
        return new PatrolLog(head, [.. form.Rows.Select(row => VisitOf(row, objects)).OfType<PatrolVisit>()]);
    }

    private GuardShift? ShiftOf(ReportRow row, IReadOnlyList<string> objects)
    {
        var (name, team) = (ObjectOf(row, objects), form.Text(row, "Regu"));
        var (from, to) = (form.Moment(row, "Mulai"), form.Moment(row, "Selesai"));
        var (strength, experienced) = (form.Number(row, "Kekuatan", 1), form.Number(row, "Berpengalaman"));
        if (experienced > strength)
        {
            form.Refuse(
                row,
                ReadinessCodes.MoreExperiencedThanAll,
                "Berpengalaman",
                $"<= {strength}",
                experienced.Value
            );
        }

        if (from is null || to is null || strength is null || experienced is null)
        {
            return null;
        }

        var time = new Interval(from.Value, to.Value);
        CheckTime(row, time);
        return new GuardShift(name, team, time, Bounded(strength.Value), Bounded(experienced.Value));
    }

    private void CheckTime(ReportRow row, Interval time)
    {
        if (time.IsEmpty)
        {
            form.Refuse(row, ReadinessCodes.ShiftBackwards, "Selesai", $"> {Shown(time.From)}");
            return;
        }

        // A shift until midnight lies within its day.
        if (_zone.ToLocal(time.From).Date != _zone.ToLocal(time.To.AddTicks(-1)).Date)
        {
            form.Refuse(
                row,
                ReadinessCodes.ShiftOverMidnight,
                "Selesai",
                $"<= {_zone.ToLocal(time.From).Date.AddDays(1):yyyy-MM-dd HH:mm}"
            );
        }

        if (time.Within(Window(ReportKind.Roster)).IsEmpty)
        {
            OutsideStage(row, "Mulai", ReportKind.Roster);
        }
    }

    private PatrolVisit? VisitOf(ReportRow row, IReadOnlyList<string> objects)
    {
        var (name, at) = (ObjectOf(row, objects), form.Moment(row, "Waktu"));
        if (at is null)
        {
            return null;
        }

        if (at > context.ReceivedAt)
        {
            form.Refuse(row, ReadinessCodes.CellWrong, "Waktu", $"<= {Shown(context.ReceivedAt)}");
        }
        else if (!Window(ReportKind.Patrol).Contains(at.Value))
        {
            OutsideStage(row, "Waktu", ReportKind.Patrol);
        }

        return new PatrolVisit(name, at.Value);
    }

    private string ObjectOf(ReportRow row, IReadOnlyList<string> objects)
    {
        var name = form.Text(row, "Objek");
        if (name.Length == 0)
        {
            return name;
        }

        var known = objects.FirstOrDefault(one => one.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            form.Refuse(row, ReadinessCodes.ObjectUnknown, "Objek", string.Join(", ", objects));
        }

        return known ?? name;
    }

    private void OutsideStage(ReportRow row, string column, ReportKind kind)
    {
        var window = Window(kind);
        form.Refuse(row, ReadinessCodes.OutsideStage, column, $"{Shown(window.From)} - {Shown(window.To)}");
    }

    private Interval Window(ReportKind kind) =>
        GuardWindows.Of(context.Course, Duties.RequirementOf(context.Contest, context.Stage, kind, head.Office));

    private IReadOnlyList<string> ObjectsOf(ReportKind kind) =>
        RequirementTerms.Parts(Duties.RequirementOf(context.Contest, context.Stage, kind, head.Office)?.Terms?.Objects);

    private string Shown(DateTimeOffset instant) => _zone.ToLocal(instant).ToString("yyyy-MM-dd HH:mm");

    private static int Bounded(long number) => (int)Math.Min(number, int.MaxValue);
}

/// <summary>When protected objects must be guarded.</summary>
public static class GuardWindows
{
    /// <summary>
    /// From the lead before the stage's start to its end, and from its real beginning where that was earlier; an adjourned session's night
    /// lies between.
    /// </summary>
    public static Interval Of(Course.StageCourse course, Requirement? requirement)
    {
        var planned = course.Window.From - (requirement?.Terms?.Lead ?? TimeSpan.Zero);
        return course.Window with { From = course.BeganAt < planned ? course.BeganAt.Value : planned };
    }
}
