using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Readiness;
using Pleno.Readiness.Reports;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Uploads.Following;

/// <summary>Tells how far a file has come. Reads what the pipeline has stored, and nothing else.</summary>
public sealed class FollowUpload(
    ContestStore contests,
    DocumentStore documents,
    ReadinessStore readiness,
    NoticeStore notices,
    ReceivedFiles received,
    IntakeLog intakeLog
)
{
    /// <summary>The state; null when no such file was sent there.</summary>
    public async Task<UploadState?> FindAsync(UploadTarget target, string hash, CancellationToken cancellationToken)
    {
        if (await contests.FindAsync(target.Contest, cancellationToken) is not { } contest)
        {
            return null;
        }

        var state = target.IsReport
            ? await ReportAsync(contest, target, hash, cancellationToken)
            : await DocumentAsync(contest, target, hash, cancellationToken);
        return state ?? await SentAsync(contest, target, hash, cancellationToken);
    }

    /// <summary>The state of a document that was taken in.</summary>
    public static UploadState StateOf(Contest contest, DocumentRecord record)
    {
        var progress = UploadWords.ProgressOf(record.Status);
        var isJudged = record.Status != DocumentStatus.Received;
        return new UploadState(
            record.Id.Hash,
            record.FileName,
            isJudged ? record.Kind : null,
            progress,
            UploadWords.Of(progress),
            isJudged,
            record.Version,
            record.BeritaAcara,
            record.ReceivedAt,
            record.Because,
            isJudged ? CheckGroup.Of(record.Kind, record.Status != DocumentStatus.Unreadable, record.Findings) : [],
            FileFinding.Of(contest, record.Findings),
            record.FindingCount
        );
    }

    /// <summary>The state of a report that was taken in.</summary>
    public static UploadState StateOf(Contest contest, ReportVersion version)
    {
        var kind = ReportLayout.Of(version.Report.Kind).Title;
        var state = OfReport(contest, version.Report.Head.Hash, UploadProgress.Accepted, kind, version.Findings);
        return state with { Version = version.Number, ReceivedAt = version.ReceivedAt };
    }

    private async Task<UploadState?> DocumentAsync(
        Contest contest,
        UploadTarget target,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var id = new DocumentId(target.Contest, target.Area!.Value, hash);
        return await documents.FindAsync(id, cancellationToken) is { } record ? StateOf(contest, record) : null;
    }

    private async Task<UploadState?> ReportAsync(
        Contest contest,
        UploadTarget target,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var versions = await readiness.ListVersionsAsync(target.Contest, target.Stage!, cancellationToken);
        if (
            versions.LastOrDefault(one => one.Report.Head.Hash == hash && one.Report.Head.Office == target.Office) is
            { } kept
        )
        {
            return StateOf(contest, kept);
        }

        foreach (var file in await FilesAsync(target, hash, cancellationToken))
        {
            var id = Notice.IdOf(contest.Key, NoticeKind.ReportRefused, TakeInReport.RefusalOf(file.Name, hash));
            if (await notices.FindAsync(contest.Key, id, cancellationToken) is { Facts: RefusalFacts facts } notice)
            {
                var refused = OfReport(contest, hash, UploadProgress.Rejected, file.Name, facts.Findings);
                return refused with { ReceivedAt = notice.RaisedAt };
            }
        }

        return null;
    }

    private async Task<IReadOnlyList<ReceivedFile>> FilesAsync(
        UploadTarget target,
        string hash,
        CancellationToken cancellationToken
    )
    {
        var files = await received.ListAsync(target.Container, target.Folder, cancellationToken);
        return [.. files.Where(file => file.Hash == hash)];
    }

    /// <summary>In its place and not taken in, or refused there before it became a document.</summary>
    private async Task<UploadState?> SentAsync(
        Contest contest,
        UploadTarget target,
        string hash,
        CancellationToken cancellationToken
    )
    {
        if (await FilesAsync(target, hash, cancellationToken) is not [var file, ..])
        {
            return null;
        }

        var mark = await intakeLog.FindAsync($"{target.Container}/{file.Name}", file.ETag, cancellationToken);
        return mark?.Refusal is { } refusal
            ? OfReport(contest, hash, UploadProgress.Rejected, file.Name, [refusal])
            : OfReport(contest, hash, UploadProgress.Sent, file.Name, []);
    }

    private static UploadState OfReport(
        Contest contest,
        string hash,
        UploadProgress progress,
        string path,
        IReadOnlyList<Finding> findings
    ) =>
        new(
            hash,
            path[(path.LastIndexOf('/') + 1)..],
            null,
            progress,
            UploadWords.Of(progress),
            progress != UploadProgress.Sent,
            0,
            null,
            null,
            null,
            progress == UploadProgress.Sent ? [] : CheckGroup.OfReport(findings),
            FileFinding.Of(contest, findings),
            findings.Count
        );
}
