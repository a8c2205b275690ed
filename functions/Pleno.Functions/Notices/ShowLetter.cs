using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Looking;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>The letter of a notice to one recipient (<c>?to=</c>), for the frame of the notice's page.</summary>
public sealed class ShowLetter(ReadNotices notices, NoticeDoor door, Answers answers)
{
    [Function(nameof(ShowLetter))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "board/{contest}/notices/{id}/letter")]
            HttpRequest request,
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
        return await notices.FindLetterAsync(contest, scope, id, to, cancellationToken) is { } copy
            ? Answers.Sandboxed(request, copy.Html)
            : await answers.RefusalAsync(request, StatusCodes.Status404NotFound);
    }
}
