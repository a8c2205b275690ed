using Azure.Data.Tables;
using Pleno.Contests;

namespace Pleno.Storage;

/// <summary>
/// The rows of a contest that are reckoned from the evidence, and so can be reckoned again: its configurations, its documents, the figures that stand with their sums, the
/// readiness reports, and the verdicts. What was told to whom is not among them: a letter that went out is a fact and follows from nothing.
/// </summary>
public sealed class ReckonedState(TableServiceClient tables)
{
    /// <summary>Columns that the storage writes by itself.</summary>
    private static readonly string[] OfTheStorage = ["odata.etag", "Timestamp"];

    /// <summary>Every such row of a contest, in the order of tables and keys.</summary>
    public async Task<IReadOnlyList<ReckonedRow>> ListAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var (below, end) = ($"{contest}|", $"{contest}|~~");
        (string Table, string Filter)[] asked =
        [
            (StorageNames.ContestsTable, TableClient.CreateQueryFilter($"PartitionKey eq {contest.ToString()}")),
            (
                StorageNames.ContestsTable,
                TableClient.CreateQueryFilter(
                    $"PartitionKey eq {ContestStore.Heads} and RowKey eq {contest.ToString()}"
                )
            ),
            (StorageNames.DocumentsTable, TableClient.CreateQueryFilter($"PartitionKey eq {contest.ToString()}")),
            (
                StorageNames.RecapsTable,
                TableClient.CreateQueryFilter($"PartitionKey ge {below} and PartitionKey lt {end}")
            ),
            (
                StorageNames.ReadinessTable,
                TableClient.CreateQueryFilter($"PartitionKey ge {below} and PartitionKey lt {end}")
            ),
        ];
        var rows = new List<ReckonedRow>();
        foreach (var (table, filter) in asked)
        {
            await foreach (
                var row in tables
                    .GetTableClient(table)
                    .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            )
            {
                if (table != StorageNames.ReadinessTable || ReadinessStore.IsReckoned(row.RowKey))
                {
                    rows.Add(new ReckonedRow(table, row));
                }
            }
        }

        return rows;
    }

    /// <summary>Writes a row where there is none, or in place of the one that was seen.</summary>
    /// <param name="row">The row as reckoned.</param>
    /// <param name="seen">The row that was there; null for none.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="Azure.RequestFailedException">The row was changed meanwhile; nothing is written.</exception>
    public Task WriteAsync(ReckonedRow row, ReckonedRow? seen, CancellationToken cancellationToken)
    {
        var table = tables.GetTableClient(row.Table);
        var written = new TableEntity(row.Entity.PartitionKey, row.Entity.RowKey);
        foreach (var (name, value) in row.Columns)
        {
            written[name] = value;
        }

        return seen is null
            ? table.AddEntityAsync(written, cancellationToken)
            : table.UpdateEntityAsync(written, seen.Entity.ETag, TableUpdateMode.Replace, cancellationToken);
    }

    internal static bool IsOfTheStorage(string column) => OfTheStorage.Contains(column, StringComparer.Ordinal);
}

/// <summary>A row that is reckoned from the evidence.</summary>
/// <param name="Table">Name of its table.</param>
/// <param name="Entity">The row.</param>
public sealed record ReckonedRow(string Table, TableEntity Entity)
{
    /// <summary>Where it stands: table, partition, row.</summary>
    public string Key => $"{Table} {Entity.PartitionKey} {Entity.RowKey}";

    /// <summary>Its columns but those that the storage writes.</summary>
    public IReadOnlyDictionary<string, object?> Columns { get; } =
        Entity
            .Where(column => !ReckonedState.IsOfTheStorage(column.Key))
            .ToDictionary(column => column.Key, column => (object?)column.Value, StringComparer.Ordinal);

    /// <summary>Names of the columns that are not the same, byte for byte.</summary>
    public IReadOnlyList<string> DifferencesTo(ReckonedRow other) =>
        [
            .. Columns
                .Keys.Union(other.Columns.Keys, StringComparer.Ordinal)
                .Where(name => !AreSame(Columns.GetValueOrDefault(name), other.Columns.GetValueOrDefault(name)))
                .Order(StringComparer.Ordinal),
        ];

    private static bool AreSame(object? one, object? other) =>
        one is byte[] bytes && other is byte[] others ? bytes.AsSpan().SequenceEqual(others) : Equals(one, other);
}
