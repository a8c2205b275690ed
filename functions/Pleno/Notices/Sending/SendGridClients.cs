using SendGrid;

namespace Pleno.Notices.Sending;

/// <summary>SendGrid's own client over an HttpClient that we own.</summary>
internal static class SendGridClients
{
    /// <summary>A client that answers every status and tries nothing again by itself.</summary>
    public static SendGridClient Create(HttpClient http, SendGridOptions options) =>
        new(
            http,
            new SendGridClientOptions
            {
                ApiKey = options.ApiKey,
                Host = options.Host,
                HttpErrorAsException = false,
            }
        );
}
