using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pleno.Access;
using Pleno.Notices.Events;

namespace Pleno.Functions.Notices;

/// <summary>SendGrid posts what became of letters. Anonymous, since the signature over the raw bytes is what is checked.</summary>
public sealed class ReceiveDeliveryEvents(TakeDeliveryEvents takeIn)
{
    [Function(nameof(ReceiveDeliveryEvents))]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "sendgrid/events")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        var signature = request.Headers[WebhookSignature.SignatureHeader].ToString();
        var timestamp = request.Headers[WebhookSignature.TimestampHeader].ToString();
        // Without both there is nothing to check the body against, and it is not read.
        var isSigned = signature.Length > 0 && timestamp.Length > 0;
        var body = isSigned
            ? await RequestBody.ReadAsync(request, TakeDeliveryEvents.LargestPost, cancellationToken)
            : [];
        return body is null ? new StatusCodeResult(StatusCodes.Status413PayloadTooLarge)
            : await takeIn.RunAsync(signature, timestamp, body, cancellationToken) ? new OkResult()
            : new UnauthorizedResult();
    }
}
