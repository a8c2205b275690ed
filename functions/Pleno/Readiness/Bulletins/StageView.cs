using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness.Bulletins;

/// <summary>What was told last of one thing, so that it is not told at every firing of the timer.</summary>
/// <param name="Key">The thing: <c>scheduled</c>, <c>guard:roster:polda-kaltim</c>.</param>
/// <param name="What">What was told of it.</param>
/// <param name="At">The instant that it was about, UTC.</param>
public sealed record Told(string Key, string What, DateTimeOffset At)
{
    /// <summary>Identity of the notice that told it, for the one that follows; null where none does, and in rows of before it was kept.</summary>
    public string? Subject { get; init; }
}

/// <summary>Something to be told, and the mark that it was.</summary>
/// <param name="Events">The notices; none where only the mark changes.</param>
/// <param name="Mark">The mark, stored after the notices are raised.</param>
public sealed record Bulletin(IReadOnlyList<NoticeEvent> Events, Told Mark);

/// <summary>All that the bulletins on a stage are made of.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Stage">The stage.</param>
/// <param name="Verdict">The verdict that stands; null before the first.</param>
/// <param name="Reports">The reports that stand.</param>
/// <param name="Marks">What was told, by key.</param>
/// <param name="Now">Now, UTC.</param>
public sealed record StageView(
    Contest Contest,
    Stage Stage,
    Verdict? Verdict,
    IReadOnlyList<Report> Reports,
    IReadOnlyDictionary<string, Told> Marks,
    DateTimeOffset Now
)
{
    /// <summary>Number of the newest turn of the verdict; 0 before the first.</summary>
    public int Turn { get; init; }

    /// <summary>The kinds that are told by this timer, each only where the routing names somebody.</summary>
    private static readonly NoticeKind[] Kinds =
    [
        NoticeKind.StageScheduled,
        NoticeKind.OperationPhase,
        NoticeKind.GuardGap,
        NoticeKind.SituationDigest,
    ];

    public StageCourse Course { get; } = StageCourse.Of(Stage, Reports.OfType<StageDecision>());

    /// <summary>What was told last of this; null for nothing.</summary>
    public Told? MarkOf(string key) => Marks.GetValueOrDefault(key);

    public bool IsOn(NoticeKind kind) => IsOn(Contest, Stage, kind);

    /// <summary>Whether there may be something to tell: the routing names somebody, or did when the guard was told to have gaps.</summary>
    public static bool HasAny(Contest contest, Stage stage, DateTimeOffset now) =>
        stage.ChecksFrom <= now || Kinds.Any(kind => IsOn(contest, stage, kind));

    public NoticeEvent Event(NoticeKind kind, string subject, IReadOnlyList<Office> direct, NoticeFacts facts) =>
        new(kind, $"{Stage.Key}\n{subject}", Stage.Area, direct, facts, Stage.Key);

    private static bool IsOn(Contest contest, Stage stage, NoticeKind kind) =>
        NoticeRouting.RoutedTo(contest, kind, stage.Area, stage.Key).Count > 0;
}
