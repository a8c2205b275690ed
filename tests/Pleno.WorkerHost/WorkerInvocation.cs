using System.Text.Json.Nodes;

namespace Pleno.WorkerHost;

/// <summary>What came of an invocation.</summary>
/// <param name="Succeeded">Whether the function ended without an exception.</param>
/// <param name="Fault">The exception's message otherwise.</param>
public sealed record WorkerInvocation(bool Succeeded, string Fault)
{
    internal static WorkerInvocation From(JsonObject answer)
    {
        var result = answer["result"]?.AsObject();
        return new((string?)result?["status"] == "Success", result?["exception"]?.ToJsonString() ?? "");
    }
}
