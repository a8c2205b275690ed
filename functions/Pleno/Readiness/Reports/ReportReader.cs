using Pleno.Contests;
using Pleno.Readiness.Course;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness.Reports;

/// <summary>What a report is read against.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Stage">The stage of the path.</param>
/// <param name="Path">The path.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
/// <param name="Standing">The reports that stand for the stage.</param>
public sealed record ReportContext(
    Contest Contest,
    Stage Stage,
    ReadinessPath Path,
    string Hash,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<Report> Standing
)
{
    /// <summary>The course of the stage as the decisions that stand have made it.</summary>
    public StageCourse Course { get; } = StageCourse.Of(Stage, Standing.OfType<StageDecision>());
}

/// <summary>What came of reading a report.</summary>
/// <param name="Report">The report; null when a finding blocks it.</param>
/// <param name="Findings">Every problem, by its place; also those that only ask.</param>
public sealed record ReportReading(Report? Report, IReadOnlyList<Finding> Findings);

/// <summary>Reads a readiness report of any kind and finds everything that is wrong with it at once (docs/readiness-formats.md).</summary>
public static class ReportReader
{
    /// <summary>The report, or every problem: F.101 to F.106 for the file, 8xx for what stands in it.</summary>
    public static ReportReading Read(ReadOnlyMemory<byte> content, ReportContext context)
    {
        var (sheet, refusal) = ReportSheetReader.Read(content, context.Path.FileName);
        if (sheet is null)
        {
            return new ReportReading(null, [refusal!]);
        }

        var form = new ReportForm(sheet, context.Stage.Zone);
        var kind = sheet.Layout.Kind;
        if (SenderOf(form, context) is not { } office || !IsDuty(context, kind, office))
        {
            return new ReportReading(null, [NotItsDuty(context, kind)]);
        }

        form.CheckShape();
        var head = HeadOf(form, context, office.Key);
        var report = new ReportTables(form, context, head).Read(kind);
        if (report is not null)
        {
            RevisionRules.Check(form, report, context.Standing);
        }

        return new ReportReading(form.Blocks ? null : report, Ordered(form.Findings));
    }

    /// <summary>The office of the folder; where the folder is an area's, the office that the report names.</summary>
    private static Office? SenderOf(ReportForm form, ReportContext context) =>
        context.Contest.FindOffice(context.Path.Area is null ? context.Path.Sender : form.Text("Kantor"));

    private static bool IsDuty(ReportContext context, ReportKind kind, Office office) =>
        Duties.MayReport(context.Contest, context.Stage, kind, office, context.Path.Area);

    private static Finding NotItsDuty(ReportContext context, ReportKind kind) =>
        new(
            ReadinessCodes.NotThisOfficesDuty,
            Expected: string.Join(", ", Duties.OfficesOf(context.Contest, context.Stage, kind)),
            Got: context.Path.Sender
        );

    private static ReportHead HeadOf(ReportForm form, ReportContext context, string office)
    {
        form.Word("Kantor", office);
        form.Word("Tahapan", context.Path.Stage);
        return new ReportHead(
            context.Path.Stage,
            office,
            form.Date("Tanggal") ?? default,
            form.Text("Pejabat"),
            context.Hash,
            form.Optional("Menggantikan"),
            form.Optional("Alasan")
        );
    }

    /// <summary>By place; a row comes before its cells, what has no place comes last.</summary>
    private static List<Finding> Ordered(IEnumerable<Finding> findings) =>
        [
            .. findings
                .OrderBy(finding => finding.Place?.Row ?? int.MaxValue)
                .ThenBy(finding => finding.Place?.Column ?? 0)
                .ThenBy(finding => finding.Place?.Path, StringComparer.Ordinal)
                .ThenBy(finding => finding.Code.Number),
        ];
}

/// <summary>When a report may take the place of another.</summary>
internal static class RevisionRules
{
    /// <summary>
    /// F.810 when it names another report than the one that stands; F.811 for a second situation report of a slot without a reason.
    /// The same file again is no new version.
    /// </summary>
    public static void Check(ReportForm form, Report report, IReadOnlyList<Report> standing)
    {
        var before = standing.FirstOrDefault(one => one.Kind == report.Kind && one.Subject == report.Subject);
        if (before?.Head.Hash == report.Head.Hash)
        {
            return;
        }

        var replaces = report.Head.Replaces;
        if (replaces is not null && before?.Head.Hash.StartsWith(replaces, StringComparison.OrdinalIgnoreCase) != true)
        {
            form.Refuse(ReadinessCodes.ReplacesWrong, "Menggantikan", before?.Head.Hash[..16] ?? "");
        }

        var isExplained = replaces is not null && report.Head.ReplacesBecause is not null;
        if (report.Kind == ReportKind.Situation && before is not null && !isExplained)
        {
            form.Refuse(ReadinessCodes.SlotTwice, "Untuk", before.Head.Hash[..16]);
        }
    }
}
