using System.Diagnostics;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>
/// Runs a timer function on one host at a time, never twice at once. The clock may be a scenario's and jump,
/// so nothing sleeps until the next run: the clock is read again every few hundred real milliseconds.
/// </summary>
internal sealed partial class TimerListener(
    FunctionDescriptor function,
    TimerSchedule schedule,
    BlobContainerClient hostContainer,
    string hostId,
    FunctionInvoker invoker,
    TimeProvider clock,
    ILogger logger
) : IListener
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan RetryLock = TimeSpan.FromSeconds(1);

    private readonly TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.Trigger;
    private readonly bool monitored =
        ((TimerTriggerAttribute)function.Trigger).UseMonitor && schedule.IsMonitorable(clock.GetUtcNow());
    private readonly BlobClient statusBlob = hostContainer.GetBlobClient(
        $"timers/{hostId}/{BlobFunction.IdOf(function)}/status"
    );
    private readonly SingletonLock singleton = new(
        hostContainer.GetBlobClient($"locks/{hostId}/{BlobFunction.IdOf(function)}.Listener")
    );

    private bool ranOnStartup;

    public async Task RunAsync(HostLifetime lifetime)
    {
        while (!lifetime.Stopping.IsCancellationRequested)
        {
            try
            {
                await hostContainer.CreateIfNotExistsAsync(cancellationToken: lifetime.Stopping);
                if (await singleton.TryAcquireAsync(lifetime.Stopping))
                {
                    await TickWhileHeldAsync(lifetime);
                }
                else
                {
                    await Task.Delay(RetryLock, lifetime.Stopping);
                }
            }
            catch (OperationCanceledException) when (lifetime.Stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (StorageFault.Is(fault))
            {
                Log.StorageFailed(logger, fault, function.Name);
                await Task.Delay(RetryLock, CancellationToken.None);
            }
        }
    }

    private async Task TickWhileHeldAsync(HostLifetime lifetime)
    {
        try
        {
            var due = await StartAsync(lifetime);
            var renewed = Stopwatch.GetTimestamp();
            while (!lifetime.Stopping.IsCancellationRequested)
            {
                var now = clock.GetUtcNow();
                if (now >= due)
                {
                    await RunOnceAsync(isPastDue: false, lifetime);
                    now = clock.GetUtcNow();
                }

                // Always from now: a clock set back must not leave the timer waiting for a day far ahead.
                due = schedule.Next(now);
                await Task.Delay(Poll, lifetime.Stopping);
                if (Stopwatch.GetElapsedTime(renewed) > SingletonLock.RenewEvery)
                {
                    if (!await singleton.RenewAsync(lifetime.Stopping))
                    {
                        return;
                    }

                    renewed = Stopwatch.GetTimestamp();
                }
            }
        }
        finally
        {
            await singleton.ReleaseAsync();
        }
    }

    /// <summary>Makes up once for whatever was missed while no host ran; returns when the timer is due next.</summary>
    private async Task<DateTimeOffset> StartAsync(HostLifetime lifetime)
    {
        var now = clock.GetUtcNow();
        if (monitored)
        {
            var status = await TimerStatus.ReadAsync(statusBlob, lifetime.Abort);
            if (status is null)
            {
                await new TimerStatus(default, schedule.Next(now), now).WriteAsync(statusBlob, lifetime.Abort);
            }
            else if (schedule.Next(status.Last == default ? status.LastUpdated : status.Last) <= now)
            {
                ranOnStartup = true;
                await RunOnceAsync(isPastDue: true, lifetime);
            }
        }

        if (trigger.RunOnStartup && !ranOnStartup)
        {
            ranOnStartup = true;
            await RunOnceAsync(isPastDue: false, lifetime);
        }

        return schedule.Next(clock.GetUtcNow());
    }

    private async Task RunOnceAsync(bool isPastDue, HostLifetime lifetime)
    {
        var status = monitored ? await TimerStatus.ReadAsync(statusBlob, lifetime.Abort) : null;
        var now = clock.GetUtcNow();
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = ToPublic(status) };
        var run = invoker.InvokeAsync(function, new TriggerData(info), lifetime.Abort);
        while (await Task.WhenAny(run, Task.Delay(SingletonLock.RenewEvery, CancellationToken.None)) != run)
        {
            await singleton.RenewAsync(lifetime.Abort);
        }

        // A failed run waits for its next time; one that a stop cut off is made up for at the next start.
        var outcome = (await run).Outcome;
        if (monitored && outcome != InvocationOutcome.Cancelled)
        {
            await new TimerStatus(now, schedule.Next(now), clock.GetUtcNow()).WriteAsync(statusBlob, lifetime.Abort);
        }
    }

    private static ScheduleStatus? ToPublic(TimerStatus? status) =>
        status is null
            ? null
            : new ScheduleStatus
            {
                Last = status.Last.UtcDateTime,
                Next = status.Next.UtcDateTime,
                LastUpdated = status.LastUpdated.UtcDateTime,
            };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "{Function}: the timer's lock or status cannot be reached now")]
        public static partial void StorageFailed(ILogger logger, Exception fault, string function);
    }
}
