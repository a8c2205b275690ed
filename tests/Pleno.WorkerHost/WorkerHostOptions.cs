namespace Pleno.WorkerHost;

/// <summary>Which app is started, and what it sees.</summary>
public sealed record WorkerHostOptions
{
    /// <summary>Folder of the published app: its assembly, host.json, functions.metadata.</summary>
    public required string AppFolder { get; init; }

    /// <summary>File of the assembly in it, without its ending.</summary>
    public string Assembly { get; init; } = "Pleno.Functions";

    /// <summary>The app's settings, as variables of its environment.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
