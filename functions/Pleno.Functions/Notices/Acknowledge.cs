using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Language;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Pages;

namespace Pleno.Functions.Notices;

/// <summary>The page of a letter's link: looking shows, posting acknowledges. Anonymous, since the signed link is what is checked.</summary>
public sealed class Acknowledge(AcknowledgeNotice acknowledge, PageRenderer pages)
{
    [Function(nameof(Acknowledge))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "post", Route = "acknowledge/{token}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var token = request.RouteValues["token"] as string ?? "";
        var view = HttpMethods.IsPost(request.Method)
            ? await acknowledge.ConfirmAsync(token, cancellationToken)
            : await acknowledge.ShowAsync(token, cancellationToken);
        return view is null
            ? new NotFoundResult()
            : HtmlAnswer.Of(request, await pages.RenderAsync<AcknowledgePage>(nameof(AcknowledgePage.View), view));
    }
}
