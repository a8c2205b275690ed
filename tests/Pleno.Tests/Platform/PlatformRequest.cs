using System.Text;
using Microsoft.Extensions.Options;
using Pleno.Access;

namespace Pleno.Tests.Platform;

/// <summary>One request of the comparison.</summary>
/// <param name="Function">Whose right request it is, or is made of.</param>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="About">How it differs from the right one.</param>
internal sealed record PlatformRequest(string Function, string Method, string Path, string About = "right")
{
    private static readonly FormTokens Tokens = new(
        Options.Create(new LinkOptions { Key = PlatformSettings.LinkKey }),
        TimeProvider.System
    );

    /// <summary>The role chosen; empty for none.</summary>
    public string Grant { get; init; } = "operator:";

    public string Accept { get; init; } = "application/json";

    /// <summary>The body; null for none.</summary>
    public byte[]? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Whether the body is sent in chunks, without its length.</summary>
    public bool IsChunked { get; init; }

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public override string ToString() => $"{Method} /{Path} ({Function}, {About}, {Grant}, {Accept})";

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The form token of the account that has chosen this role.</summary>
    public static string TokenOf(string grant) => Tokens.TokenFor(AppServicePrincipal.IdOf($"developer {grant}"));

    public HttpRequestMessage Create(Uri host)
    {
        var request = new HttpRequestMessage(new HttpMethod(Method), new Uri(host, $"/{Path}"));
        request.Headers.Add("Accept", Accept);
        if (Grant.Length > 0)
        {
            request.Headers.Add("Cookie", $"{PrincipalReader.DeveloperCookie}={Uri.EscapeDataString(Grant)}");
            request.Headers.Add(FormTokens.Header, TokenOf(Grant));
        }

        foreach (var (name, value) in Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (Body is not null)
        {
            request.Content = IsChunked ? new StreamContent(new Unseekable(Body)) : new ByteArrayContent(Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType);
            request.Headers.TransferEncodingChunked = IsChunked ? true : null;
        }

        return request;
    }

    private sealed class Unseekable(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;
    }
}
