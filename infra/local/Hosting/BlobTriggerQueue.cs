using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>The internal queue between the scans and the blob functions, shared by all of them: it survives a crash.</summary>
internal sealed partial class BlobTriggerQueue : IListener, IDisposable
{
    public const string PoisonName = "webjobs-blobtrigger-poison";

    private readonly Dictionary<string, BlobFunction> functions;
    private readonly QueueClient queue;
    private readonly QueueListener listener;
    private readonly FunctionInvoker invoker;
    private readonly ILogger logger;

    public BlobTriggerQueue(
        IReadOnlyCollection<BlobFunction> functions,
        QueueServiceClient hostQueues,
        LocalHostOptions options,
        FunctionInvoker invoker,
        ILogger<BlobTriggerQueue> logger
    )
    {
        this.functions = functions.ToDictionary(function => function.Id);
        this.invoker = invoker;
        this.logger = logger;
        queue = hostQueues.GetQueueClient($"azure-webjobs-blobtrigger-{options.HostId}");

        // The host's own split of maxDegreeOfParallelism into a batch and a threshold.
        var degree = options.Host.Blobs.MaxDegreeOfParallelism;
        var batch = Math.Min(32, (degree + 1) / 2);
        var hostPoison = hostQueues.GetQueueClient(PoisonName);
        var rules = new QueueRules(
            batch,
            degree - batch,
            options.Host.Blobs.PoisonBlobThreshold,
            Base64: true,
            RetryDelay: TimeSpan.Zero,
            options.Host.Queues.MaxPollingInterval,
            options.MessageLease,
            Poison: message => PoisonFor(message) ?? hostPoison
        );
        listener = new(queue, rules, HandleAsync, logger);
    }

    public async Task RunAsync(HostLifetime lifetime) => await listener.RunAsync(lifetime);

    public void Dispose() => listener.Dispose();

    public async Task SendAsync(BlobFunction function, BlobItem blob, CancellationToken cancellation)
    {
        var message = new BlobTriggerMessage(
            "BlobTrigger",
            function.Id,
            $"{blob.Properties.BlobType ?? BlobType.Block}Blob",
            function.Pattern.Container,
            blob.Name,
            blob.Properties.ETag!.Value.ToString("H")
        );
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await queue.SendMessageAsync(message.ToBase64(), cancellation);
        listener.Nudge();
    }

    private async Task<bool> HandleAsync(QueueMessage received, CancellationToken abort)
    {
        if (BlobTriggerMessage.Read(received.Body) is not { } message)
        {
            return false;
        }

        if (!functions.TryGetValue(message.FunctionId, out var function))
        {
            Log.NoSuchFunction(logger, message.FunctionId);
            return true;
        }

        // A blob that is gone, or written again since, is dropped: the newer version has a message of its own.
        var blob = function.Container.GetBlobClient(message.BlobName);
        if (
            function.Pattern.Match(message.BlobName) is not { } tokens
            || await CurrentETagAsync(blob, abort) != message.ETag
        )
        {
            return true;
        }

        var invocation = await invoker.InvokeAsync(function.Descriptor, new TriggerData(blob, tokens), abort);
        return invocation.Outcome == InvocationOutcome.Succeeded;
    }

    private static async Task<string?> CurrentETagAsync(Azure.Storage.Blobs.BlobClient blob, CancellationToken abort)
    {
        try
        {
            BlobProperties properties = await blob.GetPropertiesAsync(cancellationToken: abort);
            return properties.ETag.ToString("H");
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>The poison message lies in the account of the trigger's own connection.</summary>
    private QueueClient? PoisonFor(QueueMessage message) =>
        QueueListener.DecodeBase64(message.MessageText) is { } body && BlobTriggerMessage.Read(body) is { } read
            ? functions.GetValueOrDefault(read.FunctionId)?.Poison
            : null;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A blob's message names {Function}, which is off or gone: dropped")]
        public static partial void NoSuchFunction(ILogger logger, string function);
    }
}
