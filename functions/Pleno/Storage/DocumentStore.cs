using Azure.Data.Tables;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Versions;

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

    /// <summary>The documents of one area and which of them stand, in one query.</summary>
    public async Task<AreaDocuments> ReadAreaAsync(
        ContestKey contest,
        AreaCode area,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), $"{area}|", cancellationToken);
        var heads = rows.Where(row => !IsDocument(row)).ToDictionary(row => row.RowKey);
        return new AreaDocuments(
            [.. rows.Where(IsDocument).Select(row => FromRow(contest, row))],
            StandingOf(DocumentKind.Recap),
            StandingOf(DocumentKind.Decree),
            [.. rows.Where(IsDocument).Select(OnFile).OfType<KejadianOnFile>()]
        );

        string? StandingOf(DocumentKind kind) => heads.GetValueOrDefault(HeadRow(area, kind))?.GetString("Current");
    }

    /// <summary>What a D.KEJADIAN KHUSUS says that was accepted and not replaced; null for any other document.</summary>
    private static KejadianOnFile? OnFile(TableEntity row) =>
        row.GetString("Status") == nameof(DocumentStatus.Accepted)
        && PackedJson.Get<KejadianKhusus>(row, "Kejadian") is { } content
            ? new KejadianOnFile(HashOf(row), content)
            : null;

    /// <summary>What is kept of an accepted decree; null when this document is none.</summary>
    public async Task<StandingDecree?> FindDecreeAsync(DocumentId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(id.Contest), Row(id), cancellationToken) is { } row
        && PackedJson.Get<Decree>(row, "Decree") is { } decree
            ? new StandingDecree(
                id.Hash,
                decree.Number,
                row.GetString("RestsOn") ?? "",
                decree.AnnouncedAt,
                row.GetDateTimeOffset("AcceptedAt") ?? default
            )
            : null;

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
        var (partition, headRow) = (Partition(record.Id.Contest), HeadRow(record.Id.Area, assessment.Kind));
        var head = await _table.FindAsync(partition, headRow, cancellationToken) ?? new TableEntity(partition, headRow);
        if (head.GetString("Current") != standing)
        {
            throw new StorageConflictException();
        }

        var version = record.Version > 0 ? record.Version : (head.GetInt32("Latest") ?? 0) + 1;
        head["Latest"] = Math.Max(version, head.GetInt32("Latest") ?? 0);
        var replaced = await ReplacedAsync(head, record.Id, assessment, cancellationToken);
        TableEntity[] rows = [ToRow(record, assessment, version), head, .. replaced];
        await _table.CommitAsync(rows, cancellationToken);
        return await FindAsync(record.Id, cancellationToken)
            ?? throw new InvalidOperationException($"The row of {record.Id} vanished.");
    }

    /// <summary>
    /// Notes on the head which document stands and which one waits, and returns the rows of those that this one replaces, as superseded.
    /// A rejected document replaces nothing. D.KEJADIAN KHUSUS stand side by side, but for those that one replaces by name.
    /// </summary>
    private async Task<IReadOnlyList<TableEntity>> ReplacedAsync(
        TableEntity head,
        DocumentId id,
        Assessment assessment,
        CancellationToken cancellationToken
    )
    {
        if (assessment.Status is not (DocumentStatus.Accepted or DocumentStatus.Read))
        {
            return [];
        }

        var isAccepted = assessment.Status == DocumentStatus.Accepted;
        string?[] hashes = [isAccepted ? assessment.Replaces : null];
        if (assessment.Kind != DocumentKind.KejadianKhusus)
        {
            var (standing, waiting) = (head.GetString("Current"), head.GetString("Waiting"));
            head["Current"] = isAccepted ? id.Hash : standing;
            head["Waiting"] = isAccepted ? null : id.Hash;
            hashes = [isAccepted ? standing : null, waiting];
        }

        var replaced = new List<TableEntity>();
        foreach (var hash in hashes.OfType<string>().Where(hash => hash != id.Hash).Distinct())
        {
            if (await _table.FindAsync(head.PartitionKey, Row(id with { Hash = hash }), cancellationToken) is { } old)
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

    private const string HeadMark = "|~head";

    private static string Partition(ContestKey contest) => contest.ToString();

    private static string Row(DocumentId id) => $"{id.Area}|{id.Hash}";

    private static string HeadRow(AreaCode area, DocumentKind kind) =>
        kind == DocumentKind.Recap ? $"{area}{HeadMark}" : $"{area}{HeadMark}-{kind.ToString().ToLowerInvariant()}";

    private static string CorrectionRow(DocumentId id) => $"{Row(id)}|~correction";

    /// <summary>Whether it is the row of a document: not of a head, and not of what belongs to a document.</summary>
    private static bool IsDocument(TableEntity row) => !row.RowKey.Contains("|~", StringComparison.Ordinal);

    private static string HashOf(TableEntity row) => row.RowKey.Split('|')[1];

    private TableEntity ToRow(DocumentRecord record, Assessment assessment, int version)
    {
        var isAccepted = assessment.Status == DocumentStatus.Accepted;
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
            ["Replaces"] = isAccepted ? assessment.Replaces : record.Replaces,
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
            PackedJson.Set(row, "Decree", decree);
            row["RestsOn"] = assessment.RestsOn;
            row["AcceptedAt"] = time.GetUtcNow();
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
            Replaces = row.GetString("Replaces"),
        };
    }
}
