using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Recaps.AfterDetermination;
using Pleno.Storage;

namespace Pleno.Readiness.Bulletins;

/// <summary>Tells once that the time for petitions to the Constitutional Court is over. Its beginning is told with the result.</summary>
public sealed class TellOfDisputeWindow(
    ContestStore contests,
    DocumentStore documents,
    ReadinessStore readiness,
    NoticeDesk notices,
    TimeProvider time
)
{
    /// <summary>The mark is of the contest, not of one of its stages.</summary>
    private const string NoStage = "~contest";
    private const string Key = "dispute-window";

    /// <summary>What was over for longer when the timer looks again is no news.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(7);

    public Task RunAsync(CancellationToken cancellationToken) =>
        contests.EachAsync(
            contest => TableRows.RedoOnConflictAsync(() => TellAsync(contest, cancellationToken)),
            cancellationToken
        );

    private async Task<bool> TellAsync(Contest contest, CancellationToken cancellationToken)
    {
        var area = contest.Key.Area;
        var marks = (await readiness.FindStandingAsync(contest.Key, NoStage, cancellationToken)).Marks;
        var before = marks.GetValueOrDefault(Key);
        if (before is null && NoticeRouting.RoutedTo(contest, NoticeKind.DisputeWindow, area, null).Count == 0)
        {
            return false;
        }

        var ofArea = await documents.ReadAreaAsync(contest.Key, area, cancellationToken);
        if (
            ofArea.StandingDecree is not { } hash
            || before?.Told.What == hash
            || await documents.FindDecreeAsync(new DocumentId(contest.Key, area, hash), cancellationToken)
                is not { } decree
        )
        {
            return false;
        }

        var window = DisputeWindow.After(decree.AnnouncedAt, contest.Zone, contest.Holidays.ToHashSet());
        var now = time.GetUtcNow();
        if (window.IsOpen(now) || !window.IsOpen(now - Recent))
        {
            return false;
        }

        var facts = new DisputeWindowFacts(contest.Areas.Find(area)?.Name ?? area.Digits, decree.Number, window);
        var happened = new NoticeEvent(NoticeKind.DisputeWindow, hash, area, [], facts)
        {
            Follows = before is null ? [] : [new EarlierNotice(NoticeKind.DisputeWindow, before.Told.What)],
        };
        await notices.RaiseAsync(contest, happened, cancellationToken);
        var mark = new Told(Key, hash, window.ClosesAt);
        await readiness.SaveToldAsync(contest.Key, NoStage, mark, before, cancellationToken);
        return true;
    }
}
