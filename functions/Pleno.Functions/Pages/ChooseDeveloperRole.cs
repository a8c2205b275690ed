using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;

namespace Pleno.Functions.Pages;

/// <summary>The one at this machine has chosen a role. Not there in Azure.</summary>
public sealed class ChooseDeveloperRole(PrincipalReader principals, FormTokens tokens, Answers answers)
{
    [Function(nameof(ChooseDeveloperRole))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "developer")] HttpRequest request
    )
    {
        if (!principals.IsChosen(request))
        {
            return await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
        }

        return (RequestBody.FaultOfForm(request) ?? tokens.RefusalOf(request, principals.Of(request)?.Id ?? ""))
                is { } refusal
                ? await answers.RefusalAsync(request, refusal)
            : Grant.Parse(request.Form["grant"].ToString()) is { } grant ? Choose(request, grant)
            : await answers.RefusalAsync(request, StatusCodes.Status400BadRequest);
    }

    private static LocalRedirectResult Choose(HttpRequest request, Grant grant)
    {
        var cookie = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict };
        request.HttpContext.Response.Cookies.Append(PrincipalReader.DeveloperCookie, $"{grant}", cookie);
        return new LocalRedirectResult("/api/board");
    }
}
