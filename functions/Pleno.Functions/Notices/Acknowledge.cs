using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Pages;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>The page of a letter's link: looking shows, posting acknowledges. Anonymous, since the signed link is what is checked.</summary>
public sealed class Acknowledge(AcknowledgeNotice acknowledge, Answers answers)
{
    [Function(nameof(Acknowledge))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "acknowledge/{token}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var token = request.RouteValues["token"] as string ?? "";
        var isPost = HttpMethods.IsPost(request.Method);
        int? refusal =
            !isPost ? null
            : !FormTokens.IsOfThisSite(request) ? StatusCodes.Status403Forbidden
            : RequestBody.IsWithin(request, RequestBody.LargestForm) ? null
            : StatusCodes.Status413PayloadTooLarge;
        if (refusal is { } status)
        {
            return await answers.RefusalAsync(request, status);
        }

        var view = isPost
            ? await acknowledge.ConfirmAsync(token, cancellationToken)
            : await acknowledge.ShowAsync(token, cancellationToken);
        return view is null
            ? await answers.RefusalAsync(request, StatusCodes.Status404NotFound)
            : await answers.PageAsync<AcknowledgePage>(request, null, nameof(AcknowledgePage.View), view);
    }
}
