using Pleno.Tests.Docs;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>An input that did harm, kept to be looked at and to become a test.</summary>
internal static class FoundInput
{
    /// <param name="drill">Name of the drill.</param>
    /// <param name="number">The number that makes it again.</param>
    /// <param name="input">The input.</param>
    /// <returns>Where it is kept.</returns>
    public static string Keep(string drill, int number, Input input)
    {
        var path = $"artifacts/drills/found/{drill.Replace(' ', '-')}-{number}-{input.Name}";
        var full = Path.Combine(Repository.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllBytes(full, input.Content);
        return path;
    }
}
