using Pleno.Contests;
using Pleno.Readiness.Reports;
using Pleno.Readiness.Rosters;

namespace Pleno.Readiness.Course;

/// <summary>The course of a stage as KPU's decisions made it of the calendar. Pure.</summary>
/// <param name="Status">Where it stands by decision; <see cref="StageStatus.Planned"/> while none has begun it.</param>
/// <param name="Window">From its start to its end, UTC; a stage that a decision closes has its planned end here until then.</param>
/// <param name="IsOver">Whether a decision ended it.</param>
/// <param name="DecidedAt">From when the newest decision holds; null without one.</param>
/// <param name="BeganAt">When the session really began, UTC; null before. What is due before the stage stays due by the time announced.</param>
/// <param name="Nights">The adjournments, from the moment of adjourning to the new date.</param>
public sealed record StageCourse(
    StageStatus Status,
    Interval Window,
    bool IsOver,
    DateTimeOffset? DecidedAt,
    DateTimeOffset? BeganAt,
    IReadOnlyList<Interval> Nights
)
{
    private static readonly TimeSpan AfterTheEnd = TimeSpan.FromDays(1);

    /// <summary>The course after the decisions, in the order of their times; one that its state refuses changes nothing.</summary>
    public static StageCourse Of(Stage stage, IEnumerable<StageDecision> decisions)
    {
        var course = new StageCourse(
            StageStatus.Planned,
            new Interval(stage.StartsAt, stage.LastsUntil),
            false,
            null,
            null,
            []
        );
        return decisions
            .OrderBy(decision => decision.At)
            .ThenBy(decision => decision.Action)
            .Aggregate(course, (before, decision) => before.After(decision) ?? before);
    }

    /// <summary>The course after one more decision; null when it is refused: not in this state, or before the newest.</summary>
    public StageCourse? After(StageDecision decision)
    {
        if (StageMachine.Next(Status, decision.Action) is not { } next || decision.At < DecidedAt)
        {
            return null;
        }

        var moved = decision.Action switch
        {
            StageAction.Move or StageAction.Reopen => MovedTo(decision.NewTime ?? Window.From),
            StageAction.Begin => BegunAt(decision.At),
            StageAction.Adjourn => AdjournedTo(decision.At, decision.NewTime ?? Window.To),
            StageAction.Finish or StageAction.Close => this with
            {
                // Closing what has finished before changes its end no more.
                Window = Status is StageStatus.InSession ? Window with { To = decision.At } : Window,
                IsOver = true,
            },
            _ => this,
        };
        return moved with { Status = next, DecidedAt = decision.At };
    }

    /// <summary>
    /// Readiness is checked from the calendar's time on until a decision closes it, or a day after its end; a session without an end
    /// of its own lasts a day and is not checked after it.
    /// </summary>
    public bool IsChecked(Stage stage, DateTimeOffset now) =>
        stage.ChecksFrom <= now
        && ((stage.IsUntilClosed && !IsOver) || now < (stage.EndsAt is null ? Window.To : Window.To + AfterTheEnd));

    private StageCourse MovedTo(DateTimeOffset start) =>
        this with
        {
            Window = new Interval(start, start + Window.Length),
            IsOver = false,
            BeganAt = null,
        };

    /// <summary>A session that began after its planned end lasts as long as planned, from then on.</summary>
    private StageCourse BegunAt(DateTimeOffset at) =>
        this with
        {
            BeganAt = at,
            Window = at >= Window.To ? Window with { To = at + Window.Length } : Window,
        };

    /// <summary>What was left of the session when it was broken off is held at the new date; the time between belongs to the stage.</summary>
    private StageCourse AdjournedTo(DateTimeOffset at, DateTimeOffset newTime)
    {
        var left = Window.To > at ? Window.To - at : TimeSpan.Zero;
        var end = newTime + left;
        return this with
        {
            Window = Window with { To = end > Window.To ? end : Window.To },
            Nights = [.. Nights, new Interval(at, newTime)],
        };
    }
}
