using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Contests;
using Pleno.Notices.Timing;

namespace Pleno.Functions.Notices;

/// <summary>How the letters of a day fared, as JSON: <c>?day=2024-12-08</c>, today without it.</summary>
public sealed class ShowDeliveryFigures(ReadDeliveryFigures figures)
{
    [Function(nameof(ShowDeliveryFigures))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "notices/{contest}/figures")] HttpRequest request,
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
            return new BadRequestResult();
        }

        var found = await figures.RunAsync(key, isDay ? day : null, cancellationToken);
        return found is null ? new NotFoundResult() : new OkObjectResult(found);
    }
}
