using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Telemetry;

namespace Pleno.Storage;

/// <summary>One row per notice and recipient. Those of a notice are one partition, so that they are opened, and looked at, together.</summary>
public sealed class DeliveryStore(TableServiceClient tables, OpenNoticeStore index, TimeProvider time)
{
    /// <summary>Rows of a transaction at most, by Table Storage.</summary>
    private const int MostAtOnce = 100;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DeliveriesTable);

    public async Task<Delivery?> FindAsync(DeliveryId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(id.Contest, id.Notice), id.Recipient, cancellationToken) is { } row
            ? FromRow(id, row)
            : null;

    /// <summary>
    /// Opens a delivery for each of a notice's offices, in one transaction where none is there yet; what a run that was cut off has opened stays as it is.
    /// </summary>
    /// <returns>All of them in the order of the offices, and which of them are new.</returns>
    public async Task<IReadOnlyList<(Delivery Delivery, bool IsNew)>> OpenAllAsync(
        Notice notice,
        CancellationToken cancellationToken
    )
    {
        var opened = new List<(Delivery, bool)>();
        foreach (var offices in notice.Offices.Chunk(MostAtOnce))
        {
            var ids = offices.Select(office => new DeliveryId(notice.Contest, notice.Id, office)).ToList();
            var rows = ids.ConvertAll(id => ToRow(New(id, notice.RaisedAt)));
            try
            {
                await _table.CommitAsync(rows, cancellationToken);
                opened.AddRange(ids.Zip(rows, (id, row) => (FromRow(id, row), true)));
            }
            catch (StorageConflictException)
            {
                opened.AddRange(await OpenMissingAsync(notice, ids, cancellationToken));
            }
        }

        return opened;
    }

    private async Task<IReadOnlyList<(Delivery Delivery, bool IsNew)>> OpenMissingAsync(
        Notice notice,
        IReadOnlyList<DeliveryId> ids,
        CancellationToken cancellationToken
    )
    {
        var known = (await ListAsync(notice.Contest, notice.Id, cancellationToken)).ToDictionary(one => one.Id);
        var opened = new List<(Delivery, bool)>();
        foreach (var id in ids)
        {
            var isNew = !known.TryGetValue(id, out var delivery);
            delivery ??= await OpenAsync(id, notice.RaisedAt, cancellationToken);
            opened.Add((delivery, isNew));
        }

        return opened;
    }

    /// <summary>Opens the delivery when it is new. It has to be on the index before: what is not on it is not swept.</summary>
    /// <returns>The delivery as it is stored.</returns>
    public async Task<Delivery> OpenAsync(DeliveryId id, DateTimeOffset raisedAt, CancellationToken cancellationToken)
    {
        var row = ToRow(New(id, raisedAt));
        return await _table.TryInsertAsync(row, cancellationToken)
            ? FromRow(id, row)
            : await FindAsync(id, cancellationToken)
                ?? throw new InvalidOperationException($"The row of {id} vanished.");
    }

    /// <summary>Stores the delivery under the ETag it was read with.</summary>
    /// <returns>The delivery as stored.</returns>
    /// <exception cref="StorageConflictException">Somebody else moved it since.</exception>
    public async Task<Delivery> SaveAsync(Delivery delivery, CancellationToken cancellationToken) =>
        delivery with
        {
            ETag = await _table.ReplaceAsync(ToRow(delivery), cancellationToken),
        };

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

    /// <summary>The letters on which we still have work, by the index, those that are to be opened yet among them.</summary>
    public async Task<IReadOnlyList<DeliveryId>> ListOpenAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var letters = new List<DeliveryId>();
        foreach (var open in await index.ListAsync(contest, cancellationToken))
        {
            var known = await ListAsync(contest, open.Id, cancellationToken);
            var done = known.Where(one => DeliveryMachine.IsOurWorkDone(one.Status)).Select(one => one.Id);
            letters.AddRange(known.Select(one => one.Id).Union(open.Letters).Except(done));
        }

        return letters;
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
