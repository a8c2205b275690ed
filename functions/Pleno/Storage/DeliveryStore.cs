using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Telemetry;

namespace Pleno.Storage;

/// <summary>One row per notice and recipient, and an index of those on which we still have work.</summary>
public sealed class DeliveryStore(TableServiceClient tables, TimeProvider time)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DeliveriesTable);

    public async Task<Delivery?> FindAsync(DeliveryId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(id.Contest, id.Notice), id.Recipient, cancellationToken) is { } row
            ? FromRow(id, row)
            : null;

    /// <summary>Opens the delivery when it is new. The index row goes first: what is not in the index is not swept.</summary>
    /// <returns>The delivery; null when it was there already.</returns>
    public async Task<Delivery?> OpenAsync(DeliveryId id, DateTimeOffset raisedAt, CancellationToken cancellationToken)
    {
        await _table.TryInsertAsync(
            new TableEntity(OpenPartition(id.Contest), $"{id.Notice}|{id.Recipient}"),
            cancellationToken
        );
        var row = ToRow(New(id, raisedAt));
        return await _table.TryInsertAsync(row, cancellationToken) ? FromRow(id, row) : null;
    }

    /// <summary>Stores the delivery under the ETag it was read with, and takes it off the index when our work on it is done.</summary>
    /// <returns>The delivery as stored.</returns>
    /// <exception cref="StorageConflictException">Somebody else moved it since.</exception>
    public async Task<Delivery> SaveAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var etag = await _table.ReplaceAsync(ToRow(delivery), cancellationToken);
        if (DeliveryMachine.IsOurWorkDone(delivery.Status))
        {
            await CloseAsync(delivery.Id, cancellationToken);
        }

        return delivery with
        {
            ETag = etag,
        };
    }

    /// <summary>Takes the delivery off the index of unfinished work.</summary>
    public Task CloseAsync(DeliveryId id, CancellationToken cancellationToken) =>
        _table.DeleteEntityAsync(
            OpenPartition(id.Contest),
            $"{id.Notice}|{id.Recipient}",
            cancellationToken: cancellationToken
        );

    /// <summary>Takes the delivery off the index unless there is work on it again by then: a replay may come in between.</summary>
    public async Task CloseIfDoneAsync(DeliveryId id, CancellationToken cancellationToken)
    {
        await CloseAsync(id, cancellationToken);
        if (await FindAsync(id, cancellationToken) is { } delivery && !DeliveryMachine.IsOurWorkDone(delivery.Status))
        {
            await ReopenAsync(id, cancellationToken);
        }
    }

    /// <summary>The letters of a contest that were given up: failed, or outlived their use.</summary>
    public Task<IReadOnlyList<Delivery>> ListGivenUpAsync(ContestKey contest, CancellationToken cancellationToken) =>
        ListInAsync(contest, [DeliveryStatus.Failed, DeliveryStatus.Expired], cancellationToken);

    /// <summary>The deliveries of a contest that are in one of these states, at least one of which is named.</summary>
    public Task<IReadOnlyList<Delivery>> ListInAsync(
        ContestKey contest,
        IReadOnlyList<DeliveryStatus> states,
        CancellationToken cancellationToken
    )
    {
        var ofContest = TableClient.CreateQueryFilter(
            $"PartitionKey ge {contest + "|"} and PartitionKey lt {contest + "|~"}"
        );
        var inState = string.Join(
            " or ",
            states.Select(state => TableClient.CreateQueryFilter($"Status eq {$"{state}"}"))
        );
        return QueryAsync(contest, $"{ofContest} and ({inState})", cancellationToken);
    }

    /// <summary>Puts the delivery back on the index: there is work on it again.</summary>
    public Task ReopenAsync(DeliveryId id, CancellationToken cancellationToken) =>
        _table.TryInsertAsync(
            new TableEntity(OpenPartition(id.Contest), $"{id.Notice}|{id.Recipient}"),
            cancellationToken
        );

    /// <summary>The deliveries of one notice, by office.</summary>
    public async Task<IReadOnlyList<Delivery>> ListAsync(
        ContestKey contest,
        string notice,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest, notice), "", cancellationToken);
        return [.. rows.Select(row => FromRow(DeliveryId.OfRecipient(contest, notice, row.RowKey)!, row))];
    }

    /// <summary>The ids of the deliveries on which we still have work.</summary>
    public async Task<IReadOnlyList<DeliveryId>> ListOpenAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(OpenPartition(contest), "", cancellationToken);
        return
        [
            .. rows.Select(row => row.RowKey.Split('|'))
                .Select(parts => DeliveryId.OfRecipient(contest, parts[0], parts[1])!),
        ];
    }

    /// <summary>How many deliveries of a contest there are in each state, in one query that reads nothing but the states.</summary>
    public async Task<IReadOnlyDictionary<DeliveryStatus, int>> CountAsync(
        ContestKey contest,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {contest + "|"} and PartitionKey lt {contest + "|~"}"
        );
        var counts = new SortedDictionary<DeliveryStatus, int>();
        var rows = _table.QueryAsync<TableEntity>(filter, select: ["Status"], cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            var status = Enum.Parse<DeliveryStatus>(row.GetString("Status"));
            counts[status] = counts.GetValueOrDefault(status) + 1;
        }

        return counts;
    }

    /// <summary>Every delivery of a contest that was queued from an instant on and before another, for figures.</summary>
    public async Task<IReadOnlyList<Delivery>> ListOpenedAsync(
        ContestKey contest,
        DateTimeOffset from,
        DateTimeOffset until,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey ge {contest + "|"} and PartitionKey lt {contest + "|~"} and OpenedAt ge {from} and OpenedAt lt {until}"
        );
        return await QueryAsync(contest, filter, cancellationToken);
    }

    private async Task<IReadOnlyList<Delivery>> QueryAsync(
        ContestKey contest,
        string filter,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Delivery>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            var notice = row.PartitionKey[(contest.ToString().Length + 1)..];
            if (DeliveryId.OfRecipient(contest, notice, row.RowKey) is { } id)
            {
                found.Add(FromRow(id, row));
            }
        }

        return found;
    }

    private static string Partition(ContestKey contest, string notice) => $"{contest}|{notice}";

    private static string OpenPartition(ContestKey contest) => $"{contest}|~open";

    private Delivery New(DeliveryId id, DateTimeOffset raisedAt) =>
        new(id, DeliveryStatus.Queued, 0, time.GetUtcNow(), null, null, null, default)
        {
            RaisedAt = raisedAt,
            OpenedAt = time.GetUtcNow(),
            Trace = Trail.Here,
        };

    private static TableEntity ToRow(Delivery delivery) =>
        new(Partition(delivery.Id.Contest, delivery.Id.Notice), delivery.Id.Recipient)
        {
            ETag = delivery.ETag,
            ["Status"] = delivery.Status.ToString(),
            ["Attempts"] = delivery.Attempts,
            ["ChangedAt"] = delivery.ChangedAt,
            ["NotBefore"] = delivery.NotBefore,
            ["MessageId"] = delivery.MessageId,
            ["Reason"] = delivery.Reason,
            ["RaisedAt"] = delivery.RaisedAt,
            ["OpenedAt"] = delivery.OpenedAt,
            ["AcceptedAt"] = delivery.AcceptedAt,
            ["DeliveredAt"] = delivery.DeliveredAt,
            ["Refusals"] = delivery.Refusals,
            ["Digest"] = delivery.Digest,
            ["ReplayedAt"] = delivery.ReplayedAt,
            ["Trace"] = delivery.Trace,
            ["Delegates"] = delivery.Delegates.Count == 0 ? null : string.Join(' ', delivery.Delegates),
        };

    private static Delivery FromRow(DeliveryId id, TableEntity row) =>
        new(
            id,
            Enum.Parse<DeliveryStatus>(row.GetString("Status")),
            row.GetInt32("Attempts") ?? 0,
            row.GetDateTimeOffset("ChangedAt") ?? default,
            row.GetDateTimeOffset("NotBefore"),
            row.GetString("MessageId"),
            row.GetString("Reason"),
            row.ETag
        )
        {
            RaisedAt = row.GetDateTimeOffset("RaisedAt") ?? default,
            OpenedAt = row.GetDateTimeOffset("OpenedAt") ?? default,
            AcceptedAt = row.GetDateTimeOffset("AcceptedAt"),
            DeliveredAt = row.GetDateTimeOffset("DeliveredAt"),
            Refusals = row.GetInt32("Refusals") ?? 0,
            Digest = row.GetString("Digest"),
            ReplayedAt = row.GetDateTimeOffset("ReplayedAt"),
            Trace = row.GetString("Trace"),
            Delegates = row.GetString("Delegates")?.Split(' ') ?? [],
        };
}
