using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Feed;
using Pleno.Pages;

namespace Pleno.Functions.Feed;

/// <summary>What happened in a contest after a number, as JSON: <c>?contest=gubernur-64-2024&amp;after=12&amp;most=100</c>.</summary>
public sealed class ShowFeed(FeedDoor door)
{
    [Function(nameof(ShowFeed))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "feed")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        await door.AskAsync(request, cancellationToken) switch
        {
            FeedOutcome.Told told => Answers.Json(request, told.Answer),
            FeedOutcome.Refused refused => Answers.ProblemOf(request, refused.Status, refused.Detail),
            var other => throw new InvalidOperationException($"No answer for {other}."),
        };
}
