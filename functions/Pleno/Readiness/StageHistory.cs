using Pleno.Contests;
using Pleno.Notices;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness;

/// <summary>What may have been told of a stage's time and readiness: whoever got any of it is told when that changes. Pure.</summary>
internal static class StageHistory
{
    /// <summary>Versions of the calendar that are looked back on; whoever got an older one was told of these.</summary>
    private const int MostVersions = 20;

    /// <param name="stage">The stage by the calendar of today.</param>
    /// <param name="decisions">The decisions that stand.</param>
    /// <param name="turn">Number of the newest turn of its verdict; 0 before the first.</param>
    public static IReadOnlyList<EarlierNotice> Of(Stage stage, IEnumerable<StageDecision> decisions, int turn) =>
        [
            .. Enumerable
                .Range(0, Math.Min(stage.Version, MostVersions))
                .SelectMany(back => OfVersion(stage, stage.Version - back)),
            .. decisions.SelectMany(decision => OfDecision(stage, decision)),
            .. OfTurn(stage, turn),
            // The newest turn may be stored and not told yet.
            .. OfTurn(stage, turn - 1),
        ];

    /// <summary>The notices of a turn of the verdict: one of them was told, if any.</summary>
    public static IReadOnlyList<EarlierNotice> OfTurn(Stage stage, int turn) =>
        [
            new(NoticeKind.StageReady, SubjectOfTurn(stage, turn)),
            new(NoticeKind.StageNotReady, SubjectOfTurn(stage, turn)),
        ];

    public static string SubjectOfTurn(Stage stage, int turn) => $"{stage.Key}\n{turn}";

    /// <summary>Of a decision, of the inauguration that it may be, and of nothing else.</summary>
    public static string SubjectOf(Stage stage, StageDecision decision) => $"{stage.Key}\n{decision.Subject}";

    public static string SubjectOfMove(Stage stage, int version) => $"{stage.Key}\nversion {version}";

    public static string SubjectOfSchedule(Stage stage, int version) => $"{stage.Key}\nscheduled\n{version}";

    private static IEnumerable<EarlierNotice> OfVersion(Stage stage, int version) =>
        [
            new(NoticeKind.StageScheduled, SubjectOfSchedule(stage, version)),
            new(NoticeKind.StageChanged, SubjectOfMove(stage, version)),
        ];

    private static IEnumerable<EarlierNotice> OfDecision(Stage stage, StageDecision decision) =>
        [
            new(NoticeKind.StageChanged, SubjectOf(stage, decision)),
            new(NoticeKind.Inauguration, SubjectOf(stage, decision)),
        ];
}
