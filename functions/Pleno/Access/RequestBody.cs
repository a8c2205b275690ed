using Microsoft.AspNetCore.Http;

namespace Pleno.Access;

/// <summary>Bounds what a request brings before any of it is read: whoever reads a body does it here.</summary>
public static class RequestBody
{
    /// <summary>Largest form and largest JSON of ours, in bytes.</summary>
    public const int LargestForm = 16 * 1024;

    /// <summary>The body; null when it is larger: by its length nothing was read of it, without a length one byte more than it may have.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int most, CancellationToken cancellationToken)
    {
        if (!IsWithin(request, most))
        {
            return null;
        }

        using var content = new MemoryStream();
        var buffer = new byte[Math.Min(most, 64 * 1024)];
        int read;
        while (content.Length <= most && (read = await ReadPartAsync()) > 0)
        {
            content.Write(buffer, 0, read);
        }

        return content.Length <= most ? content.ToArray() : null;

        ValueTask<int> ReadPartAsync() =>
            request.Body.ReadAsync(
                buffer.AsMemory(0, (int)Math.Min(buffer.Length, most + 1 - content.Length)),
                cancellationToken
            );
    }

    /// <summary>Why the body cannot be read as a form of ours: 400, 413 or 415; null when it was read and lies in the request's form.</summary>
    public static int? FaultOfForm(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        try
        {
            // The server's own limit would cut the connection, and the one who asks would not hear why. Request.Form waits in the same way.
            var content = ReadAsync(request, LargestForm, request.HttpContext.RequestAborted).GetAwaiter().GetResult();
            if (content is null)
            {
                return StatusCodes.Status413PayloadTooLarge;
            }

            request.Body = new MemoryStream(content);
            _ = request.Form;
            return null;
        }
        catch (BadHttpRequestException fault)
        {
            return fault.StatusCode;
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <summary>Whether the body is no larger, as far as the request tells its length.</summary>
    public static bool IsWithin(HttpRequest request, int most) => !(request.ContentLength > most);
}
