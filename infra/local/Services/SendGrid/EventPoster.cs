using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Pleno.Local.Services;

/// <summary>Posts a message's signed events to the webhook and closes its journal entry; throws until the webhook answers 2xx.</summary>
internal sealed class EventPoster(Uri? webhook, WebhookSigningKey key, MessageJournal journal, TimeProvider time)
    : IDisposable
{
    // SendGrid posts at most 768 kB at once.
    private const int MaxBatchBytes = 700_000;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task PostAsync(string fileName, CancellationToken cancellation)
    {
        var message = journal.ReadUnfinished(fileName);
        if (webhook is not null)
        {
            foreach (var body in Batches(DeliveryEvents.For(message, time.GetUtcNow())))
            {
                await PostBatchAsync(body, cancellation);
            }
        }

        journal.Complete(message);
    }

    public void Dispose()
    {
        http.Dispose();
    }

    internal static IEnumerable<byte[]> Batches(IEnumerable<JsonObject> events)
    {
        var batch = new StringBuilder();
        foreach (var text in events.Select(one => one.ToJsonString()))
        {
            if (batch.Length > 0 && batch.Length + text.Length > MaxBatchBytes)
            {
                yield return Close(batch);
                batch.Clear();
            }

            batch.Append(batch.Length == 0 ? "[" : ",\r\n").Append(text);
        }

        if (batch.Length > 0)
        {
            yield return Close(batch);
        }
    }

    // SendGrid's bodies end with CRLF after the array, and the signature covers it.
    private static byte[] Close(StringBuilder batch)
    {
        return Encoding.UTF8.GetBytes(batch.Append("]\r\n").ToString());
    }

    private async Task PostBatchAsync(byte[] body, CancellationToken cancellation)
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", key.Sign(timestamp, body));
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        using var response = await http.SendAsync(request, cancellation);
        response.EnsureSuccessStatusCode();
    }
}
