using Pleno.Local.Services;

namespace Pleno.Tests.Docs;

/// <summary>The files of the repository as they lie on disk, without what tools make.</summary>
internal static class Repository
{
    private static readonly HashSet<string> MadeByTools = new(
        [".git", ".pleno", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults", "artifacts"],
        StringComparer.Ordinal
    );

    public static string Root { get; } = RepositoryRoot.Find();

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>Every file below a folder, as a path from the root with forward slashes.</summary>
    public static IReadOnlyList<string> Files(string folder = "") =>
        [
            .. Below(new DirectoryInfo(Path.Combine(Root, folder)))
                .Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];

    private static IEnumerable<FileInfo> Below(DirectoryInfo folder) =>
        folder
            .EnumerateFiles()
            .Concat(folder.EnumerateDirectories().Where(inner => !MadeByTools.Contains(inner.Name)).SelectMany(Below));
}
