using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Operations;
using Pleno.Pages;

namespace Pleno.Functions.Operations;

/// <summary>What operators look at: health, what failed for good, how letters fare.</summary>
public sealed class ShowOperations(ReadOperations read, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowOperations))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operations")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeePoison, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var replayed = request.Query["replayed"].ToString() is { Length: > 0 and < 400 } id ? id : null;
        var (principal, model) = (admission.Principal, await read.RunAsync(replayed, cancellationToken));
        return await answers.PageAsync<OperationsPage>(request, principal, nameof(OperationsPage.Model), model);
    }
}
