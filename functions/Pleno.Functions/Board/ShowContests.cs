using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>The contests that somebody may see.</summary>
public sealed class ShowContests(ReadBoard board, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowContests))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "board")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeeContests, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var (principal, parameter) = (admission.Principal!, nameof(BoardIndex.Model));
        var model = await board.ContestsAsync(principal, cancellationToken);
        return await answers.PageAsync<BoardIndex>(request, principal, parameter, model);
    }
}
