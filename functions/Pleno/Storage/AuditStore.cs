using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Pleno.Contests;

namespace Pleno.Storage;

/// <summary>
/// The audit trail: append-only, each entry carrying the hash of the one before, so that a later change shows.
/// </summary>
public sealed class AuditStore(TableServiceClient tables, TimeProvider time)
{
    private const string HeadRow = "~head";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.AuditTable);
    private readonly LastStored _heads = new(tables.GetTableClient(StorageNames.AuditTable));

    /// <summary>Appends an entry once: the same id again changes nothing.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="id">Identity of what happened, so that a step done again leaves one entry.</param>
    /// <param name="what">What happened, in one word.</param>
    /// <param name="subject">What it happened to: an id, never a name or an address.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task AppendAsync(
        ContestKey contest,
        string id,
        string what,
        string subject,
        CancellationToken cancellationToken
    )
    {
        // Most entries are new. One that is there already makes the transaction fail, and is looked for only then.
        var isRedo = false;
        return TableRows.RedoOnConflictAsync(async () =>
        {
            var partition = contest.ToString();
            var mark = $"id|{Hash(id)}";
            if (isRedo && await _table.FindAsync(partition, mark, cancellationToken) is not null)
            {
                return false;
            }

            isRedo = true;
            var head = await _heads.TakeAsync(partition, HeadRow, cancellationToken);
            var number = (head.GetInt64("Number") ?? 0) + 1;
            var entry = new AuditEntry(number, time.GetUtcNow(), what, subject, head.GetString("Hash") ?? "");
            head["Number"] = number;
            head["Hash"] = entry.Hash;
            await _heads.CommitAsync(
                head,
                [ToRow(partition, entry), new TableEntity(partition, mark)],
                cancellationToken
            );
            return true;
        });
    }

    /// <summary>The trail from its first entry.</summary>
    public async Task<IReadOnlyList<AuditEntry>> ListAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(contest.ToString(), "entry|", cancellationToken);
        return [.. rows.Select(FromRow)];
    }

    /// <summary>The entries after a number, read by their keys and not the whole trail; and the number that the trail ends with.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="after">The number after which; 0 for the beginning.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AuditPart> ListAfterAsync(
        ContestKey contest,
        long after,
        int most,
        CancellationToken cancellationToken
    )
    {
        // The head first: what is written meanwhile is then among the entries, or after the number told.
        var partition = contest.ToString();
        var head = await _table.FindAsync(partition, HeadRow, cancellationToken);
        var end = head?.GetInt64("Number") ?? 0;
        if (after >= end)
        {
            return new AuditPart([], end);
        }

        var (first, last) = (EntryRow(after + 1), EntryRow(Math.Min(end, after + most)));
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {last}"
        );
        var entries = new List<AuditEntry>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            entries.Add(FromRow(row));
        }

        return new AuditPart(entries, end);
    }

    private static string EntryRow(long number) => $"entry|{number:000000000}";

    private static TableEntity ToRow(string partition, AuditEntry entry) =>
        new(partition, EntryRow(entry.Number))
        {
            ["At"] = entry.At,
            ["What"] = entry.What,
            ["Subject"] = entry.Subject,
            ["Before"] = entry.Before,
            ["Hash"] = entry.Hash,
        };

    private static AuditEntry FromRow(TableEntity row) =>
        new(
            long.Parse(row.RowKey["entry|".Length..]),
            row.GetDateTimeOffset("At") ?? default,
            row.GetString("What"),
            row.GetString("Subject"),
            row.GetString("Before")
        );

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A part of the audit trail.</summary>
/// <param name="Entries">The entries, in their order.</param>
/// <param name="End">Number of the trail's last entry; 0 for an empty trail.</param>
public sealed record AuditPart(IReadOnlyList<AuditEntry> Entries, long End);

/// <summary>One entry of the audit trail.</summary>
/// <param name="Number">Running number from 1.</param>
/// <param name="At">When, UTC.</param>
/// <param name="What">What happened.</param>
/// <param name="Subject">To what.</param>
/// <param name="Before">Hash of the entry before; empty for the first.</param>
public sealed record AuditEntry(long Number, DateTimeOffset At, string What, string Subject, string Before)
{
    /// <summary>SHA-256 over this entry and the hash of the one before.</summary>
    public string Hash =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes($"{Number}\n{At.ToUnixTimeMilliseconds()}\n{What}\n{Subject}\n{Before}")
            )
        );
}
