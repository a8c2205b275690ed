using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Contests;
using Pleno.Notices.Timing;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>How the letters of a day fared, as JSON: <c>?day=2024-12-08</c>, today without it.</summary>
public sealed class ShowDeliveryFigures(ReadDeliveryFigures figures, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(ShowDeliveryFigures))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "contests/{contest}/notices/figures")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = request.Query["day"].ToString();
        var isDay = DateOnly.TryParseExact(
            asked,
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        );
        if (!ContestKey.TryParse(request.RouteValues["contest"] as string, out var key) || (asked.Length > 0 && !isDay))
        {
            return Answers.ProblemOf(request, StatusCodes.Status400BadRequest);
        }

        var admission = doorkeeper.Admit(request, AccessAction.SeeAllNotices, new AccessTarget(key.Area));
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var found = await figures.RunAsync(key, isDay ? day : null, cancellationToken);
        return found is null ? Answers.ProblemOf(request, StatusCodes.Status404NotFound) : Answers.Json(request, found);
    }
}
