using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>Has a letter sent that failed or outlived its use, under its old number.</summary>
public sealed class ReplayLetter(ReplayPoison replay, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ReplayLetter))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "post",
            Route = "contests/{contest}/notices/{id}/letters/{recipient}/replay"
        )]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.ReplayPoison, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var route = request.RouteValues;
        var letter = DeliveryId.TryParse($"{route["contest"]}|{route["id"]}|{route["recipient"]}");
        var isReplayed = letter is not null && await replay.LetterAsync(letter, cancellationToken);
        return isReplayed
            ? Answers.Changed(request, new ReplayAnswer($"{letter}"), ReplayAnswer.PageOf($"{letter}"))
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
