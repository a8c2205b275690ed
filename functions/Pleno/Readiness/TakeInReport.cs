using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reports;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Readiness;

/// <summary>Takes in a readiness report: only from the office whose duty it is, and only when it is whole and right.</summary>
public sealed partial class TakeInReport(
    ContestStore contests,
    ReadinessStore readiness,
    EvidenceJournal journal,
    IntakeLog intakeLog,
    AuditStore audit,
    NoticeDesk notices,
    TellOfReport tell,
    TimeProvider time,
    ILogger<TakeInReport> logger
)
{
    /// <param name="file">The file as received; null when the blob is gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Evidence? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        var isContest = ContestKey.TryParse(file.BlobName.Split('/')[0], out var key);
        var contest = isContest ? await contests.FindAsync(key, cancellationToken) : null;
        if (contest is null)
        {
            await RefuseForNowAsync(file, key, cancellationToken);
            return;
        }

        var reading = await ReadAsync(contest, file.BlobName, file.Hash, file.Content, cancellationToken);
        await (
            reading.Report is null
                ? RefuseAsync(contest, file, reading.Findings, cancellationToken)
                : AcceptAsync(contest, file, reading, cancellationToken)
        );
        await intakeLog.MarkAsync(file.Path, file.ETag, null, contest.Version, cancellationToken);
    }

    /// <summary>The contest is not loaded. It may be in this very moment; whoever comes second asks for the report again.</summary>
    private async Task RefuseForNowAsync(Evidence file, ContestKey key, CancellationToken cancellationToken)
    {
        Log.NoContest(logger, file.Hash);
        var refusal = new Finding(DocumentCodes.UnknownContest, Got: file.BlobName);
        await intakeLog.MarkAsync(file.Path, file.ETag, refusal, "", cancellationToken);
        if (
            key != default
            && await contests.FindAsync(key, cancellationToken) is not null
            && await intakeLog.FindAsync(file.Path, file.ETag, cancellationToken) is { } mark
        )
        {
            await intakeLog.ForgetAsync(mark, cancellationToken);
            await RunAsync(file, cancellationToken);
        }
    }

    /// <summary>What the report says, or all that is wrong with it, against what stands now. Stores nothing.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="blobName">Its name in the container of reports.</param>
    /// <param name="hash">SHA-256 of the content.</param>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<ReportReading> ReadAsync(
        Contest contest,
        string blobName,
        string hash,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        if (!ReadinessPath.TryParse(blobName, out var path))
        {
            return Refused(new Finding(ReadinessCodes.WrongPath, Got: blobName));
        }

        if (contest.FindStage(path.Stage) is not { } stage)
        {
            var known = string.Join(", ", contest.Stages.Select(one => one.Key));
            return Refused(new Finding(ReadinessCodes.UnknownStage, Expected: known, Got: path.Stage));
        }

        var standing = await readiness.ListReportsAsync(contest.Key, stage.Key, cancellationToken);
        var context = new ReportContext(contest, stage, path, hash, time.GetUtcNow(), standing);
        return ReportReader.Read(content, context);
    }

    /// <summary>What the notice that a report was refused is about: the same file in the same place is refused once.</summary>
    public static string RefusalOf(string blobName, string hash) => $"{blobName}\n{hash}";

    private static ReportReading Refused(Finding finding) => new(null, [finding]);

    private async Task AcceptAsync(
        Contest contest,
        Evidence file,
        ReportReading reading,
        CancellationToken cancellationToken
    )
    {
        var report = reading.Report!;
        var upload = new ReportUpload(file.BlobName, file.ETag, file.UploadedAt)
        {
            ReceivedAt = await journal.ReportedAsync(contest.Key, file, cancellationToken),
        };
        await readiness.KeepAsync(contest.Key, report, reading.Findings, upload, cancellationToken);
        await tell.RunAsync(contest, report, upload, cancellationToken);
        await audit.AppendAsync(
            contest.Key,
            $"report {file.BlobName} {file.Hash}",
            report.Kind.ToString().ToLowerInvariant(),
            $"{report.Head.Office} {file.Hash}",
            cancellationToken
        );
    }

    private async Task RefuseAsync(
        Contest contest,
        Evidence file,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        Log.Refused(logger, contest.Key, file.Hash, findings.Count);
        await audit.AppendAsync(
            contest.Key,
            $"report refused {file.BlobName} {file.Hash}",
            "report refused",
            file.Hash,
            cancellationToken
        );
        var sender = ReadinessPath.TryParse(file.BlobName, out var path) ? contest.FindOffice(path.Sender) : null;
        var facts = new RefusalFacts(file.BlobName, file.Hash, findings, findings.Count);
        var told = sender is null ? NoticeRouting.OperatorsOf(contest) : [sender];
        var happened = new NoticeEvent(
            NoticeKind.ReportRefused,
            RefusalOf(file.BlobName, file.Hash),
            contest.Key.Area,
            told,
            facts,
            path?.Stage
        );
        await notices.RaiseAsync(contest, happened, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Report {Hash} names no contest that is loaded")]
        public static partial void NoContest(ILogger logger, string hash);

        [LoggerMessage(LogLevel.Warning, "{Contest}: report {Hash} was refused with {Findings} findings")]
        public static partial void Refused(ILogger logger, ContestKey contest, string hash, int findings);
    }
}
