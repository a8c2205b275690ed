using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads;
using Pleno.Uploads.Permissions;

namespace Pleno.Functions.Uploads;

/// <summary>A page asks for the permission to send one file.</summary>
public sealed class PermitFile(PermitUpload permit, Doorkeeper doorkeeper, Answers answers)
{
    [Function(nameof(PermitFile))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "uploads")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var body = await UploadBody.JsonAsync<UploadRequest>(request, cancellationToken);
        var asked = body.Value;
        var target = UploadTarget.Of(asked?.Contest, asked?.Area, asked?.Stage, asked?.Office);
        var admission = UploadDoor.Admit(doorkeeper, request, target);
        return admission.Refusal is { } refusal ? await answers.RefusalAsync(request, refusal)
            : asked is null ? UploadAnswers.Of(request, body.Fault, UploadProblems.NotUnderstood)
            : target is null ? UploadAnswers.Of(request, StatusCodes.Status400BadRequest, UploadProblems.NotUnderstood)
            : UploadAnswers.Of(
                request,
                await permit.RunAsync(admission.Principal!.Id, target, asked, cancellationToken)
            );
    }
}
