using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board;
using Pleno.Board.Json;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>The contests that somebody may see, as JSON.</summary>
public sealed class ListContests(ReadBoard board, Doorkeeper doorkeeper)
{
    [Function(nameof(ListContests))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeeContests, AccessTarget.None);
        return admission.Refusal is { } refusal
            ? Answers.ProblemOf(request, refusal)
            : Answers.Json(
                request,
                ContestAnswers.Of(await board.ContestsAsync(admission.Principal!, cancellationToken))
            );
    }
}
