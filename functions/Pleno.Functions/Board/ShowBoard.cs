using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board;
using Pleno.Contests;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>The board of one contest.</summary>
public sealed class ShowBoard(ReadBoard board, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowBoard))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "board/{contest}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!ContestKey.TryParse(request.RouteValues["contest"] as string, out var key))
        {
            return await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
        }

        var admission = doorkeeper.Admit(request, AccessAction.SeeBoard, new AccessTarget(key.Area));
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var (principal, parameter) = (admission.Principal, nameof(BoardPage.Model));
        return await board.FindAsync(key, cancellationToken) is { } model
            ? await answers.PageAsync<BoardPage>(request, principal, parameter, model.SortedBy(request.Query["sort"]))
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
