using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board;
using Pleno.Board.Json;
using Pleno.Contests;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>What the board shows of one contest, as JSON.</summary>
public sealed class ShowContest(ReadBoard board, Doorkeeper doorkeeper)
{
    [Function(nameof(ShowContest))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests/{contest}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!ContestKey.TryParse(request.RouteValues["contest"] as string, out var key))
        {
            return Answers.ProblemOf(request, StatusCodes.Status404NotFound);
        }

        var admission = doorkeeper.Admit(request, AccessAction.SeeBoard, new AccessTarget(key.Area));
        return admission.Refusal is { } refusal ? Answers.ProblemOf(request, refusal)
            : await board.FindAsync(key, cancellationToken) is { } model
                ? Answers.Json(request, ContestAnswers.Of(model))
            : Answers.ProblemOf(request, StatusCodes.Status404NotFound);
    }
}
