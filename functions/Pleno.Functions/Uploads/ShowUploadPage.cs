using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads.Pages;

namespace Pleno.Functions.Uploads;

/// <summary>The page on which files are sent: <c>?to=gubernur-64-2024/6472</c>.</summary>
public sealed class ShowUploadPage(ReadUploadPage read, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowUploadPage))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "upload")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.SeeContests, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var to = request.Query["to"].ToString();
        var model = await read.FindAsync(admission.Principal!, to, cancellationToken);
        return model is null
            ? await answers.RefusalAsync(request, StatusCodes.Status403Forbidden)
            : await answers.PageAsync<UploadPage>(request, admission.Principal, nameof(UploadPage.Model), model);
    }
}
