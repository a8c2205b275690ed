using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads;
using Pleno.Uploads.Permissions;

namespace Pleno.Functions.Uploads;

/// <summary>A page has sent every part of a file.</summary>
public sealed class CompleteFile(
    CompleteUpload complete,
    UploadPermissions permissions,
    Doorkeeper doorkeeper,
    Answers answers
)
{
    [Function(nameof(CompleteFile))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "uploads/complete")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var asked = await UploadBody.JsonAsync<CompletionRequest>(request, cancellationToken);
        var reading = permissions.Read(asked?.Permission ?? "");
        var genuine = reading as PermissionReading.Genuine;
        var admission = UploadDoor.Admit(doorkeeper, request, genuine?.Target);
        return admission.Refusal is { } refusal ? await answers.RefusalAsync(request, refusal)
            : UploadProblems.Of(reading, admission.Principal!.Id) is { } problem
                ? UploadAnswers.Of(request, StatusCodes.Status403Forbidden, problem)
            : UploadAnswers.Of(
                request,
                await complete.RunAsync(genuine!.Permission, genuine.Target, cancellationToken)
            );
    }
}
