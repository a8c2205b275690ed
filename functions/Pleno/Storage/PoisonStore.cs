using Azure;
using Azure.Data.Tables;

namespace Pleno.Storage;

/// <summary>Messages that failed every attempt, kept whole.</summary>
public sealed class PoisonStore(TableServiceClient tables, TimeProvider time)
{
    /// <summary>Characters of a property; a message may be twice as long.</summary>
    private const int MostPlain = 32_000;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.PoisonTable);

    /// <summary>Keeps the message; the same message again changes nothing.</summary>
    public Task KeepAsync(string queue, string messageId, string body, CancellationToken cancellationToken)
    {
        var row = new TableEntity(queue, messageId) { ["KeptAt"] = time.GetUtcNow() };
        if (body.Length <= MostPlain)
        {
            row["Body"] = body;
        }
        else
        {
            PackedJson.Set(row, "Body", body);
        }

        return _table.TryInsertAsync(row, cancellationToken);
    }

    public async Task<IReadOnlyList<PoisonMessage>> ListAsync(string queue, CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(queue, "", cancellationToken);
        return [.. rows.Select(FromRow)];
    }

    /// <summary>Every message that is kept, the newest first.</summary>
    public async Task<IReadOnlyList<PoisonMessage>> ListAllAsync(CancellationToken cancellationToken)
    {
        var messages = new List<PoisonMessage>();
        foreach (var queue in StorageNames.PoisonQueues)
        {
            messages.AddRange(await ListAsync(queue, cancellationToken));
        }

        return [.. messages.OrderByDescending(message => message.KeptAt)];
    }

    public async Task<PoisonMessage?> FindAsync(string queue, string messageId, CancellationToken cancellationToken) =>
        await _table.FindAsync(queue, messageId, cancellationToken) is { } row ? FromRow(row) : null;

    /// <summary>The message is back in its queue. It stays on the list.</summary>
    public Task MarkReplayedAsync(PoisonMessage message, CancellationToken cancellationToken) =>
        _table.UpdateEntityAsync(
            new TableEntity(message.Queue, message.Id) { ["ReplayedAt"] = time.GetUtcNow() },
            ETag.All,
            TableUpdateMode.Merge,
            cancellationToken
        );

    private static PoisonMessage FromRow(TableEntity row) =>
        new(
            row.PartitionKey,
            row.RowKey,
            row.GetString("Body") ?? PackedJson.Get<string>(row, "Body") ?? "",
            row.GetDateTimeOffset("KeptAt") ?? default,
            row.GetDateTimeOffset("ReplayedAt")
        );
}

/// <summary>A message that failed every attempt.</summary>
/// <param name="Queue">The poison queue it came from.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Body">Its whole text.</param>
/// <param name="KeptAt">When it was kept, UTC.</param>
/// <param name="ReplayedAt">When it was put back into its queue, UTC; null while it was not.</param>
public sealed record PoisonMessage(
    string Queue,
    string Id,
    string Body,
    DateTimeOffset KeptAt,
    DateTimeOffset? ReplayedAt = null
);
