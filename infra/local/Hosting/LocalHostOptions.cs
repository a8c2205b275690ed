namespace Pleno.Local.Hosting;

/// <summary>What the local host runs, and the few settings that have no place in host.json.</summary>
public sealed record LocalHostOptions
{
    public required FunctionCatalogue Functions { get; init; }

    public required HostSettings Host { get; init; }

    public required AppSettings Settings { get; init; }

    /// <summary>On the loopback addresses only; 0 picks a free one.</summary>
    public int Port { get; init; } = 7071;

    /// <summary>Names this app's receipts, locks and internal queue in the host storage: lower case letters, digits and dashes.</summary>
    public string HostId { get; init; } = "pleno-local";

    public TimeSpan BlobScanInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a message stays out of sight after a crash: it is renewed while its function runs.</summary>
    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a stop waits for running functions before it cancels them; they then have a fifth of it.</summary>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(25);
}
