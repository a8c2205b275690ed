using Pleno.Access;
using Pleno.Contests;
using Pleno.Notices.Looking;
using Pleno.Storage;

namespace Pleno.Feed;

/// <summary>Reads what happened in a contest after a number, as far as somebody may read. Writes nothing.</summary>
public sealed class ReadFeed(ContestStore contests, AuditStore audit, NoticeStore notices)
{
    /// <summary>How many are told without being asked otherwise.</summary>
    public const int UsualMost = 100;

    /// <summary>How many are told at most.</summary>
    public const int LargestMost = 500;

    /// <summary>The contest of whom none is named: the only one that the principal may see; null when there are several, or none.</summary>
    public async Task<ContestKey?> OnlyAsync(Principal principal, CancellationToken cancellationToken)
    {
        var seen = (await contests.ListAsync(cancellationToken)).Where(key =>
            AccessPolicy.Allows(principal, AccessAction.SeeBoard, new AccessTarget(key.Area))
        );
        return seen.Take(2).ToList() is [var only] ? only : null;
    }

    /// <summary>What happened; null when there is no such contest.</summary>
    public async Task<FeedAnswer?> RunAsync(
        Principal principal,
        ContestKey key,
        long after,
        int most,
        CancellationToken cancellationToken
    )
    {
        if (await contests.FindAsync(key, cancellationToken) is not { } contest)
        {
            return null;
        }

        var part = await audit.ListAfterAsync(key, after, most, cancellationToken);
        var scope = NoticeScope.Of(principal, contest);
        var items = new List<FeedItem>();
        foreach (var entry in part.Entries)
        {
            if (await MayReadAsync(scope, key, entry, cancellationToken))
            {
                items.Add(FeedLines.ItemOf(contest, entry));
            }
        }

        return new FeedAnswer(items, part.Entries.Count > 0 ? part.Entries[^1].Number : part.End);
    }

    /// <summary>What is about a notice is for whoever may see the notice; all else for whoever sees the board.</summary>
    private async Task<bool> MayReadAsync(
        NoticeScope scope,
        ContestKey contest,
        AuditEntry entry,
        CancellationToken cancellationToken
    )
    {
        if (FeedLines.NoticeOf(entry) is not { } about)
        {
            return true;
        }

        return FeedLines.KindOf(entry) is { } kind && scope.MayOperate(kind)
            || (
                !scope.IsEmpty
                && await notices.FindAsync(contest, about.Notice, cancellationToken) is { } notice
                && (about.Office is { } office ? scope.MaySee(notice.Kind, office) : scope.MaySee(notice))
            );
    }
}
