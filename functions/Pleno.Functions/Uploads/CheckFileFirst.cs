using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads;
using Pleno.Uploads.Checking;
using Pleno.Uploads.Permissions;

namespace Pleno.Functions.Uploads;

/// <summary>Checks a file without storing it: the body is the file, the query says whose it would be.</summary>
public sealed class CheckFileFirst(CheckFile check, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(CheckFileFirst))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "check")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var target = UploadTarget.OfQuery(request);
        var admission = UploadDoor.AdmitCheck(doorkeeper, request, target);
        if (admission.Refusal is { } refusal)
        {
            return await answers.RefusalAsync(request, refusal);
        }

        if (target is null || request.ContentType != "application/octet-stream")
        {
            return UploadAnswers.Of(request, StatusCodes.Status400BadRequest, UploadProblems.NotAFile);
        }

        var content = await UploadBody.FileAsync(request, cancellationToken);
        var name = request.Query["name"].ToString();
        return UploadAnswers.Of(
            request,
            await check.RunAsync(admission.Principal!.Id, target, name, content, cancellationToken)
        );
    }
}
