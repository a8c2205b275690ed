using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Hosting;

namespace Pleno.Storage;

/// <summary>Makes the containers, queues and tables that are not there yet, before the first trigger runs. Not in Azure, where the template has made them.</summary>
public sealed class PrepareStorage(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await Task.WhenAll([
            .. StorageNames.Containers.Select(name =>
                blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            .. StorageNames.Queues.Select(name =>
                queues.GetQueueClient(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken)
            ),
            .. StorageNames.Tables.Select(name => tables.CreateTableIfNotExistsAsync(name, cancellationToken)),
        ]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
