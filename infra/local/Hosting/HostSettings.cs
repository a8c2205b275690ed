using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Pleno.Local.Hosting;

/// <summary>
/// The parts of host.json this host honours, with the Functions host's own defaults and limits.
/// A key it would not honour is refused: one that does nothing here, and something in Azure, would mislead.
/// </summary>
public sealed class HostSettings
{
    private const string OverridePrefix = "AzureFunctionsJobHost:";

    /// <summary>Sections that speak only of what Azure collects; there is nothing to do for them on one machine.</summary>
    private static readonly string[] AzureOnly = ["logging:applicationInsights", "telemetryMode", "healthMonitor"];

    private readonly HashSet<string> read = new(StringComparer.OrdinalIgnoreCase);
    private readonly IConfiguration json;

    private HostSettings(IConfiguration json)
    {
        this.json = json;
        if (Text("version") is not "2.0")
        {
            throw new HostConfigurationException("host.json must say \"version\": \"2.0\".");
        }

        FunctionTimeout = Timeout("functionTimeout", TimeSpan.FromMinutes(30));
        Queues = new(
            BatchSize: Number("extensions:queues:batchSize", 16, 1, 32),
            NewBatchThreshold: OptionalNumber("extensions:queues:newBatchThreshold", 0, 1000),
            MaxDequeueCount: Number("extensions:queues:maxDequeueCount", 5, 1, int.MaxValue),
            VisibilityTimeout: Span("extensions:queues:visibilityTimeout", TimeSpan.Zero, TimeSpan.Zero),
            MaxPollingInterval: Span(
                "extensions:queues:maxPollingInterval",
                TimeSpan.FromMinutes(1),
                QueueSettings.MinPollingInterval
            ),
            Base64: Choice("extensions:queues:messageEncoding", "base64", "none") is "base64"
        );
        Blobs = new(
            Number("extensions:blobs:maxDegreeOfParallelism", 8 * Environment.ProcessorCount, 1, 1024),
            Number("extensions:blobs:poisonBlobThreshold", 5, 1, int.MaxValue)
        );
        RoutePrefix = Text("extensions:http:routePrefix") ?? "api";
        Logging = json.GetSection("logging");
        RefuseTheRest();
    }

    /// <summary>Null when host.json says -1: no limit.</summary>
    public TimeSpan? FunctionTimeout { get; }

    public QueueSettings Queues { get; }

    public BlobSettings Blobs { get; }

    public string RoutePrefix { get; }

    internal IConfigurationSection Logging { get; }

    /// <summary>Reads host.json; app settings named <c>AzureFunctionsJobHost__section__key</c> override it, as in Azure.</summary>
    public static HostSettings Load(string path, AppSettings? overrides = null)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, overrides);
    }

    internal static HostSettings Read(Stream stream, AppSettings? overrides = null)
    {
        var values = (overrides?.Values ?? new Dictionary<string, string?>())
            .Where(setting => setting.Key.StartsWith(OverridePrefix, StringComparison.OrdinalIgnoreCase))
            .Select(setting => KeyValuePair.Create(setting.Key[OverridePrefix.Length..], setting.Value));
        return new(new ConfigurationBuilder().AddJsonStream(stream).AddInMemoryCollection(values).Build());
    }

    private void RefuseTheRest()
    {
        var unknown = json.AsEnumerable()
            .Where(leaf => leaf.Value is not null && !read.Contains(leaf.Key))
            .Select(leaf => leaf.Key)
            .Where(key => !IsUnder(key, "logging:logLevel") && !AzureOnly.Any(section => IsUnder(key, section)))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count > 0)
        {
            throw new HostConfigurationException($"host.json: not honoured here: {string.Join(", ", unknown)}.");
        }
    }

    private static bool IsUnder(string key, string section) =>
        key.Equals(section, StringComparison.OrdinalIgnoreCase)
        || key.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);

    private string? Text(string key)
    {
        read.Add(key);
        return json[key];
    }

    private string Choice(string key, params string[] allowed) =>
        Text(key) switch
        {
            null => allowed[0],
            var text when allowed.Contains(text, StringComparer.OrdinalIgnoreCase) => text.ToLowerInvariant(),
            var text => throw Wrong(key, text),
        };

    private int Number(string key, int fallback, int least, int most) => OptionalNumber(key, least, most) ?? fallback;

    private int? OptionalNumber(string key, int least, int most) =>
        Text(key) switch
        {
            null => null,
            var text when int.TryParse(text, NumberStyles.Integer, null, out var n) && n >= least && n <= most => n,
            var text => throw Wrong(key, text),
        };

    private TimeSpan Span(string key, TimeSpan fallback, TimeSpan least) =>
        Text(key) switch
        {
            null => fallback,
            var text when TimeSpan.TryParse(text, out var span) && span >= least => span,
            var text => throw Wrong(key, text),
        };

    private TimeSpan? Timeout(string key, TimeSpan fallback) =>
        json[key] is "-1" && read.Add(key) ? null : Span(key, fallback, TimeSpan.FromSeconds(1));

    private static HostConfigurationException Wrong(string key, string value) =>
        new($"host.json: '{value}' is no value for {key}.");
}

/// <summary>
/// No <paramref name="NewBatchThreshold"/>: half the batch for each processor, as the host computes it.
/// <paramref name="VisibilityTimeout"/> is how long a message that failed stays out of sight.
/// </summary>
public sealed record QueueSettings(
    int BatchSize,
    int? NewBatchThreshold,
    int MaxDequeueCount,
    TimeSpan VisibilityTimeout,
    TimeSpan MaxPollingInterval,
    bool Base64
)
{
    internal static readonly TimeSpan MinPollingInterval = TimeSpan.FromMilliseconds(100);

    internal int Threshold => NewBatchThreshold ?? BatchSize / 2 * Environment.ProcessorCount;
}

/// <summary><paramref name="MaxDegreeOfParallelism"/> is for all blob functions of the app together.</summary>
public sealed record BlobSettings(int MaxDegreeOfParallelism, int PoisonBlobThreshold);
