using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Operations;
using Pleno.Pages;

namespace Pleno.Functions.Operations;

/// <summary>The letter of a preview, for the frame of its page.</summary>
public sealed class ShowPreviewLetter(PreviewLetter preview, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowPreviewLetter))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operations/preview/letter")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var admission = doorkeeper.Admit(request, AccessAction.PreviewLetter, AccessTarget.None);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var model = await preview.RunAsync(PreviewChoice.Read(request.Query), cancellationToken);
        return model.Letter is { } letter
            ? Answers.Sandboxed(request, letter.Html)
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
