using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pleno.Local.Hosting;

/// <summary>
/// The application settings a function app sees: the <c>Values</c> of local.settings.json under the environment's variables.
/// Keys ignore case, and <c>Sweep__Schedule</c> is the same key as <c>Sweep:Schedule</c>.
/// </summary>
public sealed partial class AppSettings
{
    public const string HostStorage = "AzureWebJobsStorage";

    private readonly Dictionary<string, string?> values = new(StringComparer.OrdinalIgnoreCase);

    private AppSettings() { }

    public IReadOnlyDictionary<string, string?> Values => values;

    public string? this[string key] => values.GetValueOrDefault(Normalise(key));

    public static AppSettings From(
        IEnumerable<KeyValuePair<string, string?>> settings,
        IEnumerable<KeyValuePair<string, string?>>? environment = null
    )
    {
        var merged = new AppSettings();
        foreach (var (key, value) in settings.Concat(environment ?? []))
        {
            merged.values[Normalise(key)] = value;
        }

        return merged;
    }

    public static AppSettings Load(string path)
    {
        var environment = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>();
        return From(
            ReadValues(path),
            environment.Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
        );
    }

    /// <summary>Replaces each <c>%Name%</c> by the setting of that name; a missing one is refused, as the host does.</summary>
    public string Resolve(string text) =>
        Placeholder()
            .Replace(
                text,
                match =>
                    this[match.Groups["name"].Value] is { Length: > 0 } value
                        ? value
                        : throw new HostConfigurationException($"'{match.Value}' does not resolve to a value.")
            );

    /// <summary>A connection string by the name a trigger gives, which the host also looks for behind "AzureWebJobs".</summary>
    public string Connection(string? name)
    {
        var key = string.IsNullOrEmpty(name) ? HostStorage : Resolve(name);
        return this[$"AzureWebJobs{key}"]
            ?? this[key]
            ?? throw new HostConfigurationException($"The connection '{key}' names no app setting.");
    }

    internal bool IsDisabled(string function)
    {
        var value = this[$"AzureWebJobs.{function}.Disabled"] ?? this[$"AzureWebJobs:{function}:Disabled"];
        return value is "1" || string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
    }

    private static List<KeyValuePair<string, string?>> ReadValues(string path)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllText(path),
            new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true }
        );
        if (document.RootElement.TryGetProperty("IsEncrypted", out var encrypted) && encrypted.GetBoolean())
        {
            throw new HostConfigurationException($"{path} is encrypted, which only Core Tools can read.");
        }

        return document.RootElement.TryGetProperty(nameof(Values), out var settings)
            ? [.. settings.EnumerateObject().Select(x => KeyValuePair.Create(x.Name, (string?)x.Value.ToString()))]
            : [];
    }

    private static string Normalise(string key) => key.Replace("__", ":", StringComparison.Ordinal);

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
