namespace Pleno.Local.Services;

internal static class AtomicFile
{
    private const string Unfinished = ".tmp";

    // Survives a crash of the process, not a power cut: there is no fsync, which a stand-in does not need.
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        var temporary = path + Unfinished;
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Reads without standing in the way of a rename or a deletion, which on Windows a plain read would.</summary>
    public static byte[] Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public static void RemoveUnfinished(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Unfinished))
        {
            File.Delete(path);
        }
    }
}
