using Azure.Data.Tables;

namespace Pleno.Storage;

/// <summary>Why all letters rest.</summary>
/// <param name="Reason">What the mail service said, without an address.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Until">When one letter is tried again, UTC.</param>
public sealed record SenderStop(string Reason, DateTimeOffset Since, DateTimeOffset Until);

/// <summary>One row: whether the mail service takes letters from us at all.</summary>
public sealed class SenderStore(TableServiceClient tables)
{
    private const string Partition = "~sender";
    private const string Row = "stop";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DeliveriesTable);

    /// <summary>The stop, or null while letters go out.</summary>
    public async Task<SenderStop?> FindAsync(CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition, Row, cancellationToken) is { } row ? FromRow(row) : null;

    /// <summary>Stops the sender, or puts the next trial off.</summary>
    /// <returns>The stop as it stands: one that was there before keeps the time since when it is so.</returns>
    public async Task<SenderStop> StopAsync(SenderStop stop, CancellationToken cancellationToken)
    {
        if (await _table.TryInsertAsync(ToRow(stop), cancellationToken))
        {
            return stop;
        }

        await TryMoveAsync(stop, cancellationToken);
        return await FindAsync(cancellationToken) ?? stop;
    }

    /// <summary>Takes the right to try one letter, for one caller of many.</summary>
    /// <param name="next">When the next one may, UTC.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<bool> TryProbeAsync(DateTimeOffset next, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await _table.FindAsync(Partition, Row, cancellationToken) is not { } row)
        {
            return true;
        }

        if (FromRow(row).Until > now)
        {
            return false;
        }

        row["Until"] = next;
        return await TryReplaceAsync(row, cancellationToken);
    }

    /// <summary>Letters go out again.</summary>
    public Task ResumeAsync(CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(Partition, Row, cancellationToken: cancellationToken);

    private async Task TryMoveAsync(SenderStop stop, CancellationToken cancellationToken)
    {
        if (await _table.FindAsync(Partition, Row, cancellationToken) is { } row)
        {
            (row["Until"], row["Reason"]) = (stop.Until, stop.Reason);
            await TryReplaceAsync(row, cancellationToken);
        }
    }

    private async Task<bool> TryReplaceAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await _table.ReplaceAsync(row, cancellationToken);
            return true;
        }
        catch (StorageConflictException)
        {
            return false;
        }
    }

    private static TableEntity ToRow(SenderStop stop) =>
        new(Partition, Row)
        {
            ["Reason"] = stop.Reason,
            ["Since"] = stop.Since,
            ["Until"] = stop.Until,
        };

    private static SenderStop FromRow(TableEntity row) =>
        new(
            row.GetString("Reason"),
            row.GetDateTimeOffset("Since") ?? default,
            row.GetDateTimeOffset("Until") ?? default
        );
}
