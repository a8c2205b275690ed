using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pleno.Access;
using Pleno.Pages;
using Pleno.Uploads.Permissions;

namespace Pleno.Uploads;

/// <summary>Lets a request in that gives a permission back: it is ours, still good, of this account, and for what the account may still do.</summary>
public sealed class PermissionDoor(UploadPermissions permissions, Doorkeeper doorkeeper, Answers answers)
{
    /// <summary>Answers with what is then done with the file that was sent, or with why it is not.</summary>
    public async Task<IActionResult> RunAsync<T>(
        HttpRequest request,
        Func<UploadPermission, UploadTarget, CancellationToken, Task<UploadOutcome<T>>> doAsync,
        CancellationToken cancellationToken
    )
    {
        var body = await UploadBody.JsonAsync<CompletionRequest>(request, cancellationToken);
        var reading = permissions.Read(body.Value?.Permission ?? "");
        var genuine = reading as PermissionReading.Genuine;
        var admission = UploadDoor.Admit(doorkeeper, request, genuine?.Target);
        return admission.Refusal is { } refusal ? await answers.RefusalAsync(request, refusal)
            : body.Value is null ? UploadAnswers.Of(request, body.Fault, UploadProblems.NotUnderstood)
            : UploadProblems.Of(reading, admission.Principal!.Id) is { } problem
                ? UploadAnswers.Of(request, StatusCodes.Status403Forbidden, problem)
            : UploadAnswers.Of(request, await doAsync(genuine!.Permission, genuine.Target, cancellationToken));
    }
}
