using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Notices.Pages;
using Pleno.Notices.Verifying;
using Pleno.Pages;

namespace Pleno.Functions.Notices;

/// <summary>Anybody with a letter in hand asks whether its number and hash are genuine. Anonymous; no address is shown.</summary>
public sealed class Verify(VerifyNotice verify, VerificationLimit limit, Answers answers)
{
    [Function(nameof(Verify))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "verify")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var (number, code) = (request.Query["number"].ToString(), request.Query["code"].ToString());
        var isAsked = number.Length > 0 && code.Length > 0;
        if (isAsked && !limit.Admits(request.HttpContext.Connection.RemoteIpAddress?.ToString() ?? ""))
        {
            return await answers.RefusalAsync(request, StatusCodes.Status429TooManyRequests);
        }

        var answer = isAsked ? await verify.RunAsync(number, code, cancellationToken) : null;
        var question = new VerificationQuestion(number, code, answer);
        return await answers.PageAsync<VerifyPage>(request, null, nameof(VerifyPage.Question), question);
    }
}
