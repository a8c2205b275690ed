using System.Collections.Immutable;
using Azure.Data.Tables;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;

namespace Pleno.Storage;

/// <summary>
/// The figures that stand, one partition per parent area: a row per child and the row of their sum.
/// Both change in one transaction, so the sum is always that of the rows beside it and costs the same however many there are.
/// </summary>
public sealed class RecapStore(TableServiceClient tables, TimeProvider time)
{
    private const string SumRow = "sum";
    private const string ChildPrefix = "child|";

    /// <summary>Parent of a province, which has none.</summary>
    private const string Nation = "00";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.RecapsTable);

    /// <summary>Puts an accepted document's total in place of what stood for its area. The same document twice changes nothing.</summary>
    /// <returns>True when something changed.</returns>
    /// <exception cref="StorageConflictException">A sibling came in between; redo.</exception>
    public async Task<bool> ApplyAsync(
        ContestKey contest,
        AreaCode area,
        Figures figures,
        string documentHash,
        int version,
        CancellationToken cancellationToken
    )
    {
        var partition = Partition(contest, area.Parent);
        var child = await _table.FindAsync(partition, ChildPrefix + area, cancellationToken);
        if (child is not null && (child.GetString("Hash") == documentHash || child.GetInt32("Version") > version))
        {
            return false;
        }

        var sum = await _table.FindAsync(partition, SumRow, cancellationToken) ?? new TableEntity(partition, SumRow);
        var before = child is null ? Figures.Zero(figures.Layout) : Read(child, figures.Layout);
        var total = (sum.ContainsKey("Figures") ? Read(sum, figures.Layout) : Figures.Zero(figures.Layout))
            .Minus(before)
            .Plus(figures);
        Write(sum, total);
        child ??= new TableEntity(partition, ChildPrefix + area);
        Write(child, figures);
        child["Hash"] = documentHash;
        child["Version"] = version;
        child["AsOf"] = time.GetUtcNow();
        await _table.CommitAsync([child, sum], cancellationToken);
        return true;
    }

    /// <summary>What stands for one area; null when nothing is accepted.</summary>
    public async Task<AcceptedRecap?> FindAsync(Contest contest, AreaCode area, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition(contest.Key, area.Parent), ChildPrefix + area, cancellationToken) is { } row
            ? FromRow(row, new FormLayout(contest.Paslon))
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
        return [.. rows.Select(row => FromRow(row, layout))];
    }

    /// <summary>The children of a parent and their sum, in one partition read.</summary>
    public async Task<RollUp> ReadAsync(Contest contest, AreaCode parent, CancellationToken cancellationToken)
    {
        var layout = new FormLayout(contest.Paslon);
        var rows = await _table.ListAsync(Partition(contest.Key, parent), "", cancellationToken);
        var sum = rows.FirstOrDefault(row => row.RowKey == SumRow);
        return new RollUp(
            parent,
            rows.Where(row => row.RowKey != SumRow)
                .Select(row => FromRow(row, layout))
                .ToImmutableSortedDictionary(recap => recap.Area, recap => recap),
            sum is null ? null : Read(sum, layout)
        );
    }

    private static string Partition(ContestKey contest, AreaCode? parent) => $"{contest}|{parent?.Digits ?? Nation}";

    private static AcceptedRecap FromRow(TableEntity row, FormLayout layout) =>
        new(
            AreaCode.Parse(row.RowKey[ChildPrefix.Length..]),
            Read(row, layout),
            row.GetString("Hash"),
            row.GetInt32("Version") ?? 0,
            row.GetDateTimeOffset("AsOf") ?? default
        );

    private static void Write(TableEntity row, Figures figures) => row["Figures"] = string.Join(' ', figures.Values);

    private static Figures Read(TableEntity row, FormLayout layout) =>
        new(layout, [.. row.GetString("Figures").Split(' ').Select(long.Parse)]);
}
