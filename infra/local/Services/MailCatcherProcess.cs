using System.Diagnostics;

namespace Pleno.Local.Services;

/// <summary>Ports of the mail catcher and the folder in which mails survive a restart; without a folder they do not.</summary>
public sealed record MailCatcherOptions
{
    public int SmtpPort { get; init; } = 1025;
    public int InboxPort { get; init; } = 1080;
    public string? DataDirectory { get; init; }
}

/// <summary>The mailbox of everybody on this machine: takes any letter over SMTP and shows it on a page; sends nothing on.</summary>
public sealed class MailCatcherProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReloadPatience = TimeSpan.FromSeconds(20);
    private readonly NodeProcess node;
    private readonly HttpClient http;

    private MailCatcherProcess(NodeProcess node, HttpClient http, MailCatcherOptions options)
    {
        this.node = node;
        this.http = http;
        InboxUrl = http.BaseAddress!;
        SmtpPort = options.SmtpPort;
        Client = new MailCatcherClient(http);
    }

    public Uri InboxUrl { get; }
    public int SmtpPort { get; }
    public MailCatcherClient Client { get; }

    /// <summary>After disposal: true when it ended by itself.</summary>
    public bool StoppedByItself => node.StoppedByItself;

    /// <summary>Returns when SMTP and the page answer and the mails of the last run are listed again.</summary>
    /// <exception cref="LocalSetupException">Node, a package or a port is missing, or the catcher ended while starting.</exception>
    public static async Task<MailCatcherProcess> StartAsync(
        MailCatcherOptions options,
        TextWriter log,
        CancellationToken cancellation
    )
    {
        await NodePackages.InRepository().EnsureInstalledAsync(log, cancellation);
        await PortCheck.WaitUntilFreeAsync(Ports(options), PortCheck.DefaultPatience, cancellation);
        var kept = CountKept(options.DataDirectory);
        var watch = Stopwatch.StartNew();
        var started = await NodeProcess.StartAsync(
            "The mail catcher",
            Arguments(options),
            [options.SmtpPort, options.InboxPort],
            log,
            cancellation
        );
        var catcher = new MailCatcherProcess(started, Http(options), options);
        await catcher.WaitForReloadAsync(kept, cancellation);
        log.WriteLine($"The mail catcher is ready: {catcher.InboxUrl} ({watch.Elapsed.TotalSeconds:0.0} s).");
        return catcher;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await node.DisposeAsync();
    }

    internal static IReadOnlyList<WantedPort> Ports(MailCatcherOptions options)
    {
        return
        [
            new(options.SmtpPort, "the mail catcher (SMTP)", "LocalServices__SmtpPort"),
            new(options.InboxPort, "the inbox page", "LocalServices__InboxPort"),
        ];
    }

    private static HttpClient Http(MailCatcherOptions options)
    {
        return new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{options.InboxPort}/") };
    }

    private static int CountKept(string? folder)
    {
        return folder is null ? 0 : Directory.CreateDirectory(folder).GetFiles("*.eml").Length;
    }

    // The catcher listens before it has read its folder; whoever then asks for a mail would be told that it never came.
    private async Task WaitForReloadAsync(int kept, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            while (!await Client.HasAtLeastAsync(kept, cancellation) && watch.Elapsed < ReloadPatience)
            {
                await Task.Delay(100, cancellation);
            }
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private static string[] Arguments(MailCatcherOptions options)
    {
        string[] always =
        [
            "node_modules/maildev/bin/maildev",
            "--smtp",
            $"{options.SmtpPort}",
            "--web",
            $"{options.InboxPort}",
            "--ip",
            "127.0.0.1",
            "--web-ip",
            "127.0.0.1",
            // Answers to pipelined commands are many small packets, each held back until the one before is acknowledged.
            "--hide-extensions",
            "PIPELINING",
        ];
        return options.DataDirectory is { } folder ? [.. always, "--mail-directory", Path.GetFullPath(folder)] : always;
    }
}
