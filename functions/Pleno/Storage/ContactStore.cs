using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices.Contacts;

namespace Pleno.Storage;

/// <summary>What is known of each way to each office of a contest: one partition, a row per way, without addresses.</summary>
public sealed class ContactStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DeliveriesTable);

    public async Task<IReadOnlyDictionary<string, ContactState>> ListAsync(
        ContestKey contest,
        CancellationToken cancellationToken
    ) =>
        (await _table.ListAsync(Partition(contest), "", cancellationToken))
            .Select(FromRow)
            .ToDictionary(state => state.Key, StringComparer.Ordinal);

    /// <summary>Keeps the newest word on a way.</summary>
    public Task KeepAsync(ContestKey contest, ContactState state, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(ToRow(contest, state), TableUpdateMode.Merge, cancellationToken);

    /// <summary>A letter got through: a way that was taken for closed is open.</summary>
    public async Task OpenAsync(ContestKey contest, string key, CancellationToken cancellationToken)
    {
        var row = await _table.FindAsync(Partition(contest), key, cancellationToken);
        if (row is not null && FromRow(row) is { IsOpen: false } closed)
        {
            await KeepAsync(contest, closed with { IsOpen = true, Because = null }, cancellationToken);
        }
    }

    private static TableEntity ToRow(ContestKey contest, ContactState state)
    {
        var row = new TableEntity(Partition(contest), state.Key)
        {
            ["IsOpen"] = state.IsOpen,
            ["Because"] = state.Because ?? "",
        };
        if (state.CheckedAt is { } checkedAt)
        {
            row["CheckedAt"] = checkedAt;
        }

        return row;
    }

    private static ContactState FromRow(TableEntity row) =>
        new(
            row.RowKey,
            row.GetBoolean("IsOpen") ?? true,
            row.GetString("Because") is { Length: > 0 } because ? because : null,
            row.GetDateTimeOffset("CheckedAt")
        );

    private static string Partition(ContestKey contest) => $"{contest}|~contacts";
}
