using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pleno.Storage;

namespace Pleno.Tests.Platform;

/// <summary>Copies what the app keeps from one account to another, so that two hosts can each change their own.</summary>
internal static class StorageCopy
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task RunAsync(string from, string to)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var container in StorageNames.Containers)
        {
            await CopyAsync(new BlobContainerClient(from, container), new BlobContainerClient(to, container), keys);
        }

        foreach (var table in StorageNames.Tables)
        {
            await CopyAsync(new TableClient(from, table), new TableClient(to, table), keys);
        }
    }

    /// <param name="keys">Takes the key of each upload's mark before and after: it is made of the blob's ETag.</param>
    private static async Task CopyAsync(
        BlobContainerClient from,
        BlobContainerClient to,
        Dictionary<string, string> keys
    )
    {
        await to.CreateIfNotExistsAsync(cancellationToken: Token);
        await foreach (var blob in from.GetBlobsAsync(new GetBlobsOptions { Traits = BlobTraits.Metadata }, Token))
        {
            var content = await from.GetBlobClient(blob.Name).DownloadContentAsync(Token);
            var options = new BlobUploadOptions
            {
                Metadata = blob.Metadata,
                HttpHeaders = new BlobHttpHeaders { ContentType = blob.Properties.ContentType },
            };
            var copy = await to.GetBlobClient(blob.Name).UploadAsync(content.Value.Content, options, Token);
            keys[KeyOf(from, blob.Name, blob.Properties.ETag!.Value)] = KeyOf(from, blob.Name, copy.Value.ETag);
        }
    }

    private static string KeyOf(BlobContainerClient container, string name, ETag etag) =>
        IntakeLog.KeyOf($"{container.Name}/{name}", etag.ToString("G"));

    private static async Task CopyAsync(TableClient from, TableClient to, Dictionary<string, string> keys)
    {
        await to.CreateIfNotExistsAsync(Token);
        await foreach (var row in from.QueryAsync<TableEntity>(cancellationToken: Token))
        {
            row.RowKey = keys.GetValueOrDefault(row.RowKey, row.RowKey);
            await to.AddEntityAsync(row, Token);
        }
    }
}
