using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Scans;
using Pleno.Readiness;
using Pleno.Recaps.Findings;
using Pleno.Storage;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.Uploads.Checking;

/// <summary>Checks a file before it is taken in: what the intake would judge it to be, by the intake's own code and against what is stored now.</summary>
public sealed class CheckFile(
    UploadRules rules,
    CheckLimit limit,
    SentFile sent,
    ContestStore contests,
    DocumentStore documents,
    AssessDocument assess,
    TakeInReport reports
)
{
    /// <summary>Largest file that is checked from the body of a request, in bytes: the host holds every body whole. A larger one is sent first.</summary>
    public const int LargestBody = (int)LargeFileLane.Large;

    /// <summary>Checks a file that came with the request. Stores nothing.</summary>
    /// <param name="account">Stands for the account that asks.</param>
    /// <param name="target">Where it would be sent to.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<UploadOutcome<CheckAnswer>> RunAsync(
        string account,
        UploadTarget target,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    ) =>
        GuardAsync(
            account,
            target,
            name,
            content.Length,
            () => JudgeAsync(target, name, content, cancellationToken),
            cancellationToken
        );

    /// <summary>Checks a file whose parts were sent. They stay, so that completing it sends none of them again.</summary>
    public Task<UploadOutcome<CheckAnswer>> SentAsync(
        UploadPermission permission,
        UploadTarget target,
        CancellationToken cancellationToken
    ) =>
        GuardAsync(
            permission.Account,
            target,
            permission.Name,
            permission.Size,
            () =>
                sent.UseAsync(
                    permission,
                    content => JudgeAsync(target, permission.Name, content, cancellationToken),
                    cancellationToken
                ),
            cancellationToken
        );

    private async Task<UploadOutcome<CheckAnswer>> GuardAsync(
        string account,
        UploadTarget target,
        string name,
        long size,
        Func<Task<UploadOutcome<CheckAnswer>?>> checkAsync,
        CancellationToken cancellationToken
    )
    {
        if (!limit.Admits(account))
        {
            return new UploadOutcome<CheckAnswer>.TooMany(UploadProblems.TooManyChecks);
        }

        var problems = await rules.CheckFileAsync(target, name, size, cancellationToken);
        return problems.Count > 0
            ? new UploadOutcome<CheckAnswer>.Wrong(problems)
            : await checkAsync() ?? throw new InvalidOperationException("A check came to nothing.");
    }

    private async Task<UploadOutcome<CheckAnswer>?> JudgeAsync(
        UploadTarget target,
        string name,
        ReadOnlyMemory<byte> content,
        CancellationToken cancellationToken
    )
    {
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
        var assessed = (await assess.RunAsync(contest, record, content, cancellationToken)).Assessment;
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
