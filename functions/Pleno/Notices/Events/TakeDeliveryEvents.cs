using Microsoft.Extensions.Logging;
using Pleno.Storage;

namespace Pleno.Notices.Events;

/// <summary>
/// Takes in what SendGrid posts: checks the signature over the raw bytes before anything else, stores the post whole, asks for it to be
/// looked at, and answers. SendGrid waits only so long, and a post that is answered is never posted again.
/// </summary>
public sealed partial class TakeDeliveryEvents(
    EventStore events,
    WorkQueues queues,
    WebhookSignature signature,
    ILogger<TakeDeliveryEvents> logger
)
{
    /// <summary>Largest post that is read, in bytes; SendGrid's own are of 768 kB at most.</summary>
    public const int LargestPost = 1024 * 1024;

    /// <returns>False when the signature is not SendGrid's; nothing was read or stored then.</returns>
    public async Task<bool> RunAsync(
        string? signatureHeader,
        string? timestamp,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        if (!signature.Verify(signatureHeader, timestamp, body))
        {
            Log.Forged(logger);
            return false;
        }

        var name = await events.KeepPostAsync(body, cancellationToken);
        await queues.ApplyEventsAsync(name, cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Delivery events with a signature that is not SendGrid's were refused")]
        public static partial void Forged(ILogger logger);
    }
}
