using Microsoft.AspNetCore.Http;
using Pleno.Access;
using Pleno.Contests;
using Pleno.Pages;

namespace Pleno.Feed;

/// <summary>What came of asking for the feed.</summary>
public abstract record FeedOutcome
{
    private FeedOutcome() { }

    /// <summary>What happened.</summary>
    public sealed record Told(FeedAnswer Answer) : FeedOutcome;

    /// <summary>Not answered.</summary>
    /// <param name="Status">The status: 400, 401, 403, 404 or 429.</param>
    /// <param name="Detail">Why, Indonesian then English; null for the status's own phrase.</param>
    public sealed record Refused(int Status, string? Detail = null) : FeedOutcome;
}

/// <summary>Reads what is asked of the feed, and lets in whoever may see the contest's board.</summary>
public sealed class FeedDoor(ReadFeed feed, PrincipalReader principals, Doorkeeper doorkeeper)
{
    // Row keys of the trail have nine digits.
    private const long LargestNumber = 999_999_999;

    public async Task<FeedOutcome> AskAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeeContests, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return new FeedOutcome.Refused(refusal);
        }

        var principal = principals.Of(request)!;
        var (named, wrong) = (request.Query["contest"].ToString(), new List<string>());
        var after = Number("after", 0, LargestNumber);
        var most = Number("most", ReadFeed.UsualMost, ReadFeed.LargestMost);
        ContestKey? key = ContestKey.TryParse(named, out var parsed) ? parsed : null;
        if (wrong.Count > 0 || (key is null && named.Length > 0))
        {
            wrong.AddRange(key is null && named.Length > 0 ? ["contest"] : []);
            return Wrong($"Tidak terbaca / cannot be read: {string.Join(", ", wrong)}");
        }

        key ??= await feed.OnlyAsync(principal, cancellationToken);
        if (key is not { } contest)
        {
            return Wrong("Sebutkan pemilihan dengan ?contest= / name the contest with ?contest=");
        }

        return !AccessPolicy.Allows(principal, AccessAction.SeeBoard, new AccessTarget(contest.Area))
                ? new FeedOutcome.Refused(StatusCodes.Status403Forbidden)
            : await feed.RunAsync(principal, contest, after, (int)most, cancellationToken) is { } answer
                ? new FeedOutcome.Told(answer)
            : new FeedOutcome.Refused(StatusCodes.Status404NotFound);

        long Number(string name, long usual, long largest)
        {
            var text = request.Query[name].ToString();
            var number = text.Length == 0 ? usual : ApiWords.Number(text, largest);
            wrong.AddRange(number is null || (name == "most" && number == 0) ? [name] : []);
            return number ?? usual;
        }
    }

    private static FeedOutcome.Refused Wrong(string detail) => new(StatusCodes.Status400BadRequest, detail);
}
