using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Pleno.Local.Hosting;

/// <summary>
/// Clients by the name of a connection. Only connection strings: a stand-in on one machine has no identity to use.
/// The queue clients do not decode, so that a body which is not base64 is seen here and moved on as it came.
/// </summary>
internal sealed class StorageAccounts(AppSettings settings)
{
    public const string HostContainer = "azure-webjobs-hosts";

    public BlobServiceClient Blobs(string? connection = null) => new(settings.Connection(connection));

    public QueueServiceClient Queues(string? connection = null) =>
        new(settings.Connection(connection), new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None });

    public BlobContainerClient HostBlobs() => Blobs().GetBlobContainerClient(HostContainer);
}
