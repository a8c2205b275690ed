using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Uploads;
using Pleno.Uploads.Checking;

namespace Pleno.Functions.Uploads;

/// <summary>Checks a file without taking it in: the body is the file and the query says whose it would be; or the body gives back the permission under which it was sent.</summary>
public sealed class CheckFileFirst(CheckFile check, CheckDoor door, PermissionDoor sent)
{
    [Function(nameof(CheckFileFirst))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check")] HttpRequest request,
        CancellationToken cancellationToken
    ) =>
        request.HasJsonContentType()
            ? sent.RunAsync(request, check.SentAsync, cancellationToken)
            : door.RunAsync(request, cancellationToken);
}
