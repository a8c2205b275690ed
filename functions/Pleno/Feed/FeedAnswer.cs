namespace Pleno.Feed;

/// <summary>What happened: a closed set of words for machines.</summary>
public enum FeedWhat
{
    ContestLoaded,
    ContestRefused,
    DocumentAccepted,
    DocumentCorrected,
    DocumentRejected,
    DocumentUnreadable,
    DocumentWaiting,
    DocumentNeedsExplanation,
    KejadianRecorded,
    KejadianRejected,
    DecreeAccepted,
    DecreeRejected,
    ScanAttached,
    ScanWaiting,
    ScanRejected,
    ReportReceived,
    ReportRefused,
    StageDecided,
    StageReady,
    StageReadyWithNotes,
    StageNotReady,
    NoticeRaised,
    NoticeAcknowledged,
    LetterReplayed,

    /// <summary>Something that has no word of its own yet.</summary>
    Other,
}

/// <summary>What happened in a contest after a number.</summary>
/// <param name="Items">What happened, in its order. A number that is missing is of what the asker may not read.</param>
/// <param name="Last">The number through which this answer reaches: ask with it as <c>after</c> for what follows.</param>
public sealed record FeedAnswer(IReadOnlyList<FeedItem> Items, long Last);

/// <summary>One thing that happened.</summary>
/// <param name="Number">Its number in the contest's audit trail, from 1.</param>
/// <param name="At">When it was noted, UTC.</param>
/// <param name="What">What happened.</param>
/// <param name="Subject">To what: area and hash of a document, key of a stage, id of a notice.</param>
/// <param name="Text">One line for people.</param>
public sealed record FeedItem(long Number, DateTimeOffset At, FeedWhat What, string Subject, FeedText Text);

/// <summary>A line in both languages.</summary>
/// <param name="Id">In Indonesian.</param>
/// <param name="En">In English.</param>
public sealed record FeedText(string Id, string En);
