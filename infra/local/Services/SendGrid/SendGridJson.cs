using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pleno.Local.Services;

internal static class SendGridJson
{
    /// <summary>Snake case as in SendGrid's API; unknown fields are let through, since SendGrid has more than the stand-in.</summary>
    public static JsonSerializerOptions Options { get; } =
        new()
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };
}
