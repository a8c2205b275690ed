using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;

namespace Pleno.Tests.Hosting;

/// <summary>Names of one test's own in the shared Azurite, and the clients to play a producer with.</summary>
public sealed class Storage(string connectionString)
{
    private readonly string id = Guid.NewGuid().ToString("N")[..12];

    public string ConnectionString => connectionString;

    public string HostId => $"host-{id}";

    public string QueueName => $"work-{id}";

    public string OtherName => $"other-{id}";

    public string ContainerName => $"docs-{id}";

    public QueueClient Queue => Base64(QueueName);

    public QueueClient Other => Base64(OtherName);

    public QueueClient Poison => Raw($"{QueueName}-poison");

    public QueueClient BlobPoison => Raw("webjobs-blobtrigger-poison");

    public QueueClient Internal => Base64($"azure-webjobs-blobtrigger-{HostId}");

    public BlobContainerClient Container => new(connectionString, ContainerName);

    public BlobContainerClient Hosts => new(connectionString, "azure-webjobs-hosts");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private QueueClient Base64(string name) =>
        new(connectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    public QueueClient Raw(string name) => new(connectionString, name);

    public async Task SendAsync(string text, TimeSpan? delay = null)
    {
        await Queue.CreateIfNotExistsAsync(cancellationToken: Cancellation);
        await Queue.SendMessageAsync(text, delay, cancellationToken: Cancellation);
    }

    public async Task UploadAsync(string name, string content)
    {
        await Container.CreateIfNotExistsAsync(cancellationToken: Cancellation);
        await Container.GetBlobClient(name).UploadAsync(BinaryData.FromString(content), overwrite: true, Cancellation);
    }

    /// <summary>The first message of a poison queue that the test recognises, once it is there; it stays there.</summary>
    public static async Task<PeekedMessage> AwaitAsync(QueueClient queue, Func<PeekedMessage, bool> isOurs)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            if (await queue.ExistsAsync(Cancellation))
            {
                var messages = await queue.PeekMessagesAsync(32, Cancellation);
                if (messages.Value.FirstOrDefault(isOurs) is { } ours)
                {
                    return ours;
                }
            }

            await Task.Delay(100, Cancellation);
        }

        throw new TimeoutException($"Nothing arrived in {queue.Name}.");
    }

    public static async Task<int> CountAsync(QueueClient queue)
    {
        var properties = await queue.GetPropertiesAsync(Cancellation);
        return properties.Value.ApproximateMessagesCount;
    }
}
