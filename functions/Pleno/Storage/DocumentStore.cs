using Azure.Data.Tables;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Recaps.Findings;

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
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(id, cancellationToken) is { } known)
        {
            return known;
        }

        var row = new TableEntity(Partition(id.Contest), Row(id))
        {
            ["BlobName"] = blobName,
            ["Size"] = size,
            ["ReceivedAt"] = time.GetUtcNow(),
            ["Status"] = nameof(DocumentStatus.Received),
            ["Version"] = 0,
            ["FindingCount"] = 0,
            ["IsSettled"] = false,
        };
        await _table.TryInsertAsync(row, cancellationToken);
        return await FindAsync(id, cancellationToken)
            ?? throw new InvalidOperationException($"The row of {id} vanished.");
    }

    /// <summary>The hash of the document that stands for this area, or null when none is accepted.</summary>
    public async Task<string?> FindCurrentAsync(ContestKey contest, AreaCode area, CancellationToken cancellationToken)
    {
        var head = await _table.FindAsync(Partition(contest), HeadRow(area), cancellationToken);
        return head?.GetString("Current");
    }

    /// <summary>
    /// Stores a decision, its version number and, when it is accepted, that it stands in place of the earlier one: all or nothing.
    /// </summary>
    /// <param name="record">The record as read.</param>
    /// <param name="assessment">What it came to.</param>
    /// <param name="standing">Hash of the document that stood for the area when it was assessed; null when none did.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The record as stored.</returns>
    /// <exception cref="StorageConflictException">The document or the area's head changed since; redo.</exception>
    public async Task<DocumentRecord> DecideAsync(
        DocumentRecord record,
        Assessment assessment,
        string? standing,
        CancellationToken cancellationToken
    )
    {
        var partition = Partition(record.Id.Contest);
        var head =
            await _table.FindAsync(partition, HeadRow(record.Id.Area), cancellationToken)
            ?? new TableEntity(partition, HeadRow(record.Id.Area));
        if (head.GetString("Current") != standing)
        {
            throw new StorageConflictException();
        }

        var version = record.Version > 0 ? record.Version : (head.GetInt32("Latest") ?? 0) + 1;
        head["Latest"] = Math.Max(version, head.GetInt32("Latest") ?? 0);
        var replaced = await ReplacedAsync(head, record.Id, assessment.Status, cancellationToken);
        TableEntity[] rows = [ToRow(record, assessment, version), head, .. replaced];
        await _table.CommitAsync(rows, cancellationToken);
        return await FindAsync(record.Id, cancellationToken)
            ?? throw new InvalidOperationException($"The row of {record.Id} vanished.");
    }

    /// <summary>
    /// Notes on the head which document stands and which one waits, and returns the rows of those that this one replaces, as superseded.
    /// A rejected document replaces nothing.
    /// </summary>
    private async Task<IReadOnlyList<TableEntity>> ReplacedAsync(
        TableEntity head,
        DocumentId id,
        DocumentStatus status,
        CancellationToken cancellationToken
    )
    {
        if (status is not (DocumentStatus.Accepted or DocumentStatus.Read))
        {
            return [];
        }

        var (standing, waiting) = (head.GetString("Current"), head.GetString("Waiting"));
        var isAccepted = status == DocumentStatus.Accepted;
        head["Current"] = isAccepted ? id.Hash : standing;
        head["Waiting"] = isAccepted ? null : id.Hash;
        var replaced = new List<TableEntity>();
        foreach (
            var hash in new[] { isAccepted ? standing : null, waiting }.OfType<string>().Where(hash => hash != id.Hash)
        )
        {
            if (await _table.FindAsync(head.PartitionKey, Row(id with { Hash = hash }), cancellationToken) is { } old)
            {
                old["Status"] = nameof(DocumentStatus.Superseded);
                replaced.Add(old);
            }
        }

        return replaced;
    }

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

    /// <summary>Every document of a contest, or of one area of it, in the order of areas and hashes.</summary>
    public async Task<IReadOnlyList<DocumentRecord>> ListAsync(
        ContestKey contest,
        AreaCode? area,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), area is { } one ? $"{one}|" : "", cancellationToken);
        return
        [
            .. rows.Where(row => !row.RowKey.EndsWith(HeadSuffix, StringComparison.Ordinal))
                .Select(row => FromRow(contest, row)),
        ];
    }

    private const string HeadSuffix = "|~head";

    private static string Partition(ContestKey contest) => contest.ToString();

    private static string Row(DocumentId id) => $"{id.Area}|{id.Hash}";

    private static string HeadRow(AreaCode area) => $"{area}{HeadSuffix}";

    private static TableEntity ToRow(DocumentRecord record, Assessment assessment, int version)
    {
        var row = new TableEntity(Partition(record.Id.Contest), Row(record.Id))
        {
            ETag = record.ETag,
            ["BlobName"] = record.BlobName,
            ["Size"] = record.Size,
            ["ReceivedAt"] = record.ReceivedAt,
            ["Status"] = assessment.Status.ToString(),
            ["Version"] = version,
            ["BeritaAcara"] = assessment.Document?.Header.BeritaAcara ?? record.BeritaAcara,
            ["FindingCount"] = assessment.Findings.Count,
            ["IsSettled"] = false,
        };
        PackedJson.Set(row, "Findings", assessment.Findings.Take(DocumentRecord.MostFindings).ToList());
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
        );
    }
}
