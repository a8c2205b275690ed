using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Looking;
using Pleno.Notices.Pages;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>The notices of a contest, as a page.</summary>
public sealed class ShowNotices(ReadNotices notices, NoticeDoor door, Answers answers)
{
    [Function(nameof(ShowNotices))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "board/{contest}/notices")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var entry = await door.AdmitAsync(request, cancellationToken);
        if (entry is not NoticeEntry.Granted granted)
        {
            return await answers.RefusalAsync(request, ((NoticeEntry.Refused)entry).Status);
        }

        var query = NoticeQuery.Read(request.Query, out var wrong);
        if (wrong.Count > 0)
        {
            return await answers.RefusalAsync(request, StatusCodes.Status400BadRequest);
        }

        var list = await notices.ListAsync(granted.Contest, granted.Scope, query, cancellationToken);
        return await answers.PageAsync<NoticeListPage>(request, granted.Principal, nameof(NoticeListPage.List), list);
    }
}
