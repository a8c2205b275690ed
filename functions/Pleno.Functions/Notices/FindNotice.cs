using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Looking;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>One notice with its letters and receipts, as JSON.</summary>
public sealed class FindNotice(ReadNotices notices, NoticeDoor door)
{
    [Function(nameof(FindNotice))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests/{contest}/notices/{id:length(32)}")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var entry = await door.AdmitAsync(request, cancellationToken);
        if (entry is not NoticeEntry.Granted granted)
        {
            return Answers.ProblemOf(request, ((NoticeEntry.Refused)entry).Status);
        }

        var id = request.RouteValues["id"] as string ?? "";
        return await notices.FindAsync(granted.Contest, granted.Scope, id, cancellationToken) is { } view
            ? Answers.Json(request, NoticeDetailAnswer.Of(view))
            : Answers.ProblemOf(request, StatusCodes.Status404NotFound);
    }
}
