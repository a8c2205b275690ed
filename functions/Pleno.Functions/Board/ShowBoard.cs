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
        return admission.Refusal is { } refusal ? await answers.RefusalAsync(request, refusal)
            : await board.FindAsync(key, cancellationToken) is { } model
                ? await answers.PageAsync<BoardPage>(request, admission.Principal, nameof(BoardPage.Model), model)
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
