using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>
/// Stops every sender when the mail service refuses our key or our sender: trying the next letter would only burn the queue. From time to
/// time one letter is let through; when it is taken, all go out again.
/// </summary>
public sealed partial class SenderGate(
    SenderStore store,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<SenderGate> logger
)
{
    /// <summary>How long an open gate is taken for open without looking: a read of storage less per letter.</summary>
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(5);

    private long? _seenOpen;

    /// <summary>Until when letters rest, UTC; null when this one may go.</summary>
    public async Task<DateTimeOffset?> ClosedUntilAsync(CancellationToken cancellationToken)
    {
        if (_seenOpen is { } seen && time.GetElapsedTime(seen) < Trust)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var next = now + options.Value.ProbeEvery;
        if (await store.FindAsync(cancellationToken) is not { } stop)
        {
            _seenOpen = time.GetTimestamp();
            return null;
        }

        _seenOpen = null;
        return stop.Until > now ? stop.Until
            : await store.TryProbeAsync(next, now, cancellationToken) ? null
            : next;
    }

    /// <summary>The mail service takes no letter from us.</summary>
    /// <returns>The stop, with the time since when it is so: the same until letters go out again.</returns>
    public async Task<SenderStop> CloseAsync(string reason, CancellationToken cancellationToken)
    {
        _seenOpen = null;
        var now = time.GetUtcNow();
        Log.Stopped(logger, reason);
        return await store.StopAsync(new SenderStop(reason, now, now + options.Value.ProbeEvery), cancellationToken);
    }

    /// <summary>The mail service took a letter.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_seenOpen is null)
        {
            await store.ResumeAsync(cancellationToken);
            _seenOpen = time.GetTimestamp();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Critical, "The mail service takes no letter from us: {Reason}; the sender is stopped")]
        public static partial void Stopped(ILogger logger, string reason);
    }
}
