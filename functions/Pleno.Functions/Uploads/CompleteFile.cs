using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Uploads;
using Pleno.Uploads.Permissions;

namespace Pleno.Functions.Uploads;

/// <summary>A page has sent every part of a file.</summary>
public sealed class CompleteFile(CompleteUpload complete, PermissionDoor door)
{
    [Function(nameof(CompleteFile))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "uploads/complete")] HttpRequest request,
        CancellationToken cancellationToken
    ) => door.RunAsync(request, complete.RunAsync, cancellationToken);
}
