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
        var terms = Duties.RequirementOf(context.Contest, context.Stage, ReportKind.Situation, head.Office)?.Terms;
        if (slot is { } start && terms is not null && !Slots.IsSlot(context.Course, terms, start))
        {
            form.Refuse(ReadinessCodes.SlotForeign, "Untuk", Shown(Slots.Nearest(context.Course, terms, start)));
        }

        return slot;
    }

    private string Shown(DateTimeOffset instant) => context.Stage.Zone.ToLocal(instant).ToString("yyyy-MM-dd HH:mm");
}

/// <summary>The slots of a cadence: they follow one another from the stage's start on, or from the lead before it.</summary>
internal static class Slots
{
    public static bool IsSlot(StageCourse course, RequirementTerms terms, DateTimeOffset start) =>
        start >= First(course, terms) && (start - First(course, terms)).Ticks % LengthOf(terms).Ticks == 0;

    /// <summary>The start of the slot that the instant lies in; the first one before them all.</summary>
    public static DateTimeOffset Nearest(StageCourse course, RequirementTerms terms, DateTimeOffset at)
    {
        var (first, every) = (First(course, terms), LengthOf(terms));
        return at < first ? first : first + (every * ((at - first).Ticks / every.Ticks));
    }

    /// <summary>The slots that are over, with their grace. One that the stage's end cuts short is not asked for.</summary>
    /// <param name="course">The stage's course.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="terms">Length of a slot, a day where it is not said, and how long after it a report may still come.</param>
    /// <param name="isOpenEnded">Whether the stage goes on past its planned end.</param>
    public static IEnumerable<DateTimeOffset> Due(
        StageCourse course,
        DateTimeOffset now,
        RequirementTerms terms,
        bool isOpenEnded
    )
    {
        var (every, grace) = (LengthOf(terms), terms.Grace ?? TimeSpan.Zero);
        for (var slot = First(course, terms); slot + every + grace <= now; slot += every)
        {
            if (slot + every <= course.Window.To || isOpenEnded)
            {
                yield return slot;
            }
        }
    }

    /// <summary>Length of a slot.</summary>
    public static TimeSpan LengthOf(RequirementTerms terms) => terms.Every ?? TimeSpan.FromDays(1);

    private static DateTimeOffset First(StageCourse course, RequirementTerms terms) =>
        course.Window.From - (terms.Lead ?? TimeSpan.Zero);
}
