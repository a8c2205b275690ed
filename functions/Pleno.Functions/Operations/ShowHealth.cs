using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Operations;
using Pleno.Pages;

namespace Pleno.Functions.Operations;

/// <summary>How the pipeline is: all of it for operators, one word for everybody else. 503 when something that must run does not.</summary>
public sealed class ShowHealth(ReadHealth read, HealthWord word, Doorkeeper doorkeeper)
{
    [Function(nameof(ShowHealth))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (doorkeeper.Admit(request, AccessAction.SeeHealth, AccessTarget.None).Refusal is not null)
        {
            var said = await word.RunAsync(read, cancellationToken);
            return Answers.Json(request, said, CodeOf(said.Status));
        }

        var health = await read.RunAsync(cancellationToken);
        return Answers.Json(request, health, CodeOf(health.Status));
    }

    private static int CodeOf(HealthStatus status) =>
        status == HealthStatus.Failing ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
}
