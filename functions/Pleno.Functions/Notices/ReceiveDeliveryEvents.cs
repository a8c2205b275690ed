using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
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
        var body = await BinaryData.FromStreamAsync(request.Body, cancellationToken);
        var signature = request.Headers[WebhookSignature.SignatureHeader].ToString();
        var timestamp = request.Headers[WebhookSignature.TimestampHeader].ToString();
        var isGenuine = await takeIn.RunAsync(signature, timestamp, body.ToArray(), cancellationToken);
        return isGenuine ? new OkResult() : new UnauthorizedResult();
    }
}
