using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads;
using Pleno.Uploads.Following;

namespace Pleno.Functions.Uploads;

/// <summary>How far a document has come, as JSON.</summary>
public sealed class FollowDocument(FollowUpload follow, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(FollowDocument))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "uploads/{contest}/{area}/{sha256}")]
            HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var target = UploadTarget.OfRoute(request);
        var admission = UploadDoor.AdmitFollowing(doorkeeper, request, target);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        var hash = request.RouteValues["sha256"] as string ?? "";
        return target is not null && await follow.FindAsync(target, hash, cancellationToken) is { } state
            ? Answers.Json(request, state)
            : Answers.ProblemOf(request, StatusCodes.Status404NotFound);
    }
}
