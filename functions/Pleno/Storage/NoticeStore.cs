using System.Collections.Concurrent;
using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices;

namespace Pleno.Storage;

/// <summary>
/// The register of notices of a contest: one partition, so that a notice and the running number it takes are stored in one transaction
/// and no number is skipped or given twice.
/// </summary>
public sealed class NoticeStore(TableServiceClient tables, TimeProvider time)
{
    private const string CounterRow = "~number";

    /// <summary>Notices that are kept for their letters: as many as are being sent at a time, and some.</summary>
    private const int MostLately = 64;
    private const string Prefix = "notice|";

    /// <summary>A notice's id under its number, for whoever holds a letter.</summary>
    private const string NumberPrefix = "number|";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.NoticesTable);
    private readonly ConcurrentDictionary<(ContestKey Contest, string Id), Notice> _lately = new();
    private readonly LastStored _counters = new(tables.GetTableClient(StorageNames.NoticesTable));

    public async Task<Notice?> FindAsync(ContestKey contest, string id, CancellationToken cancellationToken) =>
        await _table.FindAsync(contest.ToString(), Prefix + id, cancellationToken) is { } row
            ? FromRow(contest, row)
            : null;

    /// <summary>The notice of a letter. It is read once for the letters that go out one after the other: what is registered never changes.</summary>
    public async Task<Notice?> FindForLetterAsync(DeliveryId letter, CancellationToken cancellationToken)
    {
        if (_lately.TryGetValue((letter.Contest, letter.Notice), out var known))
        {
            return known;
        }

        var notice = await FindAsync(letter.Contest, letter.Notice, cancellationToken);
        if (notice is not null)
        {
            if (_lately.Count >= MostLately)
            {
                _lately.Clear();
            }

            _lately[(letter.Contest, letter.Notice)] = notice;
        }

        return notice;
    }

    /// <summary>The notice with this id, registered under the next number, and as one whose letters are to be opened, when it is new.</summary>
    public Task<Notice> RegisterAsync(
        ContestKey contest,
        string id,
        NoticeKind kind,
        IReadOnlyList<string> offices,
        NoticeFacts facts,
        int template,
        string suffix,
        CancellationToken cancellationToken
    )
    {
        // Most notices are new. One that is there already makes the transaction fail, and is looked for only then.
        var isRedo = false;
        return TableRows.RedoOnConflictAsync(
            async () =>
            {
                if (isRedo && await FindAsync(contest, id, cancellationToken) is { } known)
                {
                    return known;
                }

                isRedo = true;
                var partition = contest.ToString();
                var counter = await _counters.TakeAsync(partition, CounterRow, cancellationToken);
                var number = (counter.GetInt32("Last") ?? 0) + 1;
                counter["Last"] = number;
                var notice = new Notice(contest, id, kind, number, time.GetUtcNow(), template, offices, facts)
                {
                    Suffix = suffix,
                };
                var index = new TableEntity(partition, NumberRow(number)) { ["Notice"] = id };
                var open = OpenNoticeStore.ToRow(contest, id, offices, notice.RaisedAt);
                await _counters.CommitAsync(counter, [ToRow(notice), index, open], cancellationToken);
                return notice;
            },
            attempts: 40
        );
    }

    /// <summary>The notice with this running number; null for none.</summary>
    public async Task<Notice?> FindNumberAsync(ContestKey contest, int number, CancellationToken cancellationToken) =>
        await _table.FindAsync(contest.ToString(), NumberRow(number), cancellationToken) is { } row
            ? await FindAsync(contest, row.GetString("Notice"), cancellationToken)
            : null;

    /// <summary>Every notice of a contest in the order of their numbers.</summary>
    public async Task<IReadOnlyList<Notice>> ListAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(contest.ToString(), Prefix, cancellationToken);
        return [.. rows.Select(row => FromRow(contest, row)).OrderBy(notice => notice.Number)];
    }

    /// <summary>The notices about one file, or with its figures: who got what it said.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="documentHash">SHA-256 of the file.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Notice>> ListAboutAsync(
        ContestKey contest,
        string documentHash,
        CancellationToken cancellationToken
    )
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {contest.ToString()} and (Document eq {documentHash} or FiguresOf eq {documentHash})"
        );
        var notices = new List<Notice>();
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            notices.Add(FromRow(contest, row));
        }

        return notices;
    }

    private static string NumberRow(int number) => $"{NumberPrefix}{number:0000000000}";

    private static TableEntity ToRow(Notice notice)
    {
        var row = new TableEntity(notice.Contest.ToString(), Prefix + notice.Id)
        {
            ["Kind"] = notice.Kind.ToString(),
            ["Number"] = notice.Number,
            ["RaisedAt"] = notice.RaisedAt,
            ["Template"] = notice.Template,
            ["Suffix"] = notice.Suffix,
            ["Offices"] = string.Join(' ', notice.Offices),
            ["Document"] = notice.Facts.DocumentHash,
            ["FiguresOf"] = notice.Facts.FiguresHash,
        };
        PackedJson.Set(row, "Facts", notice.Facts);
        return row;
    }

    private static Notice FromRow(ContestKey contest, TableEntity row) =>
        new(
            contest,
            row.RowKey[Prefix.Length..],
            Enum.Parse<NoticeKind>(row.GetString("Kind")),
            row.GetInt32("Number") ?? 0,
            row.GetDateTimeOffset("RaisedAt") ?? default,
            row.GetInt32("Template") ?? 0,
            row.GetString("Offices").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            PackedJson.Get<NoticeFacts>(row, "Facts")!
        )
        {
            Suffix = row.GetString("Suffix"),
        };
}
