using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Readiness;

namespace Pleno.Storage;

/// <summary>Per stage: the confirmations that stand, the verdict that stands, and every verdict before it.</summary>
public sealed class ReadinessStore(TableServiceClient tables, TimeProvider time)
{
    private const string CurrentRow = "verdict";
    private const string HistoryPrefix = "history|";
    private const string ConfirmationPrefix = "confirmation|";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.ReadinessTable);

    /// <summary>Puts an office's confirmation in place of its earlier one. The same report again changes nothing.</summary>
    public async Task ConfirmAsync(ContestKey contest, Confirmation confirmation, CancellationToken cancellationToken)
    {
        var (partition, key) = (Partition(contest, confirmation.Stage), ConfirmationPrefix + confirmation.Office);
        if (
            await _table.FindAsync(partition, key, cancellationToken) is { } standing
            && standing.GetString("Hash") == confirmation.Hash
        )
        {
            return;
        }

        var row = new TableEntity(partition, key)
        {
            ["IsReady"] = confirmation.IsReady,
            ["Date"] = confirmation.Date.ToString("O"),
            ["SignedBy"] = confirmation.SignedBy,
            ["Hash"] = confirmation.Hash,
            ["ReceivedAt"] = time.GetUtcNow(),
        };
        await _table.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>The confirmations that stand for a stage, by office.</summary>
    public async Task<IReadOnlyList<Confirmation>> ListConfirmationsAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest, stage), ConfirmationPrefix, cancellationToken);
        return [.. rows.Select(row => FromRow(stage, row))];
    }

    /// <summary>The verdict that stands; null before the first.</summary>
    public async Task<StoredVerdict?> FindVerdictAsync(
        ContestKey contest,
        string stage,
        CancellationToken cancellationToken
    ) =>
        await _table.FindAsync(Partition(contest, stage), CurrentRow, cancellationToken) is { } row
            ? new StoredVerdict(
                PackedJson.Get<Verdict>(row, "Verdict")!,
                row.GetInt32("Number") ?? 0,
                row.GetDateTimeOffset("ChangedAt") ?? default,
                row.ETag
            )
            : null;

    /// <summary>Stores a verdict that differs from the one that stands, and keeps it in the history.</summary>
    /// <exception cref="StorageConflictException">Another check stored one since.</exception>
    public async Task SaveVerdictAsync(
        ContestKey contest,
        Verdict verdict,
        StoredVerdict? standing,
        int number,
        CancellationToken cancellationToken
    )
    {
        var partition = Partition(contest, verdict.Stage);
        var current = ToRow(partition, CurrentRow, verdict, number);
        current.ETag = standing?.ETag ?? default;
        var history = ToRow(
            partition,
            $"{HistoryPrefix}{time.GetUtcNow().UtcTicks:00000000000000000000}",
            verdict,
            number
        );
        await _table.CommitAsync([current, history], cancellationToken);
    }

    private TableEntity ToRow(string partition, string row, Verdict verdict, int number)
    {
        var entity = new TableEntity(partition, row)
        {
            ["Number"] = number,
            ["Status"] = verdict.Status.ToString(),
            ["ChangedAt"] = time.GetUtcNow(),
        };
        PackedJson.Set(entity, "Verdict", verdict);
        return entity;
    }

    private static Confirmation FromRow(string stage, TableEntity row) =>
        new(
            stage,
            row.RowKey[ConfirmationPrefix.Length..],
            row.GetBoolean("IsReady") ?? false,
            DateOnly.Parse(row.GetString("Date")),
            row.GetString("SignedBy"),
            row.GetString("Hash")
        );

    private static string Partition(ContestKey contest, string stage) => $"{contest}|{stage}";
}

/// <summary>A verdict as stored.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Number">How often the stage has turned between ready and not ready, from 1.</param>
/// <param name="ChangedAt">When it was stored, UTC.</param>
/// <param name="ETag">The row's ETag.</param>
public sealed record StoredVerdict(Verdict Verdict, int Number, DateTimeOffset ChangedAt, Azure.ETag ETag);
