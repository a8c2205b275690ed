using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>How urgent a notice is. What is not named here is urgent: a new kind must never be held back by accident.</summary>
public static class NoticeUrgency
{
    /// <summary>
    /// Whether it goes out at once whatever the hour and however many others its office just got. Not urgent are the routine of a count
    /// that goes well, and a reminder of what does not block. The document of the contest's own area is no routine.
    /// </summary>
    public static bool IsCritical(Notice notice) =>
        notice.Kind switch
        {
            NoticeKind.DocumentAccepted => notice.Facts is not DocumentFacts facts || facts.Area == notice.Contest.Area,
            NoticeKind.DocumentWaiting
            or NoticeKind.KejadianRecorded
            or NoticeKind.ScanAttached
            or NoticeKind.ScanWaiting
            or NoticeKind.Digest => false,
            NoticeKind.SituationDigest => notice.Facts is not SituationDigestFacts facts
                || facts.Areas.Any(area => area.Situation != AreaSituation.Aman),
            NoticeKind.Reminder => notice.Facts is not ReminderFacts { IsBlocking: false },
            _ => true,
        };

    /// <summary>Whether each office is asked to acknowledge it: what somebody must act upon.</summary>
    public static bool NeedsAcknowledgement(NoticeKind kind) =>
        kind
            is NoticeKind.StageReady
                or NoticeKind.StageNotReady
                or NoticeKind.StageChanged
                or NoticeKind.Incident
                or NoticeKind.GuardGap;
}
