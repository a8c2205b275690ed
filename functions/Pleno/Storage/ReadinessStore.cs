using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reports;
using Pleno.Recaps.Findings;

namespace Pleno.Storage;

/// <summary>
/// Per stage, in one partition: the reports that stand and every version of them, the verdict that stands, and every verdict
/// before it with what it was reckoned from.
/// </summary>
public sealed class ReadinessStore(TableServiceClient tables)
{
    private const string CurrentRow = "now|verdict";
    private const string StandingPrefix = "now|report|";

    /// <summary>All that a check reads: the verdict and the reports that stand.</summary>
    private const string NowPrefix = "now|";
    private const string MarkPrefix = "now|told|";
    private const string VersionPrefix = "version|";
    private const string HistoryPrefix = "history|";
    private const string ReminderPrefix = "reminder|";
    private const string TimersPartition = "~timers";
    private const string CheckRow = "CheckStageReadiness";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.ReadinessTable);

    /// <summary>
    /// Keeps a report as the newest version of its subject. The same upload again changes nothing, nor does the file that stands
    /// already. An upload older than the one that stands, found late, is kept as a version and does not stand.
    /// </summary>
    public Task KeepAsync(
        ContestKey contest,
        Report report,
        IReadOnlyList<Finding> findings,
        ReportUpload upload,
        CancellationToken cancellationToken
    ) =>
        TableRows.RedoOnConflictAsync(async () =>
        {
            var partition = Partition(contest, report.Head.Stage);
            var subject = SubjectKey(report);
            var head = await _table.FindAsync(partition, StandingPrefix + subject, cancellationToken);
            var versions = await _table.ListAsync(partition, $"{VersionPrefix}{subject}|", cancellationToken);
            if (
                head?.GetString("Hash") == report.Head.Hash
                || versions.Any(version => version.GetString("Upload") == upload.Id)
            )
            {
                return false;
            }

            var version = ToRow(partition, $"{VersionPrefix}{subject}|{versions.Count + 1:0000}", report, upload);
            PackedJson.Set(version, "Findings", findings);
            version["Number"] = versions.Count + 1;
            if (head is not null && upload.UploadedAt < head.GetDateTimeOffset("UploadedAt"))
            {
                await _table.CommitAsync([version], cancellationToken);
                return true;
            }

            var standing = ToRow(partition, StandingPrefix + subject, report, upload);
            standing.ETag = head?.ETag ?? default;
            await _table.CommitAsync([version, standing], cancellationToken);
            return true;
        });

    /// <summary>The reports that stand for a stage, in a fixed order.</summary>
    public async Task<IReadOnlyList<Report>> ListReportsAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest, stage), StandingPrefix, cancellationToken);
        return [.. rows.Select(ReportOf)];
    }

    /// <summary>The confirmations that stand for a stage.</summary>
    public async Task<IReadOnlyList<Confirmation>> ListConfirmationsAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    ) => [.. (await ListReportsAsync(contest, stage, cancellationToken)).OfType<Confirmation>()];

    /// <summary>Every version of every report of a stage, each subject's oldest first.</summary>
    public async Task<IReadOnlyList<ReportVersion>> ListVersionsAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest, stage), VersionPrefix, cancellationToken);
        return
        [
            .. rows.Select(row => new ReportVersion(
                ReportOf(row),
                row.GetInt32("Number") ?? 0,
                row.GetDateTimeOffset("ReceivedAt") ?? default,
                PackedJson.Get<List<Finding>>(row, "Findings") ?? [],
                row.GetString("Upload"),
                row.GetDateTimeOffset("UploadedAt") ?? default
            )),
        ];
    }

    /// <summary>The verdict and the reports that stand, in one read.</summary>
    public async Task<(StoredVerdict? Verdict, IReadOnlyList<Report> Reports)> FindStageAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    )
    {
        var standing = await FindStandingAsync(contest, stage, cancellationToken);
        return (standing.Verdict, standing.Reports);
    }

    /// <summary>The verdict and the reports that stand, and what was told of the stage, in one read.</summary>
    public async Task<StageStanding> FindStandingAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest, stage), NowPrefix, cancellationToken);
        var verdict = rows.FirstOrDefault(row => row.RowKey == CurrentRow);
        return new StageStanding(
            verdict is null ? null : FromRow(verdict),
            [.. rows.Where(IsReport).Select(ReportOf)],
            rows.Where(row => row.RowKey.StartsWith(MarkPrefix, StringComparison.Ordinal))
                .Select(MarkOf)
                .ToDictionary(mark => mark.Told.Key)
        );
    }

    /// <summary>Stores what was told last of one thing.</summary>
    /// <exception cref="StorageConflictException">Somebody else stored it since.</exception>
    public Task SaveToldAsync(
        ContestKey contest,
        string stage,
        Told told,
        ToldMark? before,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(Partition(contest, stage), MarkPrefix + Short(told.Key))
        {
            ETag = before?.ETag ?? default,
            ["Key"] = told.Key,
            ["What"] = told.What,
            ["At"] = told.At,
            ["Subject"] = told.Subject,
        };
        return _table.CommitAsync([row], cancellationToken);
    }

    /// <summary>The verdict that stands; null before the first.</summary>
    public async Task<StoredVerdict?> FindVerdictAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    ) =>
        await _table.FindAsync(Partition(contest, stage), CurrentRow, cancellationToken) is { } row
            ? FromRow(row)
            : null;

    /// <summary>Every verdict of a stage with what it was reckoned from, oldest first.</summary>
    public async Task<IReadOnlyList<VerdictRecord>> ListHistoryAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest, stage), HistoryPrefix, cancellationToken);
        return
        [
            .. rows.Select(row => new VerdictRecord(
                PackedJson.Get<Verdict>(row, "Verdict")!,
                PackedJson.Get<StageSnapshot>(row, "Snapshot")!,
                row.GetString("SnapshotHash"),
                row.GetInt32("Number") ?? 0
            )),
        ];
    }

    /// <summary>
    /// Stores a verdict that differs from the one that stands, and keeps it in the history with its snapshot. A turn is not told yet.
    /// </summary>
    /// <exception cref="StorageConflictException">Another check stored one since.</exception>
    public async Task<StoredVerdict> SaveVerdictAsync(
        ContestKey contest,
        Verdict verdict,
        StageSnapshot snapshot,
        StoredVerdict? standing,
        int number,
        CancellationToken cancellationToken
    )
    {
        var partition = Partition(contest, verdict.Stage);
        var current = ToRow(partition, CurrentRow, verdict, number, snapshot.At);
        current["Announced"] = standing?.Announced ?? 0;
        current["IsKept"] = false;
        current.ETag = standing?.ETag ?? default;
        var moment = $"{snapshot.At.UtcTicks:00000000000000000000}|{snapshot.Hash[..8]}";
        var history = ToRow(partition, HistoryPrefix + moment, verdict, number, snapshot.At);
        PackedJson.Set(history, "Snapshot", snapshot);
        history["SnapshotHash"] = snapshot.Hash;
        await _table.CommitAsync([current, history], cancellationToken);
        return await FindVerdictAsync(contest, verdict.Stage, cancellationToken)
            ?? throw new InvalidOperationException($"The verdict of {partition} vanished.");
    }

    /// <summary>Marks that the turn of this verdict was told.</summary>
    /// <exception cref="StorageConflictException">Another check stored a verdict or a mark since.</exception>
    public Task<StoredVerdict> MarkAnnouncedAsync(
        ContestKey contest,
        StoredVerdict stored,
        CancellationToken cancellationToken
    ) => ReplaceAsync(contest, stored with { Announced = stored.Number }, cancellationToken);

    /// <summary>Marks that what this verdict was reckoned from is kept with the evidence.</summary>
    /// <exception cref="StorageConflictException">Another check stored a verdict or a mark since.</exception>
    public Task<StoredVerdict> MarkKeptAsync(
        ContestKey contest,
        StoredVerdict stored,
        CancellationToken cancellationToken
    ) => ReplaceAsync(contest, stored with { IsKept = true }, cancellationToken);

    private async Task<StoredVerdict> ReplaceAsync(
        ContestKey contest,
        StoredVerdict stored,
        CancellationToken cancellationToken
    )
    {
        var row = ToRow(
            Partition(contest, stored.Verdict.Stage),
            CurrentRow,
            stored.Verdict,
            stored.Number,
            stored.ChangedAt
        );
        row["Announced"] = stored.Announced;
        row["IsKept"] = stored.IsKept;
        row.ETag = stored.ETag;
        return stored with { ETag = await _table.ReplaceAsync(row, cancellationToken) };
    }

    /// <summary>The reminder of a requirement that was sent last; null for none.</summary>
    public async Task<SentReminder?> FindReminderAsync(
        ContestKey contest,
        string stage,
        string requirement,
        CancellationToken cancellationToken
    ) =>
        await _table.FindAsync(Partition(contest, stage), ReminderKey(requirement), cancellationToken) is { } row
            ? new SentReminder(
                requirement,
                row.GetDateTimeOffset("Due") ?? default,
                row.GetInt32("Step") ?? -1,
                row.ETag
            )
            : null;

    /// <summary>Stores that a reminder was sent.</summary>
    /// <exception cref="StorageConflictException">Somebody else stored one since.</exception>
    public Task SaveReminderAsync(
        ContestKey contest,
        string stage,
        SentReminder reminder,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(Partition(contest, stage), ReminderKey(reminder.Requirement))
        {
            ETag = reminder.ETag,
            ["Requirement"] = reminder.Requirement,
            ["Due"] = reminder.Due,
            ["Step"] = reminder.Step,
        };
        return _table.CommitAsync([row], cancellationToken);
    }

    /// <summary>Stores when the check of readiness last ran to its end; of two at once either may stand.</summary>
    public Task MarkCheckedAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        MarkRunAsync(CheckRow, at, cancellationToken);

    /// <summary>Stores when a timer last ran to its end.</summary>
    /// <param name="timer">Name of its function.</param>
    /// <param name="at">When, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task MarkRunAsync(string timer, DateTimeOffset at, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(TimersPartition, timer) { ["LastRun"] = at },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>When each timer last ran to its end, UTC, by the name of its function; a timer that never did is not there.</summary>
    public async Task<IReadOnlyDictionary<string, DateTimeOffset>> ListRunsAsync(CancellationToken cancellationToken) =>
        (await _table.ListAsync(TimersPartition, "", cancellationToken)).ToDictionary(
            row => row.RowKey,
            row => row.GetDateTimeOffset("LastRun") ?? default,
            StringComparer.Ordinal
        );

    /// <summary>When the check of readiness last ran to its end; null before the first time.</summary>
    public async Task<DateTimeOffset?> FindCheckedAsync(CancellationToken cancellationToken) =>
        (await _table.FindAsync(TimersPartition, CheckRow, cancellationToken))?.GetDateTimeOffset("LastRun");

    private static TableEntity ToRow(
        string partition,
        string row,
        Verdict verdict,
        int number,
        DateTimeOffset changedAt
    )
    {
        var entity = new TableEntity(partition, row)
        {
            ["Number"] = number,
            ["Status"] = verdict.Status.ToString(),
            ["ChangedAt"] = changedAt,
        };
        PackedJson.Set(entity, "Verdict", verdict);
        return entity;
    }

    private static TableEntity ToRow(string partition, string row, Report report, ReportUpload upload)
    {
        var entity = new TableEntity(partition, row)
        {
            ["Kind"] = report.Kind.ToString(),
            ["Hash"] = report.Head.Hash,
            ["Upload"] = upload.Id,
            ["UploadedAt"] = upload.UploadedAt,
            ["ReceivedAt"] = upload.ReceivedAt,
        };
        PackedJson.Set(entity, "Report", report);
        return entity;
    }

    private static StoredVerdict FromRow(TableEntity row) =>
        new(
            PackedJson.Get<Verdict>(row, "Verdict")!,
            row.GetInt32("Number") ?? 0,
            row.GetDateTimeOffset("ChangedAt") ?? default,
            row.ETag,
            row.GetInt32("Announced") ?? 0
        )
        {
            IsKept = row.GetBoolean("IsKept") ?? false,
        };

    /// <summary>Whether a row follows from reports, documents and the clock alone; the others tell what was told.</summary>
    internal static bool IsReckoned(string row) =>
        row == CurrentRow
        || row.StartsWith(StandingPrefix, StringComparison.Ordinal)
        || row.StartsWith(VersionPrefix, StringComparison.Ordinal)
        || row.StartsWith(HistoryPrefix, StringComparison.Ordinal);

    private static bool IsReport(TableEntity row) => row.RowKey.StartsWith(StandingPrefix, StringComparison.Ordinal);

    private static Report ReportOf(TableEntity row) => PackedJson.Get<Report>(row, "Report")!;

    private static ToldMark MarkOf(TableEntity row) =>
        new(
            new Told(row.GetString("Key"), row.GetString("What"), row.GetDateTimeOffset("At") ?? default)
            {
                Subject = row.GetString("Subject"),
            },
            row.ETag
        );

    private static string Partition(ContestKey contest, string stage) => $"{contest}|{stage}";

    private static string SubjectKey(Report report) => $"{report.Kind}|{Short(report.Subject)}";

    private static string ReminderKey(string requirement) => $"{ReminderPrefix}{Short(requirement)}";

    // A subject may hold what a key may not, such as the slashes of an incident's number.
    private static string Short(string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..16];
}

/// <summary>One upload of a report.</summary>
/// <param name="BlobName">Its name in the container.</param>
/// <param name="ETag">The blob's ETag: the same upload again has the same.</param>
/// <param name="UploadedAt">When the blob was written, UTC.</param>
public sealed record ReportUpload(string BlobName, string ETag, DateTimeOffset UploadedAt)
{
    /// <summary>When it was taken in, UTC.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Identity of the upload.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{BlobName}\n{ETag}")))[..32];
}

/// <summary>A version of a report.</summary>
/// <param name="Report">The report.</param>
/// <param name="Number">From 1.</param>
/// <param name="ReceivedAt">When it was taken in, UTC.</param>
/// <param name="Findings">What asked and did not block.</param>
/// <param name="Upload">Identity of its upload.</param>
/// <param name="UploadedAt">When it was uploaded, UTC.</param>
public sealed record ReportVersion(
    Report Report,
    int Number,
    DateTimeOffset ReceivedAt,
    IReadOnlyList<Finding> Findings,
    string Upload,
    DateTimeOffset UploadedAt
);

/// <summary>What stands of a stage.</summary>
/// <param name="Verdict">The verdict; null before the first.</param>
/// <param name="Reports">The reports.</param>
/// <param name="Marks">What was told, by key.</param>
public sealed record StageStanding(
    StoredVerdict? Verdict,
    IReadOnlyList<Report> Reports,
    IReadOnlyDictionary<string, ToldMark> Marks
);

/// <summary>What was told, as stored.</summary>
/// <param name="Told">What was told.</param>
/// <param name="ETag">The row's ETag.</param>
public sealed record ToldMark(Told Told, Azure.ETag ETag);

/// <summary>The reminder of a requirement that was sent last.</summary>
/// <param name="Requirement">Key of the requirement's result.</param>
/// <param name="Due">When the thing was due by then, UTC.</param>
/// <param name="Step">Index of the step.</param>
/// <param name="ETag">The row's ETag; default when it is new.</param>
public sealed record SentReminder(string Requirement, DateTimeOffset Due, int Step, Azure.ETag ETag);

/// <summary>A verdict as stored.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Number">How often the stage has turned, from 1.</param>
/// <param name="ChangedAt">The moment it was reckoned for, UTC.</param>
/// <param name="ETag">The row's ETag.</param>
/// <param name="Announced">The number of the last turn that was told.</param>
public sealed record StoredVerdict(
    Verdict Verdict,
    int Number,
    DateTimeOffset ChangedAt,
    Azure.ETag ETag,
    int Announced
)
{
    /// <summary>Whether what it was reckoned from is kept with the evidence.</summary>
    public bool IsKept { get; init; }
}

/// <summary>A verdict of the past, with what it was reckoned from.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Snapshot">What was known.</param>
/// <param name="SnapshotHash">SHA-256 of the snapshot as it was stored.</param>
/// <param name="Number">How often the stage had turned.</param>
public sealed record VerdictRecord(Verdict Verdict, StageSnapshot Snapshot, string SnapshotHash, int Number);
