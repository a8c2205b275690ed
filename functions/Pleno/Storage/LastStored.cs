using System.Collections.Concurrent;
using Azure.Data.Tables;

namespace Pleno.Storage;

/// <summary>
/// Rows that count something (the head of a trail, a running number, a sum) as this process stored them last: what it wrote it need not read
/// again. Where another process was quicker the transaction fails by the ETag, and the row is read anew.
/// </summary>
internal sealed class LastStored(TableClient table)
{
    /// <summary>So many rows of a few kB at most; beyond it they are read.</summary>
    private const int Most = 2_000;

    private readonly ConcurrentDictionary<(string Partition, string Row), TableEntity> _rows = new();

    /// <summary>The row to be changed: as stored last, as read, or a new one. Whoever takes it has it alone until it is kept again.</summary>
    public async Task<TableEntity> TakeAsync(string partition, string row, CancellationToken cancellationToken) =>
        _rows.TryRemove((partition, row), out var known)
            ? known
            : await table.FindAsync(partition, row, cancellationToken) ?? new TableEntity(partition, row);

    /// <summary>Stores the row with others in one transaction, and keeps it.</summary>
    /// <exception cref="StorageConflictException">Somebody else changed one of them since; redo.</exception>
    public async Task CommitAsync(TableEntity row, IEnumerable<TableEntity> others, CancellationToken cancellationToken)
    {
        await table.CommitAsync([row, .. others], cancellationToken);
        Keep(row);
    }

    /// <summary>Keeps a row that is as it was stored.</summary>
    public void Keep(TableEntity row)
    {
        if (_rows.Count < Most)
        {
            _rows[(row.PartitionKey, row.RowKey)] = row;
        }
    }
}
