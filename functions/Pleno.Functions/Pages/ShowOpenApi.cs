using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.OpenApi;
using Pleno.Pages;

namespace Pleno.Functions.Pages;

/// <summary>The OpenAPI document of everything that speaks JSON, for whoever is signed in.</summary>
public sealed class ShowOpenApi(Doorkeeper doorkeeper)
{
    [Function(nameof(ShowOpenApi))]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeeContests, AccessTarget.None);
        return admission.Refusal is { } refusal
            ? Answers.ProblemOf(request, refusal)
            : Answers.JsonText(request, ApiDocument.Text);
    }
}
