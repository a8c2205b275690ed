using System.Text.Json.Nodes;

namespace Pleno.WorkerHost;

/// <summary>A function as the worker indexed it.</summary>
/// <param name="Id">What an invocation names it by.</param>
/// <param name="Name">Its name.</param>
/// <param name="Trigger">Its trigger as the host reads it: type, name, direction, and what the attribute said.</param>
/// <param name="Metadata">All that the worker told of it, to be handed back when it is loaded.</param>
public sealed record WorkerFunction(string Id, string Name, JsonObject Trigger, JsonObject Metadata)
{
    /// <summary><c>blobTrigger</c>, <c>queueTrigger</c>, <c>timerTrigger</c> or <c>httpTrigger</c>.</summary>
    public string Type => (string)Trigger["type"]!;

    /// <summary>Name of the parameter that the trigger fills.</summary>
    public string Parameter => (string)Trigger["name"]!;

    /// <summary>The route of an HTTP function, without the prefix.</summary>
    public string Route => (string?)Trigger["route"] ?? Name;

    /// <summary>The methods of an HTTP function; none for all.</summary>
    public IReadOnlyList<string> Methods => [.. Trigger["methods"]?.AsArray().Select(method => (string)method!) ?? []];

    internal static WorkerFunction From(JsonObject metadata)
    {
        var trigger = metadata["rawBindings"]!
            .AsArray()
            .Select(binding => JsonNode.Parse((string)binding!)!.AsObject())
            .Single(binding => ((string)binding["type"]!).EndsWith("Trigger", StringComparison.OrdinalIgnoreCase));
        return new((string)metadata["functionId"]!, (string)metadata["name"]!, trigger, metadata);
    }
}
