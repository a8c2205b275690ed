using Azure;
using Azure.Data.Tables;
using Pleno.Intake;

namespace Pleno.Storage;

/// <summary>
/// The index of documents that are to be judged again. A document is on it before the message that asks for it is sent and until it was judged, so that
/// a message which is lost, or held by a host that was killed, delays nothing longer than a sweep.
/// </summary>
public sealed class OpenCheckStore(TableServiceClient tables, TimeProvider time)
{
    private const string Partition = "~to-check";
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DocumentsTable);

    /// <summary>Puts a document on the index. Also where it is on it already: whoever is judging it may have read what has changed since.</summary>
    public Task AddAsync(DocumentId id, CancellationToken cancellationToken) =>
        _table.UpsertEntityAsync(
            new TableEntity(Partition, id.ToString()) { ["Since"] = time.GetUtcNow() },
            TableUpdateMode.Replace,
            cancellationToken
        );

    /// <summary>The document as it is on the index; null when it is not.</summary>
    public async Task<OpenCheck?> FindAsync(DocumentId id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition, id.ToString(), cancellationToken) is { } row ? FromRow(row) : null;

    /// <summary>Every document that is to be judged again.</summary>
    public async Task<IReadOnlyList<OpenCheck>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _table.ListAsync(Partition, "", cancellationToken)).Select(FromRow)];

    /// <summary>Takes a document off the index, unless it was put on it again since it was read.</summary>
    public async Task CloseAsync(OpenCheck check, CancellationToken cancellationToken)
    {
        try
        {
            await _table.DeleteEntityAsync(Partition, check.Id.ToString(), check.ETag, cancellationToken);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // It is to be judged once more; the message or the next sweep asks for it.
        }
    }

    /// <summary>Takes off what a message asks for that failed every attempt: it waits for an operator, not for a sweep.</summary>
    public async Task SetAsideAsync(string message, CancellationToken cancellationToken)
    {
        if (
            CheckRequest.TryParse(message) is CheckRequest.Document document
            && await FindAsync(document.Id, cancellationToken) is { } check
        )
        {
            await CloseAsync(check, cancellationToken);
        }
    }

    /// <summary>Puts on again what was set aside with its message.</summary>
    public async Task PutBackAsync(string message, CancellationToken cancellationToken)
    {
        if (CheckRequest.TryParse(message) is CheckRequest.Document document)
        {
            await AddAsync(document.Id, cancellationToken);
        }
    }

    private static OpenCheck FromRow(TableEntity row) =>
        new(DocumentId.Parse(row.RowKey), row.GetDateTimeOffset("Since") ?? default, row.ETag);
}

/// <summary>A document that is to be judged again.</summary>
/// <param name="Id">The document.</param>
/// <param name="Since">When it was last asked for, UTC.</param>
/// <param name="ETag">The row's ETag.</param>
public sealed record OpenCheck(DocumentId Id, DateTimeOffset Since, ETag ETag);
