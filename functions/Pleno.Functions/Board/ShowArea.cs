using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Board.Json;
using Pleno.Board.Recapitulation;
using Pleno.Pages;

namespace Pleno.Functions.Board;

/// <summary>The recapitulation of one area, as JSON.</summary>
public sealed class ShowArea(ReadArea area, Doorkeeper doorkeeper)
{
    [Function(nameof(ShowArea))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests/{contest}/areas/{area}")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (AreaAddress.Of(request) is not { } address)
        {
            return Answers.ProblemOf(request, StatusCodes.Status404NotFound);
        }

        var admission = doorkeeper.Admit(request, AccessAction.SeeArea, address.Target);
        return admission.Refusal is { } refusal ? Answers.ProblemOf(request, refusal)
            : await area.FindAsync(address.Contest, address.Area, request.Query["document"], cancellationToken)
                is { } model
                ? Answers.Json(request, AreaAnswers.Of(model))
            : Answers.ProblemOf(request, StatusCodes.Status404NotFound);
    }
}
