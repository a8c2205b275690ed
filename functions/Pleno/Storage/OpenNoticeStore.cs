using Azure;
using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices;

namespace Pleno.Storage;

/// <summary>
/// The index of unfinished work: notices of which a letter may still have to be opened or sent, each with the letters that it is to have. It lies
/// beside the register (0003), so that a notice is on it from the transaction on that gives it its number, whatever dies after that.
/// </summary>
public sealed class OpenNoticeStore(TableServiceClient tables, TimeProvider time)
{
    private const string Prefix = "open|";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.NoticesTable);

    /// <summary>Puts a letter on the index before it is opened, or before there is work on it again. Also where it is on it already: a sweep that looked
    /// before then does not take the notice off.</summary>
    public Task AddAsync(DeliveryId id, CancellationToken cancellationToken) =>
        TableRows.RedoOnConflictAsync(
            async () =>
            {
                var known = await _table.FindAsync(id.Contest.ToString(), Prefix + id.Notice, cancellationToken);
                var recipients = known is null ? [] : RecipientsOf(known);
                var row = ToRow(id.Contest, id.Notice, recipients.Append(id.Recipient).Distinct(), time.GetUtcNow());
                row.ETag = known?.ETag ?? default;
                await _table.CommitAsync([row], cancellationToken);
                return true;
            },
            attempts: 20
        );

    /// <summary>The notices of a contest on which there may be work.</summary>
    public async Task<IReadOnlyList<OpenNotice>> ListAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(contest.ToString(), Prefix, cancellationToken);
        return [.. rows.Select(row => FromRow(contest, row))];
    }

    /// <summary>Takes a notice off the index, unless a letter was put on it since it was read.</summary>
    public async Task CloseAsync(OpenNotice notice, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(
                notice.Contest.ToString(),
                Prefix + notice.Id,
                notice.ETag,
                cancellationToken
            );
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // There is work on it again; the next sweep looks.
        }
    }

    /// <summary>The row of a notice, for the transaction that registers it.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="notice">Id of the notice.</param>
    /// <param name="recipients">As in <see cref="DeliveryId.Recipient"/>.</param>
    /// <param name="since">Now, UTC.</param>
    internal static TableEntity ToRow(
        ContestKey contest,
        string notice,
        IEnumerable<string> recipients,
        DateTimeOffset since
    ) => new(contest.ToString(), Prefix + notice) { ["Recipients"] = string.Join(' ', recipients), ["Since"] = since };

    private static OpenNotice FromRow(ContestKey contest, TableEntity row)
    {
        var id = row.RowKey[Prefix.Length..];
        return new OpenNotice(
            contest,
            id,
            [.. RecipientsOf(row).Select(recipient => DeliveryId.OfRecipient(contest, id, recipient)!)],
            row.GetDateTimeOffset("Since") ?? default,
            row.ETag
        );
    }

    private static string[] RecipientsOf(TableEntity row) =>
        row.GetString("Recipients").Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A notice on which there may be work.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Id">Id of the notice.</param>
/// <param name="Letters">The letters that it is to have. A replay may add others that are there already.</param>
/// <param name="Since">When it was last put on the index, UTC.</param>
/// <param name="ETag">The row's ETag.</param>
public sealed record OpenNotice(
    ContestKey Contest,
    string Id,
    IReadOnlyList<DeliveryId> Letters,
    DateTimeOffset Since,
    ETag ETag
);
