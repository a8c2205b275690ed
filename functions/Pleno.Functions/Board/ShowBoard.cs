using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Board;
using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Functions.Board;

/// <summary>The board of one contest, or the list of contests.</summary>
public sealed class ShowBoard(ReadBoard board, PageRenderer pages)
{
    private const string Html = "text/html; charset=utf-8";

    [Function(nameof(ShowBoard))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "board/{contest?}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (request.RouteValues["contest"] is not string contest)
        {
            var overview = await board.OverviewAsync(cancellationToken);
            return new ContentResult
            {
                ContentType = Html,
                Content = await pages.RenderAsync<BoardIndex>(nameof(BoardIndex.Overview), overview),
            };
        }

        var model = ContestKey.TryParse(contest, out var key) ? await board.FindAsync(key, cancellationToken) : null;
        return model is null
            ? new NotFoundResult()
            : new ContentResult
            {
                ContentType = Html,
                Content = await pages.RenderAsync<BoardPage>(nameof(BoardPage.Model), model),
            };
    }
}
