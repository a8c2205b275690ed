using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pleno.Tests.Services;

/// <summary>Plays our webhook: keeps what is posted, refuses the first posts if told to.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private int refusals;

    private WebhookReceiver(int port, int refusals)
    {
        this.refusals = refusals;
        Url = new Uri($"http://127.0.0.1:{port}/events");
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.MapPost("/events", TakeAsync);
    }

    public Uri Url { get; }
    public ConcurrentQueue<Posted> Posts { get; } = new();

    public IReadOnlyList<JsonElement> Events =>
        [.. Posts.SelectMany(post => JsonDocument.Parse(post.Body).RootElement.EnumerateArray())];

    public static async Task<WebhookReceiver> StartAsync(int port, int refusals = 0)
    {
        var receiver = new WebhookReceiver(port, refusals);
        await receiver.app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public ValueTask DisposeAsync()
    {
        return app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        if (Interlocked.Decrement(ref refusals) >= 0)
        {
            context.Response.StatusCode = 503;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers;
        Posts.Enqueue(
            new Posted(
                headers["X-Twilio-Email-Event-Webhook-Signature"].ToString(),
                headers["X-Twilio-Email-Event-Webhook-Timestamp"].ToString(),
                body.ToArray()
            )
        );
    }

    public sealed record Posted(string Signature, string Timestamp, byte[] Body)
    {
        public bool IsSignedWith(string publicKey)
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(publicKey), out _);
            byte[] signed = [.. Encoding.ASCII.GetBytes(Timestamp), .. Body];
            return key.VerifyData(
                signed,
                Convert.FromBase64String(Signature),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            );
        }
    }
}
