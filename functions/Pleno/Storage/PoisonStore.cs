using Azure.Data.Tables;

namespace Pleno.Storage;

/// <summary>Messages that failed every attempt, kept whole.</summary>
public sealed class PoisonStore(TableServiceClient tables, TimeProvider time)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.PoisonTable);

    /// <summary>Keeps the message; the same message again changes nothing.</summary>
    public Task KeepAsync(string queue, string messageId, string body, CancellationToken cancellationToken)
    {
        var row = new TableEntity(queue, messageId) { ["Body"] = body, ["KeptAt"] = time.GetUtcNow() };
        return _table.TryInsertAsync(row, cancellationToken);
    }

    public async Task<IReadOnlyList<PoisonMessage>> ListAsync(string queue, CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(queue, "", cancellationToken);
        return
        [
            .. rows.Select(row => new PoisonMessage(
                queue,
                row.RowKey,
                row.GetString("Body"),
                row.GetDateTimeOffset("KeptAt") ?? default
            )),
        ];
    }
}

/// <summary>A message that failed every attempt.</summary>
/// <param name="Queue">The poison queue it came from.</param>
/// <param name="Id">The message's id.</param>
/// <param name="Body">Its whole text.</param>
/// <param name="KeptAt">When it was kept, UTC.</param>
public sealed record PoisonMessage(string Queue, string Id, string Body, DateTimeOffset KeptAt);
