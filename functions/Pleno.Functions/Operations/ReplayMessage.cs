using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Notices.Poison;
using Pleno.Pages;

namespace Pleno.Functions.Operations;

/// <summary>Puts a message that failed every attempt back into its queue, once.</summary>
public sealed class ReplayMessage(ReplayPoison replay, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ReplayMessage))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "poison/{id}/replay")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.ReplayPoison, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var id = request.RouteValues["id"] as string ?? "";
        return await replay.RunAsync(id, cancellationToken) is { } message
            ? Answers.Changed(request, new ReplayAnswer(message.Id), ReplayAnswer.PageOf(message.Id))
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
