using System.Collections.Immutable;
using Azure.Data.Tables;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;

namespace Pleno.Storage;

/// <summary>
/// The figures that stand, one partition per parent area: a row per child and the row of their sum.
/// Both change in one transaction, so the sum is always that of the rows beside it and costs the same however many there are.
/// </summary>
public sealed class RecapStore(TableServiceClient tables)
{
    private const string SumRow = "sum";
    private const string ChildPrefix = "child|";

    /// <summary>Earlier versions whose figures are kept: enough to tell that a parent was made from one of them.</summary>
    private const int MostEarlier = 3;

    /// <summary>Parent of a province, which has none.</summary>
    private const string Nation = "00";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.RecapsTable);
    private readonly LastStored _sums = new(tables.GetTableClient(StorageNames.RecapsTable));

    /// <summary>
    /// Puts an accepted document's total in place of what stood for its area; one that was withdrawn counts again. The same document twice
    /// changes nothing.
    /// </summary>
    /// <returns>True when something changed.</returns>
    /// <exception cref="StorageConflictException">A sibling came in between; redo.</exception>
    public async Task<bool> ApplyAsync(
        ContestKey contest,
        AreaCode area,
        CountedDocument document,
        CancellationToken cancellationToken
    )
    {
        var partition = Partition(contest, area.Parent);
        var child = await _table.FindAsync(partition, ChildPrefix + area, cancellationToken);
        if (child is not null && (IsSame(child, document) || child.GetInt32("Version") > document.Version))
        {
            return false;
        }

        child ??= new TableEntity(partition, ChildPrefix + area);
        var isSameDocument = child.GetString("Hash") == document.Hash && !IsWithdrawn(child);
        var before = CountedFigures(child);
        KeepEarlier(child, document);
        Write(child, document.Figures);
        child["Hash"] = document.Hash;
        child["Version"] = document.Version;
        child["BeritaAcara"] = document.BeritaAcara;
        child["AsOf"] = isSameDocument ? child.GetDateTimeOffset("AsOf") : document.DecidedAt;
        child["IsWithdrawn"] = false;
        PackedJson.Set(child, "Explained", Kept(document));
        await CommitAsync(child, before, document.Figures, cancellationToken);
        return true;
    }

    /// <summary>Counts an area's figures no longer, since its document has an open finding again. They stay readable, marked.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="area">The area.</param>
    /// <param name="version">Version of that document; those of an older one, whose place it took, are withdrawn too.</param>
    /// <param name="layout">The rows.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>True when something changed.</returns>
    /// <exception cref="StorageConflictException">A sibling came in between; redo.</exception>
    public async Task<bool> WithdrawAsync(
        ContestKey contest,
        AreaCode area,
        int version,
        FormLayout layout,
        CancellationToken cancellationToken
    )
    {
        var child = await _table.FindAsync(Partition(contest, area.Parent), ChildPrefix + area, cancellationToken);
        if (child is null || IsWithdrawn(child) || child.GetInt32("Version") > version)
        {
            return false;
        }

        var before = CountedFigures(child);
        child["IsWithdrawn"] = true;
        await CommitAsync(child, before, Figures.Zero(layout), cancellationToken);
        return true;
    }

    /// <summary>The child's row, and the sum with what it counted before taken out and what it counts now put in: all or nothing.</summary>
    private async Task CommitAsync(
        TableEntity child,
        string? before,
        Figures counted,
        CancellationToken cancellationToken
    )
    {
        var sum = await _sums.TakeAsync(child.PartitionKey, SumRow, cancellationToken);
        var layout = counted.Layout;
        var total = IsOf(sum, layout) ? Read(sum, layout) : Figures.Zero(layout);
        Write(
            sum,
            total
                .Minus(before is not null && IsOf(before, layout) ? Read(before, layout) : Figures.Zero(layout))
                .Plus(counted)
        );
        await _sums.CommitAsync(sum, [child], cancellationToken);
    }

    private static bool IsSame(TableEntity child, CountedDocument document) =>
        child.GetString("Hash") == document.Hash
        && !IsWithdrawn(child)
        && PackedJson
            .Pack(PackedJson.Get<List<ExplainedFigure>>(child, "Explained") ?? [])
            .AsSpan()
            .SequenceEqual(PackedJson.Pack(Kept(document)));

    private static List<ExplainedFigure> Kept(CountedDocument document) =>
        [.. document.Explained.Take(ExplainedFigure.MostKept)];

    private static bool IsWithdrawn(TableEntity child) => child.GetBoolean("IsWithdrawn") ?? false;

    private static string? CountedFigures(TableEntity child) => IsWithdrawn(child) ? null : child.GetString("Figures");

    /// <summary>A parent that was made from an older version of a child can then be told so.</summary>
    private static void KeepEarlier(TableEntity child, CountedDocument document)
    {
        if (child.GetString("Hash") is { } hash && hash != document.Hash)
        {
            var earlier = (child.GetString("Earlier") ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
            child["Earlier"] = string.Join(';', earlier.Prepend(child.GetString("Figures")).Take(MostEarlier));
        }
    }

    /// <summary>What stands for one area; null when nothing is accepted.</summary>
    public async Task<AcceptedRecap?> FindAsync(Contest contest, AreaCode area, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(contest.Key, area.Parent), ChildPrefix + area, cancellationToken) is { } row
        && new FormLayout(contest.Paslon) is var layout
        && IsOf(row, layout)
            ? FromRow(row, layout)
            : null;

    /// <summary>What stands for the areas below <paramref name="parent"/>; null stands above the provinces. One partition read.</summary>
    public async Task<IReadOnlyList<AcceptedRecap>> ListChildrenAsync(
        Contest contest,
        AreaCode? parent,
        CancellationToken cancellationToken
    )
    {
        var layout = new FormLayout(contest.Paslon);
        var rows = await _table.ListAsync(Partition(contest.Key, parent), ChildPrefix, cancellationToken);
        return [.. rows.Where(row => IsOf(row, layout)).Select(row => FromRow(row, layout))];
    }

    /// <summary>What stands for every area of a contest, in one query.</summary>
    public async Task<IReadOnlyList<AcceptedRecap>> ListAllAsync(Contest contest, CancellationToken cancellationToken)
    {
        var layout = new FormLayout(contest.Paslon);
        var recaps = new List<AcceptedRecap>();
        var rows = _table.QueryAsync<TableEntity>(OfContest(contest.Key), cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            if (IsOf(row, layout))
            {
                recaps.Add(FromRow(row, layout));
            }
        }

        return recaps;
    }

    /// <summary>The areas of a contest whose figures count, in one query that reads no figure.</summary>
    public async Task<IReadOnlyList<AreaCode>> ListCountedAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var areas = new List<AreaCode>();
        var rows = _table.QueryAsync<TableEntity>(
            OfContest(contest),
            select: ["RowKey", "IsWithdrawn"],
            cancellationToken: cancellationToken
        );
        await foreach (var row in rows)
        {
            if (!IsWithdrawn(row))
            {
                areas.Add(AreaOf(row));
            }
        }

        return areas;
    }

    private static string OfContest(ContestKey contest)
    {
        var (from, until, last) = ($"{contest}|", $"{contest}|~", $"{ChildPrefix}~");
        return TableClient.CreateQueryFilter(
            $"PartitionKey ge {from} and PartitionKey lt {until} and RowKey ge {ChildPrefix} and RowKey lt {last}"
        );
    }

    /// <summary>The children of a parent and their sum, in one partition read.</summary>
    public async Task<RollUp> ReadAsync(Contest contest, AreaCode parent, CancellationToken cancellationToken)
    {
        var layout = new FormLayout(contest.Paslon);
        var rows = await _table.ListAsync(Partition(contest.Key, parent), "", cancellationToken);
        var sum = rows.FirstOrDefault(row => row.RowKey == SumRow);
        return new RollUp(
            parent,
            rows.Where(row => row.RowKey != SumRow && IsOf(row, layout))
                .Select(row => FromRow(row, layout))
                .ToImmutableSortedDictionary(recap => recap.Area, recap => recap),
            sum is not null && IsOf(sum, layout) ? Read(sum, layout) : null
        );
    }

    private static string Partition(ContestKey contest, AreaCode? parent) => $"{contest}|{parent?.Digits ?? Nation}";

    private static AreaCode AreaOf(TableEntity row) => AreaCode.Parse(row.RowKey[ChildPrefix.Length..]);

    private static AcceptedRecap FromRow(TableEntity row, FormLayout layout) =>
        new(
            AreaOf(row),
            Read(row, layout),
            row.GetString("Hash"),
            row.GetInt32("Version") ?? 0,
            row.GetDateTimeOffset("AsOf") ?? default,
            row.GetString("BeritaAcara"),
            PackedJson.Get<List<ExplainedFigure>>(row, "Explained") ?? [],
            IsWithdrawn(row),
            [
                .. (row.GetString("Earlier") ?? "")
                    .Split(';', StringSplitOptions.RemoveEmptyEntries)
                    .Where(figures => IsOf(figures, layout))
                    .Select(figures => Read(figures, layout)),
            ]
        );

    /// <summary>
    /// Whether these are figures of this number of pairs. Others counted once, and were withdrawn before the configuration got other pairs
    /// (<see cref="Contests.Loading.FrozenConfiguration"/>): they are no figures of this contest any more.
    /// </summary>
    private static bool IsOf(TableEntity row, FormLayout layout) =>
        row.GetString("Figures") is { } figures && IsOf(figures, layout);

    private static bool IsOf(string figures, FormLayout layout) =>
        figures.AsSpan().Count(' ') + 1 == layout.Fields.Count;

    private static void Write(TableEntity row, Figures figures) => row["Figures"] = string.Join(' ', figures.Values);

    private static Figures Read(TableEntity row, FormLayout layout) => Read(row.GetString("Figures"), layout);

    private static Figures Read(string figures, FormLayout layout) =>
        new(layout, [.. figures.Split(' ').Select(long.Parse)]);
}

/// <summary>An accepted document whose figures are to be counted.</summary>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Version">Its version.</param>
/// <param name="DecidedAt">When it was accepted, UTC.</param>
/// <param name="BeritaAcara">Number of its berita acara.</param>
/// <param name="Figures">Its total.</param>
/// <param name="Explained">Its explained figures, and those of every area below.</param>
public sealed record CountedDocument(
    string Hash,
    int Version,
    DateTimeOffset DecidedAt,
    string? BeritaAcara,
    Figures Figures,
    IReadOnlyList<ExplainedFigure> Explained
);
