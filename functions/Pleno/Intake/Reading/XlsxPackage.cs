using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Xml;

namespace Pleno.Intake.Reading;

/// <summary>
/// The parts of a workbook, opened only as far as they are asked for and never beyond the limits.
/// The zip archive is read directly: every byte that is expanded then passes through <see cref="GuardedStream"/>.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    /// <summary>Entries at most.</summary>
    public const int MostEntries = 1_000;

    /// <summary>Expanded size of all entries at most: 200 MB.</summary>
    public const long MostBytes = 200L * 1024 * 1024;

    /// <summary>An entry that expands further than this is also held to <see cref="MostRatio"/>.</summary>
    public const long SmallEntry = 10L * 1024 * 1024;

    /// <summary>Expanded size over packed size at most. Sheets of figures stay below 30.</summary>
    public const int MostRatio = 200;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
        MaxCharactersInDocument = MostBytes,
    };

    private readonly ZipArchive _archive;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private XlsxPackage(ZipArchive archive) => _archive = archive;

    /// <summary>Opens the archive. Throws <see cref="InvalidDataException"/> when it is damaged, <see cref="ExpansionException"/> when it is over the limits.</summary>
    public static XlsxPackage Open(ReadOnlyMemory<byte> content)
    {
        var package = new XlsxPackage(new ZipArchive(StreamOf(content)));
        try
        {
            package.TakeParts();
            return package;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public bool Has(string part) => _parts.ContainsKey(part);

    /// <summary>Reads a part as XML. Throws <see cref="InvalidDataException"/> when it is not there.</summary>
    public XmlReader Xml(string part)
    {
        var entry = _parts.GetValueOrDefault(part) ?? throw new InvalidDataException($"The part {part} is missing.");
        if (entry.IsEncrypted)
        {
            throw new InvalidDataException($"The part {part} is encrypted.");
        }

        return XmlReader.Create(new GuardedStream(entry.Open(), entry.Length), Settings);
    }

    /// <summary>The relationships of a part, or of the package for "": id, kind (the last word of the type) and the part it leads to.</summary>
    public List<(string Id, string Kind, string Target)> RelationshipsOf(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        var rels = $"{part[..slash]}_rels/{part[slash..]}.rels";
        var found = new List<(string, string, string)>();
        if (!Has(rels))
        {
            return found;
        }

        using var xml = Xml(rels);
        while (xml.ReadGuarded())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship")
            {
                var type = xml.GetAttribute("Type") ?? "";
                var target = xml.GetAttribute("Target") ?? "";
                found.Add(
                    (xml.GetAttribute("Id") ?? "", type[(type.LastIndexOf('/') + 1)..], Resolve(part[..slash], target))
                );
            }
        }

        return found;
    }

    public void Dispose() => _archive.Dispose();

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);

    private void TakeParts()
    {
        long total = 0;
        if (_archive.Entries.Count > MostEntries)
        {
            throw new ExpansionException($"{_archive.Entries.Count} entries");
        }

        foreach (var entry in _archive.Entries)
        {
            total += entry.Length;
            if (total > MostBytes || (entry.Length > SmallEntry && entry.Length / MostRatio > entry.CompressedLength))
            {
                throw new ExpansionException($"{total} bytes");
            }

            if (!_parts.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry))
            {
                throw new InvalidDataException($"The part {entry.FullName} is there twice.");
            }
        }
    }

    private static string Resolve(string folder, string target)
    {
        var path = new List<string>();
        var full = target.StartsWith('/') ? target : folder + target;
        foreach (var step in full.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && path.Count > 0)
            {
                path.RemoveAt(path.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                path.Add(step);
            }
        }

        return string.Join('/', path);
    }
}

/// <summary>An archive would expand beyond the limits.</summary>
internal sealed class ExpansionException(string message) : Exception(message);

internal static class XmlGuard
{
    /// <summary>Elements of a workbook nest about ten deep; a reader keeps every open one in memory.</summary>
    private const int MostDepth = 32;

    /// <summary>Reads on. Throws <see cref="ExpansionException"/> when elements nest too deep.</summary>
    public static bool ReadGuarded(this XmlReader xml) =>
        xml.Depth > MostDepth ? throw new ExpansionException($"depth {xml.Depth}") : xml.Read();
}
