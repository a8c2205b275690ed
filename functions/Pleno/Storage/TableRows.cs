using Azure;
using Azure.Data.Tables;

namespace Pleno.Storage;

/// <summary>The few table operations that every store needs, with conflicts typed.</summary>
internal static class TableRows
{
    public static async Task<TableEntity?> FindAsync(
        this TableClient table,
        string partition,
        string row,
        CancellationToken cancellationToken
    )
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            partition,
            row,
            cancellationToken: cancellationToken
        );
        return found.HasValue ? found.Value : null;
    }

    /// <summary>Inserts the row, which then has its ETag; false when it is there already.</summary>
    public static async Task<bool> TryInsertAsync(
        this TableClient table,
        TableEntity entity,
        CancellationToken cancellationToken
    )
    {
        try
        {
            entity.ETag = ETagOf(await table.AddEntityAsync(entity, cancellationToken));
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Replaces the row under the ETag it was read with.</summary>
    /// <returns>The row's new ETag.</returns>
    public static async Task<ETag> ReplaceAsync(
        this TableClient table,
        TableEntity entity,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var stored = await table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace, cancellationToken);
            return ETagOf(stored);
        }
        catch (RequestFailedException changed) when (changed.Status is 412 or 404)
        {
            throw new StorageConflictException(changed);
        }
    }

    /// <summary>
    /// All or nothing, within one partition. Rows without an ETag are inserted, the others replaced under theirs; then each has its new one.
    /// </summary>
    public static async Task CommitAsync(
        this TableClient table,
        IReadOnlyList<TableEntity> entities,
        CancellationToken cancellationToken
    )
    {
        // One row is whole by itself, and the emulator answers 500 to transactions that overlap.
        if (entities is [var only])
        {
            await CommitAsync(table, only, cancellationToken);
            return;
        }

        var actions = entities.Select(entity =>
            IsNew(entity)
                ? new TableTransactionAction(TableTransactionActionType.Add, entity)
                : new TableTransactionAction(TableTransactionActionType.UpdateReplace, entity, entity.ETag)
        );
        try
        {
            var answers = await table.SubmitTransactionAsync(actions, cancellationToken);
            foreach (var (entity, answer) in entities.Zip(answers.Value))
            {
                entity.ETag = ETagOf(answer);
            }
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412 or 404)
        {
            throw new StorageConflictException(changed);
        }
    }

    private static async Task CommitAsync(TableClient table, TableEntity entity, CancellationToken cancellationToken)
    {
        if (!IsNew(entity))
        {
            entity.ETag = await table.ReplaceAsync(entity, cancellationToken);
        }
        else if (!await table.TryInsertAsync(entity, cancellationToken))
        {
            throw new StorageConflictException();
        }
    }

    /// <summary>A row that was given no ETag tells the empty one, by which the service would replace whatever is there.</summary>
    private static bool IsNew(TableEntity entity) => string.IsNullOrEmpty(entity.ETag.ToString());

    private static ETag ETagOf(Response answer) =>
        answer.Headers.ETag ?? throw new InvalidOperationException("The storage answered without an ETag.");

    /// <summary>Every row of a partition whose key begins with <paramref name="prefix"/>, in the order of the keys.</summary>
    public static async Task<IReadOnlyList<TableEntity>> ListAsync(
        this TableClient table,
        string partition,
        string prefix,
        CancellationToken cancellationToken
    )
    {
        var filter =
            prefix.Length == 0
                ? TableClient.CreateQueryFilter($"PartitionKey eq {partition}")
                : TableClient.CreateQueryFilter(
                    $"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {prefix + "\uffff"}"
                );
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Redoes a step whose rows somebody else changed meanwhile.</summary>
    public static async Task<T> RedoOnConflictAsync<T>(Func<Task<T>> step, int attempts = 8)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await step();
            }
            catch (StorageConflictException) when (attempt < attempts)
            {
                await Task.Delay(
                    TimeSpan.FromMilliseconds(20 * attempt * Random.Shared.NextDouble()),
                    CancellationToken.None
                );
            }
        }
    }
}
