using System.Diagnostics;

namespace Pleno.Local.Services;

/// <summary>Ports and data folder of an Azurite; without a folder it keeps everything in memory.</summary>
public sealed record AzuriteOptions
{
    public int BlobPort { get; init; } = 10000;
    public int QueuePort { get; init; } = 10001;
    public int TablePort { get; init; } = 10002;
    public string? DataDirectory { get; init; }

    /// <summary>Accounts besides the one that every Azurite has, with its key: what is in one is not in another.</summary>
    public IReadOnlyList<string> FurtherAccounts { get; init; } = [];
}

/// <summary>
/// Blobs, queues and tables on this machine. What was written is on disk once the process has stopped, gracefully or
/// because this process died; only a kill of Azurite itself can lose the last 5 s.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    // The account that every Azurite has, published by its makers; it opens nothing but an emulator.
    private const string Account = "devstoreaccount1";

    private const string Key =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly NodeProcess node;
    private readonly AzuriteOptions options;

    private AzuriteProcess(NodeProcess node, AzuriteOptions options)
    {
        this.node = node;
        this.options = options;
        ConnectionString = ConnectionTo(options);
    }

    public string ConnectionString { get; }

    public int ProcessId => node.Id;

    /// <summary>After disposal: true when it closed its databases and ended by itself.</summary>
    public bool StoppedByItself => node.StoppedByItself;

    /// <summary>Returns when blobs, queues and tables answer.</summary>
    /// <exception cref="LocalSetupException">Node, a package or a port is missing, or Azurite ended while starting.</exception>
    public static async Task<AzuriteProcess> StartAsync(
        AzuriteOptions options,
        TextWriter log,
        CancellationToken cancellation
    )
    {
        await NodePackages.InRepository().EnsureInstalledAsync(log, cancellation);
        await PortCheck.WaitUntilFreeAsync(Ports(options), PortCheck.DefaultPatience, cancellation);
        var watch = Stopwatch.StartNew();
        var started = await NodeProcess.StartAsync(
            "Azurite",
            Arguments(options),
            [options.BlobPort, options.QueuePort, options.TablePort],
            log,
            cancellation,
            Environment(options)
        );
        log.WriteLine($"Azurite is ready on port {options.BlobPort} ({watch.Elapsed.TotalSeconds:0.0} s).");
        return new AzuriteProcess(started, options);
    }

    /// <summary>The connection string of one of <see cref="AzuriteOptions.FurtherAccounts"/>.</summary>
    public string ConnectionStringOf(string account)
    {
        return ConnectionTo(options, account);
    }

    public ValueTask DisposeAsync()
    {
        return node.DisposeAsync();
    }

    internal static string ConnectionTo(AzuriteOptions options, string account = Account)
    {
        return $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{options.BlobPort}/{account};"
            + $"QueueEndpoint=http://127.0.0.1:{options.QueuePort}/{account};"
            + $"TableEndpoint=http://127.0.0.1:{options.TablePort}/{account};";
    }

    private static Dictionary<string, string> Environment(AzuriteOptions options)
    {
        IEnumerable<string> accounts = [Account, .. options.FurtherAccounts];
        return options.FurtherAccounts.Count == 0
            ? []
            : new() { ["AZURITE_ACCOUNTS"] = string.Join(';', accounts.Select(account => $"{account}:{Key}")) };
    }

    internal static IReadOnlyList<WantedPort> Ports(AzuriteOptions options)
    {
        return
        [
            new(options.BlobPort, "the blob storage", "LocalServices__BlobPort"),
            new(options.QueuePort, "the queue storage", "LocalServices__QueuePort"),
            new(options.TablePort, "the table storage", "LocalServices__TablePort"),
        ];
    }

    internal static IEnumerable<string> Arguments(AzuriteOptions options)
    {
        // Azurite 3.35 knows no API version as new as the SDK's, hence --skipApiVersionCheck.
        string[] always =
        [
            "node_modules/azurite/dist/src/azurite.js",
            "--silent",
            "--loose",
            "--skipApiVersionCheck",
            "--disableTelemetry",
            .. Listen("blob", options.BlobPort),
            .. Listen("queue", options.QueuePort),
            .. Listen("table", options.TablePort),
        ];
        return options.DataDirectory is { } data
            ? [.. always, "--location", Path.GetFullPath(data)]
            : [.. always, "--inMemoryPersistence"];
    }

    private static string[] Listen(string service, int port)
    {
        return [$"--{service}Host", "127.0.0.1", $"--{service}Port", $"{port}"];
    }
}
