using Azure.Data.Tables;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Scans;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Versions;
using Pleno.Telemetry;

namespace Pleno.Storage;

/// <summary>One row per received document, and per area a head row that says which one stands.</summary>
public sealed class DocumentStore(TableServiceClient tables, TimeProvider time)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DocumentsTable);

    public async Task<DocumentRecord?> FindAsync(DocumentId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(id.Contest), Row(id), cancellationToken) is { } row
            ? FromRow(id.Contest, row)
            : null;

    /// <summary>The record of this document, made now when it is new.</summary>
    public async Task<DocumentRecord> ReceiveAsync(
        DocumentId id,
        string blobName,
        long size,
        string? because,
        CancellationToken cancellationToken
    )
    {
        // Most documents are new: it is looked for only when it is there.
        var row = new TableEntity(Partition(id.Contest), Row(id))
        {
            ["BlobName"] = blobName,
            ["Size"] = size,
            ["ReceivedAt"] = time.GetUtcNow(),
            ["Kind"] = KindOf(blobName).ToString(),
            ["Status"] = nameof(DocumentStatus.Received),
            ["Version"] = 0,
            ["FindingCount"] = 0,
            ["IsSettled"] = false,
            ["Because"] = because,
            ["Trace"] = Trail.Here,
        };
        return await _table.TryInsertAsync(row, cancellationToken)
            ? FromRow(id.Contest, row)
            : await FindAsync(id, cancellationToken)
                ?? throw new InvalidOperationException($"The row of {id} vanished.");
    }

    /// <summary>Takes the file for received under another name: it may be of another kind, and is judged anew, as another version.</summary>
    /// <exception cref="StorageConflictException">The row changed since; redo.</exception>
    public async Task<DocumentRecord> RenameAsync(
        DocumentRecord record,
        string blobName,
        CancellationToken cancellationToken
    )
    {
        var row =
            await _table.FindAsync(Partition(record.Id.Contest), Row(record.Id), cancellationToken)
            ?? throw new StorageConflictException();
        (row["BlobName"], row["Kind"]) = (blobName, KindOf(blobName).ToString());
        (row["Version"], row["IsSettled"]) = (0, false);
        row.ETag = record.ETag;
        await _table.ReplaceAsync(row, cancellationToken);
        return await FindAsync(record.Id, cancellationToken)
            ?? throw new InvalidOperationException($"The row of {record.Id} vanished.");
    }

    private static DocumentKind KindOf(string blobName) =>
        ScanFile.IsNamed(blobName) ? DocumentKind.Scan : DocumentKind.Recap;

    /// <summary>The documents of one area and which of them stand, in one query.</summary>
    public async Task<AreaDocuments> ReadAreaAsync(
        ContestKey contest,
        AreaCode area,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), $"{area}|", cancellationToken);
        var heads =
            from kind in Enum.GetValues<DocumentKind>()
            join row in rows on HeadRow(area, kind) equals row.RowKey
            select (kind, Head: HeadOf(row));
        return new AreaDocuments(
            [.. rows.Where(IsDocument).Select(row => FromRow(contest, row))],
            heads.ToDictionary(head => head.kind, head => head.Head),
            [.. rows.Where(IsDocument).Select(OnFile).OfType<KejadianOnFile>()]
        );
    }

    private static AreaHead HeadOf(TableEntity row) =>
        new(row.GetString("Current"), row.GetString("Waiting"), row.GetInt32("Latest") ?? 0, row.ETag);

    /// <summary>What a D.KEJADIAN KHUSUS says that was accepted and not replaced; null for any other document.</summary>
    private static KejadianOnFile? OnFile(TableEntity row) =>
        row.GetString("Status") == nameof(DocumentStatus.Accepted)
        && PackedJson.Get<KejadianKhusus>(row, "Kejadian") is { } content
            ? new KejadianOnFile(HashOf(row), content)
            : null;

    /// <summary>What is kept of an accepted decree; null when this document is none.</summary>
    public async Task<StandingDecree?> FindDecreeAsync(DocumentId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(id.Contest), Row(id), cancellationToken) is { } row
            ? PackedJson.Get<StandingDecree>(row, "Decree")
            : null;

    /// <summary>
    /// Stores a decision, its version number and, when it is accepted, that it stands in place of the earlier one: all or nothing.
    /// </summary>
    /// <param name="record">The record as read, with number and time of the decision.</param>
    /// <param name="assessment">What it came to.</param>
    /// <param name="seen">The head of its kind and area when it was assessed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The record as stored.</returns>
    /// <exception cref="StorageConflictException">The document or the area's head changed since; redo.</exception>
    public async Task<DocumentRecord> DecideAsync(
        DocumentRecord record,
        Assessment assessment,
        AreaHead seen,
        CancellationToken cancellationToken
    )
    {
        var version = record.Version > 0 ? record.Version : seen.Latest + 1;
        var (after, hashes) = seen.After(record.Id.Hash, version, assessment);
        // Under the ETag it was seen with: whoever decided in between makes the transaction fail.
        var head = new TableEntity(Partition(record.Id.Contest), HeadRow(record.Id.Area, assessment.Kind))
        {
            ETag = seen.ETag,
            ["Current"] = after.Current,
            ["Waiting"] = after.Waiting,
            ["Latest"] = after.Latest,
        };
        var replaced = await SupersededAsync(record.Id, hashes, cancellationToken);
        var scanned = await ScannedAsync(record.Id, assessment, cancellationToken);
        TableEntity[] rows = [ToRow(record, assessment, version), head, .. replaced, .. scanned];
        await _table.CommitAsync(rows, cancellationToken);
        return FromRow(record.Id.Contest, rows[0]);
    }

    /// <summary>The row of the document that a scan belongs to, with the scan noted on it; nothing else of it changes.</summary>
    private async Task<IReadOnlyList<TableEntity>> ScannedAsync(
        DocumentId scan,
        Assessment assessment,
        CancellationToken cancellationToken
    )
    {
        if (assessment.ScanOf is not { } hash)
        {
            return [];
        }

        var row =
            await _table.FindAsync(Partition(scan.Contest), Row(scan with { Hash = hash }), cancellationToken)
            ?? throw new StorageConflictException();
        row["Scan"] = scan.Hash;
        return [row];
    }

    /// <summary>The rows of the documents that one replaces, as superseded.</summary>
    private async Task<IReadOnlyList<TableEntity>> SupersededAsync(
        DocumentId id,
        IReadOnlyList<string> hashes,
        CancellationToken cancellationToken
    )
    {
        var replaced = new List<TableEntity>();
        foreach (var hash in hashes)
        {
            var row = Row(id with { Hash = hash });
            if (await _table.FindAsync(Partition(id.Contest), row, cancellationToken) is { } old)
            {
                old["Status"] = nameof(DocumentStatus.Superseded);
                replaced.Add(old);
            }
        }

        return replaced;
    }

    /// <summary>Keeps what a new version changed. What was kept first stands: done again, it is the same.</summary>
    public async Task<Correction> KeepCorrectionAsync(
        DocumentId id,
        Correction correction,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity(Partition(id.Contest), CorrectionRow(id));
        PackedJson.Set(row, "Correction", correction);
        await _table.TryInsertAsync(row, cancellationToken);
        return await FindCorrectionAsync(id, cancellationToken) ?? correction;
    }

    /// <summary>What this version changed; null when it replaced nothing.</summary>
    public async Task<Correction?> FindCorrectionAsync(DocumentId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(id.Contest), CorrectionRow(id), cancellationToken) is { } row
            ? PackedJson.Get<Correction>(row, "Correction")
            : null;

    /// <summary>Marks that everything that follows from the decision is stored.</summary>
    public async Task SettleAsync(DocumentRecord record, CancellationToken cancellationToken)
    {
        if (record.IsSettled)
        {
            return;
        }

        var row = new TableEntity(Partition(record.Id.Contest), Row(record.Id))
        {
            ["IsSettled"] = true,
            ETag = record.ETag,
        };
        try
        {
            await _table.UpdateEntityAsync(row, record.ETag, TableUpdateMode.Merge, cancellationToken);
        }
        catch (Azure.RequestFailedException changed) when (changed.Status == 412)
        {
            throw new StorageConflictException(changed);
        }
    }

    /// <summary>Every document of a contest, and the decree that stands for its area, in one query.</summary>
    public async Task<(IReadOnlyList<DocumentRecord> Documents, StandingDecree? Decree)> ReadContestAsync(
        ContestKey contest,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), "", cancellationToken);
        var head = rows.FirstOrDefault(row => row.RowKey == HeadRow(contest.Area, DocumentKind.Decree));
        var decree = head?.GetString("Current") is { } hash
            ? rows.FirstOrDefault(row => row.RowKey == Row(new DocumentId(contest, contest.Area, hash)))
            : null;
        return (
            [.. rows.Where(IsDocument).Select(row => FromRow(contest, row))],
            decree is null ? null : PackedJson.Get<StandingDecree>(decree, "Decree")
        );
    }

    /// <summary>What each version of an area changed, by the hash of the version; those that replaced nothing are not among them.</summary>
    public async Task<IReadOnlyDictionary<string, Correction>> ListCorrectionsAsync(
        ContestKey contest,
        AreaCode area,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), $"{area}|", cancellationToken);
        return rows.Where(row => row.RowKey.EndsWith(CorrectionMark, StringComparison.Ordinal))
            .ToDictionary(HashOf, row => PackedJson.Get<Correction>(row, "Correction")!, StringComparer.Ordinal);
    }

    /// <summary>Every document of a contest, or of one area of it, in the order of areas and hashes.</summary>
    public async Task<IReadOnlyList<DocumentRecord>> ListAsync(
        ContestKey contest,
        AreaCode? area,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), area is { } one ? $"{one}|" : "", cancellationToken);
        return [.. rows.Where(IsDocument).Select(row => FromRow(contest, row))];
    }

    /// <summary>Since when the oldest document waits whose consequences are not all stored, UTC; null when none does.</summary>
    public async Task<DateTimeOffset?> FindOldestUnsettledAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(contest)} and IsSettled eq {false}");
        DateTimeOffset? oldest = null;
        var rows = _table.QueryAsync<TableEntity>(filter, select: ["ReceivedAt"], cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            var since = row.GetDateTimeOffset("ReceivedAt");
            oldest = oldest is null || since < oldest ? since : oldest;
        }

        return oldest;
    }

    private const string HeadMark = "|~head";
    private const string CorrectionMark = "|~correction";

    private static string Partition(ContestKey contest) => contest.ToString();

    private static string Row(DocumentId id) => $"{id.Area}|{id.Hash}";

    private static string HeadRow(AreaCode area, DocumentKind kind) =>
        kind == DocumentKind.Recap ? $"{area}{HeadMark}" : $"{area}{HeadMark}-{kind.ToString().ToLowerInvariant()}";

    private static string CorrectionRow(DocumentId id) => $"{Row(id)}{CorrectionMark}";

    /// <summary>Whether it is the row of a document: not of a head, and not of what belongs to a document.</summary>
    private static bool IsDocument(TableEntity row) => !row.RowKey.Contains("|~", StringComparison.Ordinal);

    private static string HashOf(TableEntity row) => row.RowKey.Split('|')[1];

    private static TableEntity ToRow(DocumentRecord record, Assessment assessment, int version)
    {
        var isAccepted = assessment.Status == DocumentStatus.Accepted;
        var takesPlace = isAccepted && assessment.Replaces is not null && record.Replaces is null;
        var row = new TableEntity(Partition(record.Id.Contest), Row(record.Id))
        {
            ETag = record.ETag,
            ["BlobName"] = record.BlobName,
            ["Size"] = record.Size,
            ["ReceivedAt"] = record.ReceivedAt,
            ["Kind"] = assessment.Kind.ToString(),
            ["Status"] = assessment.Status.ToString(),
            ["Version"] = version,
            ["BeritaAcara"] = assessment.BeritaAcara ?? record.BeritaAcara,
            ["Replaces"] = takesPlace ? assessment.Replaces : record.Replaces,
            ["ReplacedAt"] = takesPlace ? record.Decision : record.ReplacedAt,
            ["Decision"] = record.Decision,
            ["DecidedAt"] = record.DecidedAt,
            ["ScanOf"] = assessment.ScanOf,
            ["Scan"] = record.Scan,
            ["Because"] = record.Because,
            ["Trace"] = record.Trace,
            ["FindingCount"] = assessment.Findings.Count,
            ["IsSettled"] = false,
        };
        PackedJson.Set(row, "Findings", assessment.Findings.Take(DocumentRecord.MostFindings).ToList());
        if (assessment.Kejadian is { } kejadian)
        {
            PackedJson.Set(row, "Kejadian", kejadian);
        }

        if (isAccepted && assessment.Decree is { } decree)
        {
            PackedJson.Set(row, "Decree", decree.Since(record.DecidedAt));
        }

        return row;
    }

    private static DocumentRecord FromRow(ContestKey contest, TableEntity row)
    {
        var parts = row.RowKey.Split('|');
        return new DocumentRecord(
            new DocumentId(contest, AreaCode.Parse(parts[0]), parts[1]),
            row.GetString("BlobName"),
            row.GetInt64("Size") ?? 0,
            row.GetDateTimeOffset("ReceivedAt") ?? default,
            Enum.Parse<DocumentStatus>(row.GetString("Status")),
            row.GetInt32("Version") ?? 0,
            row.GetString("BeritaAcara"),
            PackedJson.Get<List<Finding>>(row, "Findings") ?? [],
            row.GetInt32("FindingCount") ?? 0,
            row.GetBoolean("IsSettled") ?? false,
            row.ETag
        )
        {
            Kind = Enum.Parse<DocumentKind>(row.GetString("Kind") ?? nameof(DocumentKind.Recap)),
            ScanOf = row.GetString("ScanOf"),
            Scan = row.GetString("Scan"),
            Because = row.GetString("Because"),
            Trace = row.GetString("Trace"),
            Replaces = row.GetString("Replaces"),
            ReplacedAt = row.GetInt32("ReplacedAt") ?? 0,
            Decision = row.GetInt32("Decision") ?? 0,
            DecidedAt = row.GetDateTimeOffset("DecidedAt") ?? default,
        };
    }
}
