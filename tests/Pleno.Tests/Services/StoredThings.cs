using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Pleno.Tests.Services;

/// <summary>A blob, a queue message and a table row that a test writes and later looks for.</summary>
internal static class StoredThings
{
    public static async Task WriteAsync(string connection, string content)
    {
        var token = TestContext.Current.CancellationToken;
        var container = new BlobContainerClient(connection, "kept");
        await container.CreateAsync(cancellationToken: token);
        await container.UploadBlobAsync("blob", BinaryData.FromString(content), token);
        var queue = new QueueClient(connection, "kept");
        await queue.CreateAsync(cancellationToken: token);
        await queue.SendMessageAsync(content, token);
        var table = new TableClient(connection, "kept");
        await table.CreateAsync(token);
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Content"] = content }, token);
    }

    public static async Task<string[]> ReadAsync(string connection)
    {
        var token = TestContext.Current.CancellationToken;
        var blob = await new BlobClient(connection, "kept", "blob").DownloadContentAsync(token);
        var message = await new QueueClient(connection, "kept").PeekMessageAsync(token);
        var row = await new TableClient(connection, "kept").GetEntityAsync<TableEntity>(
            "p",
            "r",
            cancellationToken: token
        );
        return [blob.Value.Content.ToString(), message.Value.MessageText, row.Value.GetString("Content")];
    }
}
