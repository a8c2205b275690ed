using System.Reflection;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Options;
using Pleno.Notices;
using Pleno.Readiness.Reminders;
using Pleno.Storage;

namespace Pleno.Operations;

/// <summary>Reads how the pipeline is: timers, queues, the oldest unfinished work. Writes nothing.</summary>
public sealed class ReadHealth(
    BlobServiceClient blobs,
    ContestStore contests,
    DocumentStore documents,
    DeliveryStore deliveries,
    ReadinessStore readiness,
    PoisonStore poison,
    SenderStore sender,
    IntakeLog intakeLog,
    WorkQueues queues,
    IOptions<ReminderOptions> options,
    TimeProvider time
)
{
    /// <summary>The timers, by the names of their functions.</summary>
    public static IReadOnlyList<string> Timers { get; } =
    ["SweepLostUploads", "CheckStageReadiness", "ReplayStuckNotices"];

    private static readonly string[] Uploads =
    [
        StorageNames.ConfigContainer,
        StorageNames.PlenaryContainer,
        StorageNames.ReadinessContainer,
    ];

    private static readonly string Version =
        typeof(ReadHealth).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "?";

    public async Task<HealthAnswer> RunAsync(CancellationToken cancellationToken)
    {
        var depths = await Task.WhenAll(StorageNames.Queues.Select(name => QueueAsync(name, cancellationToken)));
        var stop = await sender.FindAsync(cancellationToken);
        var found = new HealthAnswer(
            HealthStatus.Ok,
            [],
            time.GetUtcNow(),
            Version,
            await TimersAsync(cancellationToken),
            depths,
            new OldestWork(
                await OldestDocumentAsync(cancellationToken),
                await OldestLetterAsync(cancellationToken),
                await OldestUploadAsync(cancellationToken)
            ),
            (await poison.ListAllAsync(cancellationToken)).Count(message => message.ReplayedAt is null),
            stop is null ? null : new SenderStopAnswer(stop.Reason, stop.Since, stop.Until)
        );
        // The storage's own clock, since a rehearsal's runs ahead of it.
        return HealthRules.Judge(found, TimeProvider.System.GetUtcNow());
    }

    private async Task<QueueHealth> QueueAsync(string name, CancellationToken cancellationToken) =>
        new(name, await queues.DepthAsync(name, cancellationToken), StorageNames.PoisonQueues.Contains(name));

    private async Task<IReadOnlyList<TimerHealth>> TimersAsync(CancellationToken cancellationToken)
    {
        var runs = await readiness.ListRunsAsync(cancellationToken);
        var now = time.GetUtcNow();
        return
        [
            .. Timers.Select(name =>
                runs.TryGetValue(name, out var last)
                    ? new TimerHealth(
                        name,
                        last,
                        (long)(now - last).TotalSeconds,
                        now - last > options.Value.TimerSilentAfter
                    )
                    : new TimerHealth(name, null, null, false)
            ),
        ];
    }

    private async Task<DateTimeOffset?> OldestDocumentAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset? oldest = null;
        foreach (var contest in await contests.ListAsync(cancellationToken))
        {
            oldest = Earlier(oldest, await documents.FindOldestUnsettledAsync(contest, cancellationToken));
        }

        return oldest;
    }

    private async Task<DateTimeOffset?> OldestLetterAsync(CancellationToken cancellationToken)
    {
        DeliveryStatus[] unfinished = [DeliveryStatus.Queued, DeliveryStatus.Sending, DeliveryStatus.Unknown];
        DateTimeOffset? oldest = null;
        foreach (var contest in await contests.ListAsync(cancellationToken))
        {
            foreach (var letter in await deliveries.ListInAsync(contest, unfinished, cancellationToken))
            {
                oldest = Earlier(oldest, letter.ReplayedAt ?? letter.OpenedAt);
            }
        }

        return oldest;
    }

    /// <summary>When the oldest upload was written that was not dealt with, UTC; null when there is none.</summary>
    public async Task<DateTimeOffset?> OldestUploadAsync(CancellationToken cancellationToken)
    {
        var handled = await intakeLog.ListHandledAsync(cancellationToken);
        DateTimeOffset? oldest = null;
        foreach (var container in Uploads)
        {
            var there = blobs.GetBlobContainerClient(container).GetBlobsAsync(new GetBlobsOptions(), cancellationToken);
            await foreach (var blob in there)
            {
                var key = IntakeLog.KeyOf($"{container}/{blob.Name}", blob.Properties.ETag?.ToString("G") ?? "");
                oldest = handled.Contains(key) ? oldest : Earlier(oldest, blob.Properties.LastModified);
            }
        }

        return oldest;
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other < one ? other ?? one : one;
}

/// <summary>The status alone, for whoever may not see more: looked at once in a while, so that asking costs nothing.</summary>
public sealed class HealthWord(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Holds = TimeSpan.FromSeconds(30);
    private readonly SemaphoreSlim _one = new(1);
    private HealthStatus _status;
    private long? _since;

    /// <param name="read">Reads the health.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<HealthWordAnswer> RunAsync(ReadHealth read, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_since is not { } since || time.GetElapsedTime(since) >= Holds)
            {
                _status = (await read.RunAsync(cancellationToken)).Status;
                _since = time.GetTimestamp();
            }

            return new HealthWordAnswer(_status);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
