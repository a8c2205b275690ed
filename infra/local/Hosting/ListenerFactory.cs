using System.Text.RegularExpressions;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>Turns the enabled functions into listeners; what their arguments resolve to is checked here, before any work.</summary>
internal sealed partial class ListenerFactory(
    LocalHostOptions options,
    FunctionInvoker invoker,
    TimeProvider clock,
    ILoggerFactory loggers
)
{
    private const string PoisonSuffix = "-poison";
    private const int LongestQueueName = 63;

    private readonly StorageAccounts storage = new(options.Settings);

    public IReadOnlyList<IListener> Create() =>
        [.. Blobs(), .. Of(TriggerKind.Queue, Queue), .. Of(TriggerKind.Timer, Timer)];

    private List<T> Of<T>(TriggerKind kind, Func<FunctionDescriptor, T> create) =>
        [
            .. options
                .Functions.Functions.Where(x => x.Kind == kind && !options.Settings.IsDisabled(x.Name))
                .Select(function => Checked(function, create)),
        ];

    private static T Checked<T>(FunctionDescriptor function, Func<FunctionDescriptor, T> create)
    {
        try
        {
            return create(function);
        }
        catch (HostConfigurationException fault)
        {
            throw new FunctionRefusedException(function.Name, FunctionRefusal.IllegalArgument, fault.Message);
        }
    }

    private List<IListener> Blobs()
    {
        var functions = Of(TriggerKind.Blob, Blob);
        if (functions.Count == 0)
        {
            return [];
        }

        var logger = loggers.CreateLogger<BlobScanner>();
        var queue = new BlobTriggerQueue(
            functions,
            storage.Queues(),
            options,
            invoker,
            loggers.CreateLogger<BlobTriggerQueue>()
        );
        var scanners = functions.Select(function => new BlobScanner(
            function,
            new BlobReceipts(storage.HostBlobs(), options.HostId, function),
            queue,
            options.BlobScanInterval,
            logger
        ));
        return [queue, .. scanners];
    }

    private BlobFunction Blob(FunctionDescriptor function)
    {
        var trigger = (BlobTriggerAttribute)function.Trigger;
        var pattern = BlobPattern.Parse(options.Settings.Resolve(trigger.BlobPath));
        TokenNames.Require(function, pattern.Tokens);
        return new(
            function,
            pattern,
            storage.Blobs(trigger.Connection).GetBlobContainerClient(pattern.Container),
            storage.Queues(trigger.Connection).GetQueueClient(BlobTriggerQueue.PoisonName)
        );
    }

    private QueueListener Queue(FunctionDescriptor function)
    {
        var trigger = (QueueTriggerAttribute)function.Trigger;
        var name = options.Settings.Resolve(trigger.QueueName);
        if (!QueueName().IsMatch(name))
        {
            throw new HostConfigurationException($"'{name}' is no queue name.");
        }

        var account = storage.Queues(trigger.Connection);
        return new(
            account.GetQueueClient(name),
            Rules(PoisonOf(account, name)),
            async (message, abort) =>
            {
                object value = function.Parameter.ParameterType == typeof(string) ? message.Body.ToString() : message;
                var invocation = await invoker.InvokeAsync(function, new TriggerData(value), abort);
                return invocation.Outcome == InvocationOutcome.Succeeded;
            },
            loggers.CreateLogger<QueueListener>()
        );
    }

    private QueueRules Rules(QueueClient? poison)
    {
        var queues = options.Host.Queues;
        return new(
            queues.BatchSize,
            queues.Threshold,
            queues.MaxDequeueCount,
            queues.Base64,
            queues.VisibilityTimeout,
            queues.MaxPollingInterval,
            options.MessageLease,
            poison is null ? null : _ => poison
        );
    }

    private static QueueClient? PoisonOf(QueueServiceClient account, string name) =>
        name.EndsWith(PoisonSuffix, StringComparison.Ordinal) || name.Length + PoisonSuffix.Length > LongestQueueName
            ? null
            : account.GetQueueClient(name + PoisonSuffix);

    private TimerListener Timer(FunctionDescriptor function)
    {
        var expression = options.Settings.Resolve(((TimerTriggerAttribute)function.Trigger).Schedule);
        return new(
            function,
            TimerSchedule.Parse(expression),
            storage.HostBlobs(),
            options.HostId,
            invoker,
            clock,
            loggers.CreateLogger<TimerListener>()
        );
    }

    [GeneratedRegex(
        "^(?=.{3,63}$)[a-z0-9](-?[a-z0-9])*$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex QueueName();
}
