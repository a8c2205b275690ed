using System.CommandLine;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Readiness;

namespace Pleno.Local.Commands;

/// <summary><c>explain-routing EVENT</c>: prints for each office of a contest whether it gets such a notice, by which row, or why not.</summary>
internal static class ExplainRoutingCommand
{
    public static Command Create()
    {
        var kind = ContestOptions.Kind();
        var config = ContestOptions.Config();
        var area = new Option<string?>("--area")
        {
            Description =
                "Kode wilayah; tanpa ini wilayah pemilihan / code of the area, that of the contest without it",
        };
        var stage = new Option<string?>("--stage") { Description = "Kunci tahapan / key of the stage" };
        var command = new Command(
            "explain-routing",
            "Menjelaskan siapa mendapat pemberitahuan dan mengapa / explains who gets a notice and why"
        )
        {
            kind,
            config,
            area,
            stage,
        };
        command.SetAction(parsed =>
        {
            var contest = ContestOptions.ContestOf(parsed.GetValue(config));
            Write(
                parsed.InvocationConfiguration.Output,
                contest,
                ContestOptions.KindOf(parsed.GetValue(kind)!),
                ContestOptions.AreaOf(contest, parsed.GetValue(area)),
                ContestOptions.StageOf(contest, parsed.GetValue(stage))
            );
            return ExitCodes.Fine;
        });
        return command;
    }

    private static void Write(TextWriter output, Contest contest, NoticeKind kind, AreaCode area, Stage? stage)
    {
        var direct = DirectOf(contest, kind, area, stage);
        var happened = new NoticeEvent(kind, "", area, direct, new RefusalFacts("", "", [], 0), stage?.Key);
        output.WriteLine(
            $"{ConfigWords.Word(kind)}, {area} {contest.Areas.Find(area)?.Name}{(stage is null ? "" : $", {stage.Name}")}"
        );
        foreach (var reason in RoutingExplanation.Of(contest, happened))
        {
            output.WriteLine(
                $"  {(reason.Gets ? "ya / yes     " : "tidak / no   ")}{reason.Office.Key} ({reason.Office.Title}): {WordsOf(reason)}"
            );
        }
    }

    /// <summary>The offices that such a notice goes to whatever the routing says.</summary>
    private static IReadOnlyList<Office> DirectOf(Contest contest, NoticeKind kind, AreaCode area, Stage? stage) =>
        kind switch
        {
            NoticeKind.DocumentAccepted
            or NoticeKind.DocumentRefused
            or NoticeKind.DocumentWaiting
            or NoticeKind.DocumentCorrected
            or NoticeKind.DocumentNeedsExplanation
            or NoticeKind.KejadianRecorded
            or NoticeKind.ScanAttached
            or NoticeKind.ScanWaiting
            or NoticeKind.ResultDetermined => NoticeRouting.UploaderOf(contest, area),
            NoticeKind.ConfigurationRefused
            or NoticeKind.TimerSilent
            or NoticeKind.PoisonKept
            or NoticeKind.OfficeUnreachable
            or NoticeKind.SenderStopped => NoticeRouting.OperatorsOf(contest),
            NoticeKind.StageChanged when stage is not null => StageChange.OwnersOf(contest, stage),
            NoticeKind.GuardGap
            or NoticeKind.OperationPhase
                when stage is not null && NoticeRouting.RoutedTo(contest, kind, area, stage.Key).Count > 0 => OwnersOf(
                contest,
                stage,
                kind
            ),
            _ => [],
        };

    /// <summary>The offices whose roster, patrols or operation calendar it is about.</summary>
    private static IReadOnlyList<Office> OwnersOf(Contest contest, Stage stage, NoticeKind kind) =>
        [
            .. Duties
                .Of(contest, stage)
                .Where(duty =>
                    kind == NoticeKind.GuardGap
                        ? duty.Requirement.Kind is RequirementKind.Roster or RequirementKind.Patrol
                        : duty.Requirement.Kind == RequirementKind.Operation
                )
                .Select(duty => contest.FindOffice(duty.Office ?? ""))
                .OfType<Office>()
                .Distinct(),
        ];

    private static string WordsOf(RoutingReason reason) =>
        reason switch
        {
            { IsDirect: true } => "langsung, tanpa baris / directly, without a row; id, en",
            { Row: { } row } => $"routing.csv baris/row {row}; id, en",
            { Miss: RoutingMiss.NoRow } => "tidak ada baris untuk pemberitahuan ini / no row is about such a notice",
            { Miss: RoutingMiss.OtherRole } => "peran tidak disebut / its role is not named",
            { Miss: RoutingMiss.OtherLevel } =>
                "baris untuk kantor tingkat atau wilayah lain / the rows are for offices of another level or area",
            _ => "wilayah lain / another area",
        };
}
