using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Pleno.Recaps.Findings;

namespace Pleno.Storage;

/// <summary>Which version of which blob has been dealt with, to the end. What a sweep does not find here is done again.</summary>
public sealed class IntakeLog(TableServiceClient tables)
{
    private const string Handled = "~handled";
    private const string Refused = "~refused";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DocumentsTable);

    /// <summary>Marks this version of the blob as dealt with.</summary>
    /// <param name="path">Where it was uploaded: <c>container/blob</c>.</param>
    /// <param name="etag">The blob's ETag when it was read.</param>
    /// <param name="refusal">Set when the blob was refused before it became a document: wrong path, unknown contest or area.</param>
    /// <param name="configuration">The contest's configuration version at that time; empty when there was none.</param>
    public async Task MarkAsync(
        string path,
        string etag,
        Finding? refusal,
        string configuration,
        CancellationToken cancellationToken
    )
    {
        if (refusal is not null)
        {
            await _table.UpsertEntityAsync(
                ToRow(Refused, path, etag, refusal, configuration),
                TableUpdateMode.Replace,
                cancellationToken
            );
        }

        await _table.UpsertEntityAsync(
            ToRow(Handled, path, etag, refusal, configuration),
            TableUpdateMode.Replace,
            cancellationToken
        );
    }

    /// <summary>The mark of this version of the blob; null when it has not been dealt with.</summary>
    public async Task<IntakeMark?> FindAsync(string path, string etag, CancellationToken cancellationToken) =>
        await _table.FindAsync(Handled, KeyOf(path, etag), cancellationToken) is { } row ? FromRow(row) : null;

    /// <summary>The keys of every version of a blob that was dealt with.</summary>
    public async Task<IReadOnlySet<string>> ListHandledAsync(CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Handled}");
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var rows = _table.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken);
        await foreach (var row in rows)
        {
            keys.Add(row.RowKey);
        }

        return keys;
    }

    /// <summary>Every blob that was refused before it became a document.</summary>
    public async Task<IReadOnlyList<IntakeMark>> ListRefusedAsync(CancellationToken cancellationToken)
    {
        var rows = await _table.ListAsync(Refused, "", cancellationToken);
        return [.. rows.Select(FromRow)];
    }

    /// <summary>Forgets that the blob was refused, so that it is taken in again.</summary>
    public async Task ForgetAsync(IntakeMark mark, CancellationToken cancellationToken)
    {
        await _table.DeleteEntityAsync(Handled, mark.Key, cancellationToken: cancellationToken);
        await _table.DeleteEntityAsync(Refused, mark.Key, cancellationToken: cancellationToken);
    }

    private static TableEntity ToRow(string partition, string path, string etag, Finding? refusal, string configuration)
    {
        var row = new TableEntity(partition, KeyOf(path, etag)) { ["Path"] = path, ["Configuration"] = configuration };
        if (refusal is not null)
        {
            PackedJson.Set(row, "Refusal", refusal);
        }

        return row;
    }

    private static IntakeMark FromRow(TableEntity row) =>
        new(row.RowKey, row.GetString("Path"), PackedJson.Get<Finding>(row, "Refusal"), row.GetString("Configuration"));

    /// <summary>The key under which a version of a blob is kept.</summary>
    /// <param name="path">Where it was uploaded: <c>container/blob</c>.</param>
    /// <param name="etag">Its ETag.</param>
    public static string KeyOf(string path, string etag) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{path}\n{etag.Trim('"')}")));
}

/// <summary>What became of one version of a blob.</summary>
/// <param name="Key">Key of the mark.</param>
/// <param name="Path">Where it was uploaded: <c>container/blob</c>.</param>
/// <param name="Refusal">Why it never became a document; null when it did.</param>
/// <param name="Configuration">Configuration version at that time; empty when there was none.</param>
public sealed record IntakeMark(string Key, string Path, Finding? Refusal, string Configuration);
