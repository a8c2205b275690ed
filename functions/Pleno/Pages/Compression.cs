using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace Pleno.Pages;

/// <summary>Makes answers smaller: pages are read in a plenary room, over a poor connection.</summary>
internal static class Compression
{
    /// <summary>For what is compressed once and sent often.</summary>
    public const CompressionLevel Once = CompressionLevel.SmallestSize;

    /// <summary>For what is compressed for one answer.</summary>
    public const CompressionLevel EachTime = CompressionLevel.Fastest;

    public static byte[] Brotli(byte[] content, CompressionLevel level) =>
        Pack(content, stream => new BrotliStream(stream, level));

    public static byte[] Gzip(byte[] content, CompressionLevel level) =>
        Pack(content, stream => new GZipStream(stream, level));

    /// <summary>"br" or "gzip" as the request takes it; null when it takes neither.</summary>
    public static string? Accepted(HttpRequest request)
    {
        var names = request
            .Headers.AcceptEncoding.ToString()
            .Split(',')
            .Select(one => one.Split(';')[0].Trim())
            .ToList();
        return names.Contains("br") ? "br"
            : names.Contains("gzip") ? "gzip"
            : null;
    }

    private static byte[] Pack(byte[] content, Func<Stream, Stream> compress)
    {
        using var packed = new MemoryStream();
        using (var stream = compress(packed))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }
}
