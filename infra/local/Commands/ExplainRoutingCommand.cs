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
        var config = new ConfigOption();
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
            area,
            stage,
        };
        config.AddTo(command);
        command.SetAction(parsed =>
        {
            var contest = ContestOptions.ContestOf(config.FolderOf(parsed));
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

        if (ByWhatHappened(kind) is { } others)
        {
            output.WriteLine($"  dan / and    {others}");
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
            or NoticeKind.SenderStopped
            or NoticeKind.EvidenceChanged => NoticeRouting.OperatorsOf(contest),
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
            { IsDirect: true } => $"langsung, tanpa baris / directly, without a row; {TonguesOf(reason.Office)}",
            { Row: { } row } => $"routing.csv baris/row {row}; {TonguesOf(reason.Office)}",
            { Miss: RoutingMiss.NoRow } => "tidak ada baris untuk pemberitahuan ini / no row is about such a notice",
            { Miss: RoutingMiss.OtherRole } => "peran tidak disebut / its role is not named",
            { Miss: RoutingMiss.OtherLevel } =>
                "baris untuk kantor tingkat atau wilayah lain / the rows are for offices of another level or area",
            _ => "wilayah lain / another area",
        };

    /// <summary>Both languages are in every letter; the office's own stands first.</summary>
    private static string TonguesOf(Office office) => office.Language == OfficeLanguage.En ? "en, id" : "id, en";

    /// <summary>Who gets it besides by what happened, which no configuration tells; null for nobody.</summary>
    private static string? ByWhatHappened(NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Reminder =>
                "pemilik kewajiban dan kantor tujuan eskalasi / the office that owes it and those it is escalated to",
            NoticeKind.ReportRefused => "kantor pengirim / the office that sent it",
            NoticeKind.AcknowledgementMissing => "kantor di atasnya / the office above",
            NoticeKind.Digest => "kantor yang suratnya diringkas / the office whose letters it tells",
            NoticeKind.StageReady or NoticeKind.StageNotReady =>
                "penerima kesimpulan sebelumnya / whoever got the verdict before",
            NoticeKind.DocumentCorrected or NoticeKind.DocumentNeedsExplanation =>
                "penerima angka lama / whoever got the old figures",
            NoticeKind.DocumentAccepted =>
                "penerima permintaan penjelasan / whoever was told that it needs an explanation",
            _ => null,
        };
}
