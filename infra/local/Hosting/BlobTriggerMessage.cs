using System.Text.Json;

namespace Pleno.Local.Hosting;

/// <summary>
/// The host's own message about a written blob, as it lies in its internal queue and in webjobs-blobtrigger-poison:
/// <paramref name="FunctionId"/> is Host.Functions.{Name}, <paramref name="ETag"/> keeps its double quotes.
/// </summary>
internal sealed record BlobTriggerMessage(
    string Type,
    string FunctionId,
    string BlobType,
    string ContainerName,
    string BlobName,
    string ETag
)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static BlobTriggerMessage? Read(BinaryData body)
    {
        try
        {
            return JsonSerializer.Deserialize<BlobTriggerMessage>(body.ToMemory().Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public string ToBase64() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(this, Indented));
}
