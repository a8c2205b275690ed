using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Looking;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>The notices of a contest, as JSON in the order of their numbers.</summary>
public sealed class ListNotices(ReadNotices notices, NoticeDoor door)
{
    [Function(nameof(ListNotices))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests/{contest}/notices")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var entry = await door.AdmitAsync(request, cancellationToken);
        if (entry is not NoticeEntry.Granted granted)
        {
            return Answers.ProblemOf(request, ((NoticeEntry.Refused)entry).Status);
        }

        var query = NoticeQuery.Read(request.Query, out var wrong);
        if (wrong.Count > 0)
        {
            var detail = $"Tidak terbaca / cannot be read: {string.Join(", ", wrong)}";
            return Answers.ProblemOf(request, StatusCodes.Status400BadRequest, detail);
        }

        var asked = query with { After = query.After ?? 0 };
        var list = await notices.ListAsync(granted.Contest, granted.Scope, asked, cancellationToken);
        return Answers.Json(request, NoticeListAnswer.Of(list));
    }
}
