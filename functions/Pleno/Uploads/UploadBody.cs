using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Pleno.Access;
using Pleno.Pages;

namespace Pleno.Uploads;

/// <summary>The JSON that a request brought.</summary>
/// <param name="Value">What it says; null when it could not be read.</param>
/// <param name="Fault">The status of the refusal then: 400, 413 or 415.</param>
public sealed record UploadBody<T>(T? Value, int Fault)
    where T : class;

/// <summary>Reads the JSON of requests.</summary>
public static class UploadBody
{
    /// <summary>The JSON of a request, of this shape and at most 16 kB.</summary>
    public static async Task<UploadBody<T>> JsonAsync<T>(HttpRequest request, CancellationToken cancellationToken)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return new UploadBody<T>(null, StatusCodes.Status415UnsupportedMediaType);
        }

        var content = await RequestBody.ReadAsync(request, RequestBody.LargestForm, cancellationToken);
        try
        {
            return content is null
                ? new UploadBody<T>(null, StatusCodes.Status413PayloadTooLarge)
                : new UploadBody<T>(
                    JsonSerializer.Deserialize<T>(content, Answers.Writing),
                    StatusCodes.Status400BadRequest
                );
        }
        catch (JsonException)
        {
            return new UploadBody<T>(null, StatusCodes.Status400BadRequest);
        }
    }
}
