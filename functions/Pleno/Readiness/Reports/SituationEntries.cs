using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness.Course;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>A situation report: of one area, for one slot of the cadence.</summary>
internal sealed class SituationEntries(ReportForm form, ReportContext context, ReportHead head)
{
    private static readonly string[] States = ["AMAN", "PERLU PERHATIAN", "GANGGUAN"];

    public SituationReport Read()
    {
        form.CheckZone();
        var (area, slot) = (AreaOf(), SlotOf());
        var state = form.Word("Keadaan", States);
        return new SituationReport(
            head,
            area,
            slot ?? default,
            (SituationState)Math.Max(state, 0),
            form.Text("Uraian")
        );
    }

    private AreaCode AreaOf()
    {
        var owed = Duties
            .Of(context.Contest, context.Stage)
            .Where(duty => duty.Requirement.Kind == RequirementKind.Situation && duty.Office == head.Office)
            .Select(duty => duty.Area!.Value)
            .Where(area => context.Path.Area is null || area == context.Path.Area)
            .ToList();
        var isCode = AreaCode.TryParse(form.Text("Wilayah"), out var area);
        if (form.Text("Wilayah").Length > 0 && (!isCode || !owed.Contains(area)))
        {
            form.Refuse(ReadinessCodes.AreaForeign, "Wilayah", string.Join(", ", owed));
        }

        return area;
    }

    private DateTimeOffset? SlotOf()
    {
        var slot = form.Moment("Untuk");
        var every = Duties
            .RequirementOf(context.Contest, context.Stage, ReportKind.Situation, head.Office)
            ?.Terms?.Every;
        if (slot is { } start && every is { } cadence && !Slots.IsSlot(context.Course, start, cadence))
        {
            form.Refuse(ReadinessCodes.SlotForeign, "Untuk", Shown(Slots.Nearest(context.Course, start, cadence)));
        }

        return slot;
    }

    private string Shown(DateTimeOffset instant) => context.Stage.Zone.ToLocal(instant).ToString("yyyy-MM-dd HH:mm");
}

/// <summary>The slots of a cadence: they follow one another from the stage's start on.</summary>
internal static class Slots
{
    public static bool IsSlot(StageCourse course, DateTimeOffset start, TimeSpan every) =>
        start >= course.Window.From && (start - course.Window.From).Ticks % every.Ticks == 0;

    /// <summary>The start of the slot that the instant lies in; the first one before the stage.</summary>
    public static DateTimeOffset Nearest(StageCourse course, DateTimeOffset at, TimeSpan every) =>
        at < course.Window.From
            ? course.Window.From
            : course.Window.From + (every * ((at - course.Window.From).Ticks / every.Ticks));

    /// <summary>The slots that are over, with their grace. One that the stage's end cuts short is not asked for.</summary>
    /// <param name="course">The stage's course.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="every">Length of a slot.</param>
    /// <param name="grace">How long after its slot a report may still come.</param>
    /// <param name="isOpenEnded">Whether the stage goes on past its planned end.</param>
    public static IEnumerable<DateTimeOffset> Due(
        StageCourse course,
        DateTimeOffset now,
        TimeSpan every,
        TimeSpan grace,
        bool isOpenEnded
    )
    {
        for (var slot = course.Window.From; slot + every + grace <= now; slot += every)
        {
            if (slot + every <= course.Window.To || isOpenEnded)
            {
                yield return slot;
            }
        }
    }
}
