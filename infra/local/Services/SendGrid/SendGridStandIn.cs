using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Pleno.Local.Services;

public sealed record SendGridStandInOptions
{
    public int Port { get; init; } = 8025;
    public required string ApiKey { get; init; }

    /// <summary>Holds the journal and the signing key.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Without one, no events are posted.</summary>
    public Uri? WebhookUrl { get; init; }

    /// <summary>Without one, letters are accepted and go nowhere.</summary>
    public MailCatcherAddress? MailCatcher { get; init; }

    /// <summary>Addresses that may send, as it tells whoever asks; it takes letters of others all the same.</summary>
    public IReadOnlyList<string> VerifiedSenders { get; init; } = ["pemberitahuan@pleno.example"];

    /// <summary>Faults by chance; none by default.</summary>
    public FaultPlan Faults { get; init; } = new();

    public TimeProvider Time { get; init; } = TimeProvider.System;
    public ILoggerFactory Logging { get; init; } = NullLoggerFactory.Instance;
}

/// <summary>
/// SendGrid on this machine, for development: speaks its v3 mail/send, its suppression lists and its event webhook, hands
/// letters to the mail catcher. What it accepted it finishes, across restarts and crashes. Tags in an address make it fail
/// (AddressFault), and so does a plan (FaultPlan).
/// </summary>
public sealed class SendGridStandIn : IAsyncDisposable
{
    // Above the 30 MB that are refused with SendGrid's own words.
    private const long MaxRequestBytes = 100 * 1024 * 1024;
    private readonly CancellationTokenSource stopping = new();
    private readonly WebApplication app;
    private readonly WebhookSigningKey key;
    private readonly MessageJournal journal;
    private readonly SuppressionLists lists;
    private readonly LetterCarrier carrier;
    private readonly EventPoster poster;
    private readonly RetryQueue letters;
    private readonly RetryQueue events;
    private Task running = Task.CompletedTask;
    private bool disposed;

    private SendGridStandIn(SendGridStandInOptions options)
    {
        Url = new Uri($"http://127.0.0.1:{options.Port}");
        key = WebhookSigningKey.LoadOrCreate(options.DataDirectory);
        journal = new MessageJournal(Path.Combine(options.DataDirectory, "messages"), options.Time);
        lists = new SuppressionLists(options.DataDirectory, options.Time);
        carrier = new LetterCarrier(options.MailCatcher, journal, lists);
        poster = new EventPoster(options.WebhookUrl, key, journal, lists, options.Time);
        var log = options.Logging.CreateLogger<RetryQueue>();
        events = new RetryQueue("Posting a message's events to the webhook", poster.PostAsync, log);
        letters = new RetryQueue("Handing a message to the mail catcher", CarryAsync, log);
        app = Build(options);
    }

    public Uri Url { get; }

    /// <summary>Base64 SubjectPublicKeyInfo; the same as long as the data folder is kept.</summary>
    public string PublicKeyBase64 => key.PublicKeyBase64;

    /// <summary>All messages ever accepted into this data folder, oldest first, read from disk.</summary>
    public IReadOnlyList<AcceptedMessage> Accepted => journal.ReadAll();

    /// <summary>How many messages it accepted since it started.</summary>
    public int AcceptedCount => journal.AcceptedCount;

    /// <summary>How many messages it accepted whose events are not all posted.</summary>
    public int UnfinishedCount => journal.Unfinished().Count;

    /// <summary>Returns when requests are answered; messages that an earlier run left unfinished go on in the background.</summary>
    /// <exception cref="LocalSetupException">The port is busy.</exception>
    public static async Task<SendGridStandIn> StartAsync(SendGridStandInOptions options, CancellationToken cancellation)
    {
        await PortCheck.WaitUntilFreeAsync([Port(options.Port)], PortCheck.DefaultPatience, cancellation);
        var standIn = new SendGridStandIn(options);
        try
        {
            await standIn.app.StartAsync(cancellation);
            standIn.GoOn();
            return standIn;
        }
        catch
        {
            await standIn.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        carrier.Dispose();
        poster.Dispose();
        key.Dispose();
        stopping.Dispose();
    }

    internal static WantedPort Port(int number)
    {
        return new WantedPort(number, "the SendGrid stand-in", "LocalServices__SendGridPort");
    }

    private void GoOn()
    {
        foreach (var fileName in journal.Unfinished())
        {
            letters.Add(fileName);
        }

        running = Task.WhenAll(letters.RunAsync(stopping.Token), events.RunAsync(stopping.Token));
    }

    private async Task CarryAsync(string fileName, CancellationToken cancellation)
    {
        await carrier.CarryAsync(fileName, cancellation);
        events.Add(fileName);
    }

    private WebApplication Build(SendGridStandInOptions options)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = MaxRequestBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(2));
        var built = builder.Build();
        var apiKey = new ApiKey(options.ApiKey);
        var endpoint = new MailSendEndpoint(
            apiKey,
            options.Faults,
            journal,
            letters.Add,
            options.Time,
            options.Logging.CreateLogger<MailSendEndpoint>()
        );
        built.MapPost("/v3/mail/send", endpoint.HandleAsync);
        new SuppressionEndpoint(apiKey, lists).Map(built);
        new SenderEndpoint(apiKey, options.VerifiedSenders).Map(built);
        return built;
    }

    // The default one would stop the stand-in at Ctrl+C, while the pipeline still hands over its last notices.
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken)
        {
            return Task.CompletedTask;
        }
    }
}
