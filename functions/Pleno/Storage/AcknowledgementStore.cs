using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices.Acknowledging;

namespace Pleno.Storage;

/// <summary>Which offices acknowledged a notice: one partition per notice, a row per office, written once.</summary>
public sealed class AcknowledgementStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DeliveriesTable);

    public async Task<Acknowledgement?> FindAsync(
        ContestKey contest,
        string notice,
        string office,
        CancellationToken cancellationToken
    ) => await _table.FindAsync(Partition(contest, notice), office, cancellationToken) is { } row ? FromRow(row) : null;

    /// <summary>Keeps the first; a later one of the same office changes nothing.</summary>
    public Task<bool> TryKeepAsync(
        ContestKey contest,
        string notice,
        Acknowledgement said,
        CancellationToken cancellationToken
    ) =>
        _table.TryInsertAsync(
            new TableEntity(Partition(contest, notice), said.Office) { ["By"] = said.By, ["At"] = said.At },
            cancellationToken
        );

    /// <summary>Every acknowledgement of a notice, by office.</summary>
    public async Task<IReadOnlyList<Acknowledgement>> ListAsync(
        ContestKey contest,
        string notice,
        CancellationToken cancellationToken
    ) => [.. (await _table.ListAsync(Partition(contest, notice), "", cancellationToken)).Select(FromRow)];

    /// <summary>Notes that an office is asked to acknowledge a notice; again changes nothing.</summary>
    public Task AwaitAsync(ContestKey contest, AwaitedAnswer asked, CancellationToken cancellationToken) =>
        _table.TryInsertAsync(
            new TableEntity(AwaitedPartition(contest), asked.Key) { ["RaisedAt"] = asked.RaisedAt },
            cancellationToken
        );

    /// <summary>The acknowledgements that are waited for and were not escalated.</summary>
    public async Task<IReadOnlyList<AwaitedAnswer>> ListAwaitedAsync(
        ContestKey contest,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await _table.ListAsync(AwaitedPartition(contest), "", cancellationToken)).Select(
                row => new AwaitedAnswer(
                    row.RowKey.Split('|')[0],
                    row.RowKey.Split('|')[1],
                    row.GetDateTimeOffset("RaisedAt") ?? default
                )
            ),
        ];

    /// <summary>It is acknowledged, or escalated.</summary>
    public Task ForgetAwaitedAsync(ContestKey contest, AwaitedAnswer asked, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(AwaitedPartition(contest), asked.Key, cancellationToken: cancellationToken);

    private static string AwaitedPartition(ContestKey contest) => $"{contest}|~unacknowledged";

    private static Acknowledgement FromRow(TableEntity row) =>
        new(row.RowKey, row.GetString("By"), row.GetDateTimeOffset("At") ?? default);

    private static string Partition(ContestKey contest, string notice) => $"{contest}|~acknowledged|{notice}";
}
