using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>
/// No <paramref name="Poison"/> queue: a message that fails stays in its queue for ever, out of sight until its lease ends.
/// <paramref name="RetryDelay"/> is how long a message that failed stays out of sight; <paramref name="Lease"/>
/// how long one does while it is worked on, unless renewed.
/// </summary>
internal sealed record QueueRules(
    int BatchSize,
    int NewBatchThreshold,
    int MaxDequeueCount,
    bool Base64,
    TimeSpan RetryDelay,
    TimeSpan MaxPollingInterval,
    TimeSpan Lease,
    Func<QueueMessage, QueueClient>? Poison
);

/// <summary>Receives, hands over, and deletes, releases or poisons: the host's queue rules, for any handler.</summary>
internal sealed partial class QueueListener(
    QueueClient queue,
    QueueRules rules,
    Func<QueueMessage, CancellationToken, Task<bool>> handle,
    ILogger logger
) : IListener, IDisposable
{
    private readonly SemaphoreSlim nudge = new(0, 1);

    /// <summary>Polls now rather than at the end of the current wait: something was sent from this process.</summary>
    public void Nudge()
    {
        try
        {
            nudge.Release();
        }
        catch (SemaphoreFullException)
        {
            // A nudge is already waiting to be seen.
        }
    }

    public void Dispose() => nudge.Dispose();

    public async Task RunAsync(HostLifetime lifetime)
    {
        var running = new HashSet<Task>();
        var wait = QueueSettings.MinPollingInterval;
        while (!lifetime.Stopping.IsCancellationRequested)
        {
            running.RemoveWhere(task => task.IsCompleted);
            if (running.Count > rules.NewBatchThreshold)
            {
                await Task.WhenAny(running);
                continue;
            }

            var batch = await ReceiveAsync(lifetime.Abort);
            running.UnionWith(batch.Select(message => ProcessAsync(message, lifetime.Abort)).ToList());
            wait = batch.Length > 0 ? QueueSettings.MinPollingInterval : await WaitAsync(wait, lifetime.Stopping);
        }

        await Task.WhenAll(running);
    }

    /// <summary>Not cancelled by a stop: messages received by an abandoned call would be out of sight for a whole lease.</summary>
    private async Task<QueueMessage[]> ReceiveAsync(CancellationToken abort)
    {
        try
        {
            return await queue.ReceiveMessagesAsync(rules.BatchSize, rules.Lease, abort);
        }
        catch (RequestFailedException absent) when (absent.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // The trigger waits for its queue; creating it is the sender's affair.
            return [];
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            Log.Unreachable(logger, fault, queue.Name);
            return [];
        }
    }

    private async Task<TimeSpan> WaitAsync(TimeSpan wait, CancellationToken stopping)
    {
        try
        {
            var nudged = await nudge.WaitAsync(wait, stopping);
            return nudged ? QueueSettings.MinPollingInterval : Least(wait * 2, rules.MaxPollingInterval);
        }
        catch (OperationCanceledException)
        {
            return wait;
        }
    }

    private async Task ProcessAsync(QueueMessage message, CancellationToken abort)
    {
        try
        {
            if (Decode(message) is not { } decoded)
            {
                Log.NotBase64(logger, queue.Name, message.MessageId);
                await PoisonAsync(message, message.PopReceipt, abort);
            }
            else if (rules.Poison is not null && message.DequeueCount > rules.MaxDequeueCount)
            {
                await PoisonAsync(message, message.PopReceipt, abort);
            }
            else
            {
                await HandleAsync(message, decoded, abort);
            }
        }
        catch (Exception fault) when (StorageFault.Is(fault))
        {
            // The message comes back by itself when its lease ends.
            Log.NotSettled(logger, fault, queue.Name, message.MessageId);
        }
    }

    private async Task HandleAsync(QueueMessage message, QueueMessage decoded, CancellationToken abort)
    {
        var lease = new MessageLease(queue, message, rules.Lease, abort);
        bool succeeded;
        string popReceipt;
        try
        {
            succeeded = await handle(decoded, abort);
        }
        finally
        {
            popReceipt = await lease.EndAsync();
        }

        if (succeeded)
        {
            await queue.DeleteMessageAsync(message.MessageId, popReceipt, CancellationToken.None);
        }
        else if (rules.Poison is not null && message.DequeueCount >= rules.MaxDequeueCount)
        {
            await PoisonAsync(message, popReceipt, CancellationToken.None);
        }
        else if (rules.Poison is not null)
        {
            await queue.UpdateMessageAsync(
                message.MessageId,
                popReceipt,
                visibilityTimeout: rules.RetryDelay,
                cancellationToken: CancellationToken.None
            );
        }
    }

    /// <summary>Sent before deleted: a crash between the two leaves the message twice, never nowhere.</summary>
    private async Task PoisonAsync(QueueMessage message, string popReceipt, CancellationToken abort)
    {
        if (rules.Poison?.Invoke(message) is not { } poison)
        {
            return;
        }

        await poison.CreateIfNotExistsAsync(cancellationToken: abort);
        await poison.SendMessageAsync(message.MessageText, abort);
        await queue.DeleteMessageAsync(message.MessageId, popReceipt, abort);
        Log.Poisoned(logger, queue.Name, poison.Name, message.DequeueCount);
    }

    private QueueMessage? Decode(QueueMessage message)
    {
        if (!rules.Base64)
        {
            return message;
        }

        return DecodeBase64(message.MessageText) is { } body
            ? QueuesModelFactory.QueueMessage(
                message.MessageId,
                message.PopReceipt,
                body,
                message.DequeueCount,
                message.NextVisibleOn,
                message.InsertedOn,
                message.ExpiresOn
            )
            : null;
    }

    internal static BinaryData? DecodeBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? BinaryData.FromBytes(bytes.AsMemory(0, length))
            : null;
    }

    private static TimeSpan Least(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Queue}: cannot be read now")]
        public static partial void Unreachable(ILogger logger, Exception fault, string queue);

        [LoggerMessage(2, LogLevel.Warning, "{Queue}: message {Id} could not be settled and will come back")]
        public static partial void NotSettled(ILogger logger, Exception fault, string queue, string id);

        [LoggerMessage(3, LogLevel.Error, "{Queue}: message {Id} is not base64")]
        public static partial void NotBase64(ILogger logger, string queue, string id);

        [LoggerMessage(4, LogLevel.Error, "{Queue}: a message went to {Poison} after {Attempts} attempts")]
        public static partial void Poisoned(ILogger logger, string queue, string poison, long attempts);
    }
}
