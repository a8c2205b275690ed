using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Notices.Poison;
using Pleno.Pages;

namespace Pleno.Functions.Operations;

/// <summary>What failed for good, as JSON.</summary>
public sealed class ShowPoison(ListPoison list, Doorkeeper doorkeeper)
{
    [Function(nameof(ShowPoison))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "poison")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeePoison, AccessTarget.None);
        return admission.Refusal is { } refusal
            ? Answers.ProblemOf(request, refusal)
            : Answers.Json(request, await list.RunAsync(cancellationToken));
    }
}
