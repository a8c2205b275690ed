using Pleno.Tests.Docs;

namespace Pleno.Tests.Letters;

/// <summary>Compares with a stored file beside the tests. With PLENO_WRITE_SNAPSHOTS=1 it is written anew.</summary>
internal static class Snapshot
{
    private const string Folder = "tests/Pleno.Tests/Snapshots";

    public static void ShouldBeAsStored(this string text, string name)
    {
        var path = Path.Combine(Repository.Root, Folder, name);
        var now = text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, now);
        }

        File.Exists(path).ShouldBeTrue($"{Folder}/{name} is missing: PLENO_WRITE_SNAPSHOTS=1 writes it.");
        now.ShouldBe(File.ReadAllText(path), $"{Folder}/{name}: PLENO_WRITE_SNAPSHOTS=1 writes it anew.");
    }

    /// <summary>The names of the stored files of a folder.</summary>
    public static IEnumerable<string> Stored(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(Repository.Root, Folder, folder))
            .Select(Path.GetFileName)
            .OfType<string>();
}
