using Microsoft.Extensions.Logging;

namespace Pleno.Local.Services;

/// <summary>Storage, mailbox and SendGrid of one machine, started together and stopped together.</summary>
public sealed class LocalServices : IAsyncDisposable
{
    /// <summary>Opens nothing but the stand-in.</summary>
    public const string LocalApiKey = "SG.local";

    private readonly FileStream dataLock;
    private readonly ILoggerFactory logging;
    private readonly TimeProvider clock;
    private AzuriteProcess? azurite;
    private MailCatcherProcess? catcher;
    private SendGridStandIn? sendGrid;

    private LocalServices(FileStream dataLock, ILoggerFactory logging, TimeProvider clock)
    {
        this.clock = clock;
        this.dataLock = dataLock;
        this.logging = logging;
    }

    public string ConnectionString => azurite!.ConnectionString;
    public Uri InboxUrl => catcher!.InboxUrl;
    public int SmtpPort => catcher!.SmtpPort;
    public Uri SendGridUrl => sendGrid!.Url;
    public string SendGridApiKey { get; } = LocalApiKey;

    /// <summary>Base64 SubjectPublicKeyInfo: the key with which the webhook checks the events' signature.</summary>
    public string WebhookPublicKey => sendGrid!.PublicKeyBase64;

    /// <summary>The secret that signs the links in letters.</summary>
    public string LinkKey { get; private set; } = "";

    /// <summary>The inbox, for programs.</summary>
    public MailCatcherClient Inbox => catcher!.Client;

    /// <summary>The stand-in itself, for what it accepted.</summary>
    public SendGridStandIn SendGrid => sendGrid!;

    /// <summary>Returns when all three answer. When one fails, those already started are stopped.</summary>
    /// <param name="options">Ports, folders and faults.</param>
    /// <param name="progress">Where it tells what it is doing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <param name="clock">The clock of the mail service's events: a rehearsal's own, so that they happen in its time; null for the real one.</param>
    /// <exception cref="LocalSetupException">Something on this machine is in the way; it says what and what to do.</exception>
    public static async Task<LocalServices> StartAsync(
        LocalServicesOptions options,
        TextWriter progress,
        CancellationToken cancellation,
        TimeProvider? clock = null
    )
    {
        var writer = TextWriter.Synchronized(progress);
        var data = Path.GetFullPath(options.DataDirectory, RepositoryRoot.Find());
        var services = new LocalServices(TakeDataDirectory(data), LoggingTo(writer), clock ?? TimeProvider.System);
        try
        {
            await services.StartAllAsync(options, data, writer, cancellation);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    /// <summary>The storage alone, for a command that looks at what a run left behind.</summary>
    /// <param name="options">Ports and folders.</param>
    /// <param name="progress">Where it tells what it is doing.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="LocalSetupException">Something on this machine is in the way; it says what and what to do.</exception>
    public static async Task<LocalServices> StartStorageAsync(
        LocalServicesOptions options,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        var writer = TextWriter.Synchronized(progress);
        var data = Path.GetFullPath(options.DataDirectory, RepositoryRoot.Find());
        var services = new LocalServices(TakeDataDirectory(data), LoggingTo(writer), TimeProvider.System);
        try
        {
            services.azurite = await AzuriteProcess.StartAsync(Azurite(options, data), writer, cancellation);
            return services;
        }
        catch
        {
            await services.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The stand-in first, so that it does not retry against a catcher that has gone.
        await Task.WhenAll(StopMailAsync(), azurite?.DisposeAsync().AsTask() ?? Task.CompletedTask);
        logging.Dispose();
        await dataLock.DisposeAsync();
    }

    private async Task StopMailAsync()
    {
        if (sendGrid is not null)
        {
            await sendGrid.DisposeAsync();
        }

        if (catcher is not null)
        {
            await catcher.DisposeAsync();
        }
    }

    private async Task StartAllAsync(
        LocalServicesOptions options,
        string data,
        TextWriter progress,
        CancellationToken cancellation
    )
    {
        await NodePackages.InRepository().EnsureInstalledAsync(progress, cancellation);
        LinkKey = Services.LinkKey.LoadOrCreate(data);
        var storage = Azurite(options, data);
        var mail = Catcher(options, data);
        WantedPort[] ports =
        [
            .. AzuriteProcess.Ports(storage),
            .. MailCatcherProcess.Ports(mail),
            SendGridStandIn.Port(options.SendGridPort),
        ];
        await PortCheck.WaitUntilFreeAsync(ports, PortCheck.DefaultPatience, cancellation);
        await Task.WhenAll(StartStorageAsync(), StartMailAsync());

        async Task StartStorageAsync()
        {
            azurite = await AzuriteProcess.StartAsync(storage, progress, cancellation);
        }

        async Task StartMailAsync()
        {
            catcher = await MailCatcherProcess.StartAsync(mail, progress, cancellation);
            sendGrid = await SendGridStandIn.StartAsync(StandIn(options, data), cancellation);
        }
    }

    private static AzuriteOptions Azurite(LocalServicesOptions options, string data)
    {
        return new AzuriteOptions
        {
            BlobPort = options.BlobPort,
            QueuePort = options.QueuePort,
            TablePort = options.TablePort,
            DataDirectory = Path.Combine(data, "azurite"),
        };
    }

    private static MailCatcherOptions Catcher(LocalServicesOptions options, string data)
    {
        return new MailCatcherOptions
        {
            SmtpPort = options.SmtpPort,
            InboxPort = options.InboxPort,
            DataDirectory = Path.Combine(data, "mail"),
        };
    }

    private SendGridStandInOptions StandIn(LocalServicesOptions options, string data)
    {
        return new SendGridStandInOptions
        {
            Port = options.SendGridPort,
            ApiKey = LocalApiKey,
            DataDirectory = Path.Combine(data, "sendgrid"),
            WebhookUrl = options.WebhookUrl is { Length: > 0 } url ? new Uri(url) : null,
            MailCatcher = new MailCatcherAddress(catcher!.SmtpPort, catcher.InboxUrl),
            Faults = options.Faults,
            Logging = logging,
            Time = clock,
        };
    }

    private static FileStream TakeDataDirectory(string data)
    {
        return ExclusiveFile.TryTake(Path.Combine(data, "in-use.lock"))
            ?? throw new LocalSetupException(
                $"Another run of Pleno uses the data folder {data}.",
                $"End that run, or choose another folder with LocalServices__DataDirectory."
            );
    }

    private static ILoggerFactory LoggingTo(TextWriter writer)
    {
        return LoggerFactory.Create(builder => builder.AddProvider(new TextWriterLogging(writer)));
    }
}
