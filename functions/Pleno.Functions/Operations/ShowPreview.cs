using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Operations;
using Pleno.Pages;

namespace Pleno.Functions.Operations;

/// <summary>The page on which an operator looks at the letter of a real event as any office would get it.</summary>
public sealed class ShowPreview(PreviewLetter preview, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowPreview))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operations/preview")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.PreviewLetter, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var model = await preview.RunAsync(PreviewChoice.Read(request.Query), cancellationToken);
        return await answers.PageAsync<PreviewPage>(request, admission.Principal, nameof(PreviewPage.Model), model);
    }
}
