using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads.Permissions;

namespace Pleno.Uploads.Checking;

/// <summary>Lets a request in whose body is a file to be checked.</summary>
public sealed class CheckDoor(CheckFile check, Doorkeeper doorkeeper, Answers answers)
{
    public async Task<IActionResult> RunAsync(HttpRequest request, CancellationToken cancellationToken)
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

        return await RequestBody.ReadAsync(request, CheckFile.LargestBody, cancellationToken) is { } content
            ? UploadAnswers.Of(
                request,
                await check.RunAsync(
                    admission.Principal!.Id,
                    target,
                    request.Query["name"].ToString(),
                    content,
                    cancellationToken
                )
            )
            : UploadAnswers.Of(request, StatusCodes.Status413PayloadTooLarge, UploadProblems.ToBeSentFirst);
    }
}
