using System.IO.Compression;
using System.Text.Json;
using Azure.Data.Tables;

namespace Pleno.Storage;

/// <summary>
/// JSON in a table row, compressed: a row takes 1 MiB, a property 64 KiB, and a list of findings or a directory of offices may be longer.
/// </summary>
internal static class PackedJson
{
    private const int ChunkSize = 60 * 1024;
    private const int MostChunks = 12;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static byte[] Pack<T>(T value)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(zip, value, Options);
        }

        return packed.ToArray();
    }

    public static T Unpack<T>(byte[] packed)
    {
        using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(zip, Options) ?? throw new JsonException("A packed value was null.");
    }

    /// <summary>Puts the value into properties name0, name1, ... Throws when it is too long for a row.</summary>
    public static void Set<T>(TableEntity entity, string name, T value)
    {
        var chunks = Pack(value).Chunk(ChunkSize).ToList();
        if (chunks.Count > MostChunks)
        {
            throw new InvalidOperationException($"{name} needs {chunks.Count} chunks; a row holds {MostChunks}.");
        }

        for (var index = 0; index < chunks.Count; index++)
        {
            entity[$"{name}{index}"] = chunks[index];
        }
    }

    public static T? Get<T>(TableEntity entity, string name)
    {
        var chunks = Enumerable
            .Range(0, MostChunks)
            .Select(index => entity.GetBinary($"{name}{index}"))
            .TakeWhile(chunk => chunk is not null);
        byte[] packed = [.. chunks.SelectMany(chunk => chunk!)];
        return packed.Length == 0 ? default : Unpack<T>(packed);
    }
}
