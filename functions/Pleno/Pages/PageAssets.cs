using System.Collections.Frozen;
using System.Security.Cryptography;

namespace Pleno.Pages;

/// <summary>A file that pages refer to: style, script.</summary>
/// <param name="Name">Its name: <c>site.css</c>.</param>
/// <param name="Type">Its media type.</param>
/// <param name="Content">Its bytes.</param>
public sealed record PageAsset(string Name, string Type, byte[] Content)
{
    /// <summary>The first half of its SHA-256: in its address, so that it may be kept for ever.</summary>
    public string Version { get; } = Convert.ToHexStringLower(SHA256.HashData(Content))[..32];

    /// <summary>Smaller for whoever takes Brotli.</summary>
    public byte[] Brotli { get; } = Compression.Brotli(Content, Compression.Once);

    /// <summary>Smaller for everybody else.</summary>
    public byte[] Gzip { get; } = Compression.Gzip(Content, Compression.Once);
}

/// <summary>The files that come with the app, from its own assembly: nothing is fetched from elsewhere.</summary>
public static class PageAssets
{
    private const string Prefix = "assets/";
    private static readonly FrozenDictionary<string, Lazy<PageAsset>> All = typeof(PageAssets)
        .Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(
            name => name[Prefix.Length..],
            name => new Lazy<PageAsset>(() => Read(name)),
            StringComparer.Ordinal
        );

    /// <summary>The asset of this name; null for none.</summary>
    public static PageAsset? Find(string name) => All.GetValueOrDefault(name)?.Value;

    /// <summary>Where a page finds it.</summary>
    /// <exception cref="KeyNotFoundException">There is no such asset.</exception>
    public static string PathOf(string name) => $"/api/assets/{All[name].Value.Version}/{name}";

    private static PageAsset Read(string resource)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(resource)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var name = resource[Prefix.Length..];
        return new PageAsset(name, TypeOf(name), content.ToArray());
    }

    private static string TypeOf(string name) =>
        Path.GetExtension(name) switch
        {
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
}
