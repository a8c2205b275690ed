using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;

namespace Pleno.Functions.Pages;

/// <summary>The page on which the one at this machine chooses a role. Not there in Azure.</summary>
public sealed class ShowDeveloperRoles(PrincipalReader principals, DeveloperChoices choices, Answers answers)
{
    [Function(nameof(ShowDeveloperRoles))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "developer")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        if (!principals.IsChosen(request))
        {
            return await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
        }

        var (principal, all) = (principals.Of(request), await choices.ListAsync(cancellationToken));
        return await answers.PageAsync<DeveloperPage>(request, principal, nameof(DeveloperPage.Choices), all);
    }
}
