using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pleno.Intake;
using Pleno.Pages;

namespace Pleno.Uploads;

/// <summary>Reads what a request brings, never more than it may be.</summary>
public static class UploadBody
{
    private const int LargestJson = 16 * 1024;

    /// <summary>The JSON of a request; null when it is none of this shape, or larger than 16 kB.</summary>
    public static async Task<T?> JsonAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return null;
        }

        var content = await BytesAsync(request, LargestJson, cancellationToken);
        try
        {
            return content.Length > LargestJson ? null : JsonSerializer.Deserialize<T>(content.Span, Answers.Writing);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The file that a request brings; one byte over the limit when it is larger.</summary>
    public static Task<ReadOnlyMemory<byte>> FileAsync(HttpRequest request, CancellationToken cancellationToken) =>
        BytesAsync(request, Evidence.LargestFile, cancellationToken);

    private static async Task<ReadOnlyMemory<byte>> BytesAsync(
        HttpRequest request,
        int most,
        CancellationToken cancellationToken
    )
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (content.Length <= most && (read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            content.Write(buffer, 0, (int)Math.Min(read, most + 1 - content.Length));
        }

        return content.ToArray();
    }
}
