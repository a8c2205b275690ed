using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Pleno.Local.Services;

/// <summary>Posts a message's signed events to the webhook and closes its journal entry; throws until the webhook answers 2xx.</summary>
internal sealed class EventPoster(
    Uri? webhook,
    WebhookSigningKey key,
    MessageJournal journal,
    SuppressionLists lists,
    TimeProvider time
) : IDisposable
{
    // SendGrid posts at most 768 kB at once.
    private const int MaxBatchBytes = 700_000;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(10) };

    public async Task PostAsync(string fileName, CancellationToken cancellation)
    {
        var message = journal.ReadUnfinished(fileName);
        if (webhook is not null)
        {
            await PostForgedAsync(message, cancellation);
            JsonObject[] events = [.. DeliveryEvents.For(message, lists, time.GetUtcNow())];
            await PostAllAsync(events, cancellation);
            await PostAllAsync(DeliveryEvents.Repeated(events), cancellation);
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

    private async Task PostAllAsync(IEnumerable<JsonObject> events, CancellationToken cancellation)
    {
        foreach (var body in Batches(events))
        {
            using var response = await PostAsync(body, key, cancellation);
            response.EnsureSuccessStatusCode();
        }
    }

    // Whoever forges has a key of his own and does not care for the answer.
    private async Task PostForgedAsync(AcceptedMessage message, CancellationToken cancellation)
    {
        foreach (var body in Batches(DeliveryEvents.Forged(message, time.GetUtcNow())))
        {
            using var foreign = WebhookSigningKey.Foreign();
            using var response = await PostAsync(body, foreign, cancellation);
        }
    }

    private async Task<HttpResponseMessage> PostAsync(
        byte[] body,
        WebhookSigningKey signer,
        CancellationToken cancellation
    )
    {
        var timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook);
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Signature", signer.Sign(timestamp, body));
        request.Headers.Add("X-Twilio-Email-Event-Webhook-Timestamp", timestamp);
        return await http.SendAsync(request, cancellation);
    }
}
