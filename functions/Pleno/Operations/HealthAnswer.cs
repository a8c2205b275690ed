namespace Pleno.Operations;

/// <summary>How the pipeline is.</summary>
public enum HealthStatus
{
    /// <summary>Nothing asks for anybody.</summary>
    Ok,

    /// <summary>It works, and something waits for somebody.</summary>
    Degraded,

    /// <summary>Something that must run does not.</summary>
    Failing,
}

/// <summary>The health of the pipeline, as whoever may not see more gets it.</summary>
/// <param name="Status">How it is.</param>
public sealed record HealthWordAnswer(HealthStatus Status);

/// <summary>The health of the pipeline.</summary>
/// <param name="Status">How it is, by all that follows.</param>
/// <param name="Reasons">Why it is not ok, one word each with what it is about; empty when it is.</param>
/// <param name="At">When it was looked at, UTC.</param>
/// <param name="Version">Version and commit of the app.</param>
/// <param name="Timers">The timers.</param>
/// <param name="Queues">The queues, those of poison among them.</param>
/// <param name="Oldest">The oldest unfinished work of every kind.</param>
/// <param name="Poison">Messages that failed every attempt and were not replayed.</param>
/// <param name="SenderStop">Why all letters rest; null while they go out.</param>
public sealed record HealthAnswer(
    HealthStatus Status,
    IReadOnlyList<string> Reasons,
    DateTimeOffset At,
    string Version,
    IReadOnlyList<TimerHealth> Timers,
    IReadOnlyList<QueueHealth> Queues,
    OldestWork Oldest,
    int Poison,
    SenderStopAnswer? SenderStop
);

/// <summary>When a timer last ran to its end.</summary>
/// <param name="Name">Name of its function.</param>
/// <param name="LastRun">When, UTC; null when it never did.</param>
/// <param name="AgeSeconds">How long ago, in seconds; null when it never did.</param>
/// <param name="IsLate">Whether that is too long ago.</param>
public sealed record TimerHealth(string Name, DateTimeOffset? LastRun, long? AgeSeconds, bool IsLate);

/// <summary>How much waits in a queue.</summary>
/// <param name="Name">Name of the queue.</param>
/// <param name="Depth">About how many messages.</param>
/// <param name="IsPoison">Whether messages end there that failed every attempt.</param>
public sealed record QueueHealth(string Name, int Depth, bool IsPoison);

/// <summary>Since when the oldest unfinished work waits, UTC; null where nothing does.</summary>
/// <param name="Document">A document whose consequences are not all stored.</param>
/// <param name="Letter">A letter that was not handed over yet, or whose fate nobody knows; one kept for a digest is not meant.</param>
/// <param name="Upload">A file that was uploaded and not taken in.</param>
public sealed record OldestWork(DateTimeOffset? Document, DateTimeOffset? Letter, DateTimeOffset? Upload);

/// <summary>Why all letters rest.</summary>
/// <param name="Reason">What the mail service said, without an address.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Until">When one letter is tried again, UTC.</param>
public sealed record SenderStopAnswer(string Reason, DateTimeOffset Since, DateTimeOffset Until);
