using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Looking;
using Pleno.Notices.Pages;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>One notice with its letters and what became of them, as a page; <c>?to=</c> chooses the letter.</summary>
public sealed class ShowNotice(ReadNotices notices, NoticeDoor door, Answers answers)
{
    [Function(nameof(ShowNotice))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "board/{contest}/notices/{id}")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var entry = await door.AdmitAsync(request, cancellationToken);
        if (entry is not NoticeEntry.Granted granted)
        {
            return await answers.RefusalAsync(request, ((NoticeEntry.Refused)entry).Status);
        }

        var (contest, scope, to) = (granted.Contest, granted.Scope, request.Query["to"].ToString());
        var id = request.RouteValues["id"] as string ?? "";
        return await notices.FindPageAsync(contest, scope, id, to, cancellationToken) is { } model
            ? await answers.PageAsync<NoticePage>(request, granted.Principal, nameof(NoticePage.Model), model)
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
