using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Scans;
using Pleno.Readiness;
using Pleno.Recaps.Findings;
using Pleno.Storage;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.Uploads.Checking;

/// <summary>Checks a file before it is sent: what the intake would judge it to be, by the intake's own code and against what is stored now. Stores nothing.</summary>
public sealed class CheckFile(
    UploadRules rules,
    CheckLimit limit,
    ContestStore contests,
    DocumentStore documents,
    JudgeDocument judge,
    TakeInReport reports
)
{
    /// <param name="account">Stands for the account that asks.</param>
    /// <param name="target">Where it would be sent to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content, at most one byte over the limit.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<UploadOutcome<CheckAnswer>> RunAsync(
        string account,
        UploadTarget target,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        if (!limit.Admits(account))
        {
            return new UploadOutcome<CheckAnswer>.TooMany(UploadProblems.TooManyChecks);
        }

        var problems = await rules.CheckFileAsync(target, name, content.Length, cancellationToken);
        if (problems.Count > 0)
        {
            return new UploadOutcome<CheckAnswer>.Wrong(problems);
        }

        var contest =
            await contests.FindAsync(target.Contest, cancellationToken)
            ?? throw new InvalidOperationException("A contest vanished.");
        return new UploadOutcome<CheckAnswer>.Done(
            target.IsReport
                ? await ReportAsync(contest, target, name, content, cancellationToken)
                : await DocumentAsync(contest, target, name, content, cancellationToken)
        );
    }

    private async Task<CheckAnswer> DocumentAsync(
        Contest contest,
        UploadTarget target,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var id = new DocumentId(target.Contest, target.Area!.Value, Evidence.HashOf(content));
        var known = await documents.FindAsync(id, cancellationToken);
        var record = known ?? NotReceived(id, $"{target.Folder}/{name}", content.Length);
        var assessed = await judge.AssessAsync(contest, record, content, cancellationToken);
        var isReadable = assessed.Status != DocumentStatus.Unreadable;
        return AnswerOf(
            contest,
            name,
            id.Hash,
            UploadWords.ProgressOf(assessed.Status),
            CheckGroup.Of(assessed.Kind, isReadable, assessed.Findings),
            assessed.Findings
        ) with
        {
            Kind = assessed.Kind,
        };
    }

    private async Task<CheckAnswer> ReportAsync(
        Contest contest,
        UploadTarget target,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
        var hash = Evidence.HashOf(content);
        var read = await reports.ReadAsync(contest, $"{target.Folder}/{name}", hash, content, cancellationToken);
        var progress = read.Report is null ? UploadProgress.Rejected : UploadProgress.Accepted;
        return AnswerOf(contest, name, hash, progress, CheckGroup.OfReport(read.Findings), read.Findings);
    }

    private static CheckAnswer AnswerOf(
        Contest contest,
        string name,
        string hash,
        UploadProgress progress,
        IReadOnlyList<CheckGroup> groups,
        IReadOnlyList<Finding> findings
    ) =>
        new(
            hash,
            name,
            null,
            progress,
            UploadWords.Of(progress),
            groups,
            FileFinding.Of(contest, [.. findings.Take(DocumentRecord.MostFindings)]),
            findings.Count
        );

    private static DocumentRecord NotReceived(DocumentId id, string blobName, long size) =>
        new(id, blobName, size, default, DocumentStatus.Received, 0, null, [], 0, false, default)
        {
            Kind = ScanFile.IsNamed(blobName) ? DocumentKind.Scan : DocumentKind.Recap,
        };
}
