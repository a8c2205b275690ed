using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Pleno.Tests.Platform;

/// <summary>An answer, without what must differ: the time of now, tokens and their signatures, and the address of the host and of its account.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers that matter, one a line.</param>
/// <param name="Body">The body; its length where it is no text.</param>
internal sealed partial record PlatformAnswer(int Status, string Headers, string Body)
{
    /// <summary>Not compared: written by the server or the forwarder, about the connection and not about the answer.</summary>
    private static readonly string[] OfTheConnection =
    [
        "Connection",
        "Content-Length",
        "Date",
        "Keep-Alive",
        "Server",
        "Transfer-Encoding",
    ];

    public override string ToString() => $"{Status}\n{Headers}\n{Body}";

    public static async Task<PlatformAnswer> ReadAsync(
        HttpResponseMessage response,
        string account,
        DateTimeOffset asked,
        CancellationToken cancellationToken
    )
    {
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => !OfTheConnection.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .OrderBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .Select(header => $"{header.Key.ToLowerInvariant()}: {string.Join(", ", header.Value)}");
        var body = Unpack(response, await response.Content.ReadAsByteArrayAsync(cancellationToken));
        var host = response.RequestMessage!.RequestUri!.Authority;
        return new PlatformAnswer(
            (int)response.StatusCode,
            Same(string.Join('\n', headers), account, host, asked),
            IsText(response)
                ? Same(Encoding.UTF8.GetString(body), account, host, asked)
                : $"{Convert.ToHexString(body)}"
        );
    }

    private static bool IsText(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is not "application/octet-stream";

    private static byte[] Unpack(HttpResponseMessage response, byte[] body)
    {
        using var packed = new MemoryStream(body);
        using Stream stream = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static string Same(string text, string account, string host, DateTimeOffset asked)
    {
        text = text.Replace(account, "ACCOUNT", StringComparison.Ordinal)
            .Replace(host, "HOST", StringComparison.Ordinal);
        text = FormToken().Replace(text, "TOKEN");
        text = Permission().Replace(text, "${key}PERMISSION");
        text = Signature().Replace(text, "SIGNATURE");
        text = Moment().Replace(text, "MOMENT");
        text = Age().Replace(text, "AGE");
        return Instant().Replace(text, found => IsNow(found.Value, asked) ? "NOW" : found.Value);
    }

    private static bool IsNow(string instant, DateTimeOffset asked) =>
        DateTimeOffset.TryParse(
            instant.Replace("&#x2B;", "+", StringComparison.Ordinal).Replace("\\u002B", "+", StringComparison.Ordinal),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
        && time >= asked.AddMinutes(-1);

    [GeneratedRegex(@"\b\d{10}\.[0-9a-f]{64}\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormToken();

    [GeneratedRegex(@"(?<key>""permission"":"")[^""]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Permission();

    [GeneratedRegex(@"(\?|\\u0026|&)(sv|se|sr|sp|sig|spr|st)=[^""&\\]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Signature();

    [GeneratedRegex(@"""ageSeconds"":\d+|<td>\d+ s</td>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Age();

    [GeneratedRegex(@"\d{2}\.\d{2}(\.\d{2})? WI(B|TA|T)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();

    [GeneratedRegex(
        @"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|(\+|\\u002B|&#x2B;)00:00)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Instant();
}
