using System.Diagnostics;
using System.Reflection;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Azure;

/// <summary>Bicep's program, from its package, on a copy of infra/azure.</summary>
internal static class Bicep
{
    private const string Folder = "infra/azure";

    private static readonly string Program = Path.Combine(
        typeof(Bicep)
            .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(one => one.Key == nameof(Bicep))
            .Value
            ?? "",
        "tools",
        "bicep"
    );

    /// <summary>The files of the template, by name.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [.. Repository.Files(Folder).Where(file => Path.GetExtension(file) is ".bicep" or ".bicepparam")];

    public static void SkipWithout() =>
        Assert.SkipUnless(File.Exists(Program), "Bicep's program comes from a package for Linux on x64 only.");

    /// <summary>Copies the template, so that nothing is written into the tree.</summary>
    public static void CopyTo(string folder)
    {
        foreach (var file in Repository.Files(Folder))
        {
            File.Copy(Path.Combine(Repository.Root, file), Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Runs Bicep in a folder; what it writes, errors included.</summary>
    public static async Task<(int Code, string Output)> RunAsync(
        string folder,
        string[] arguments,
        CancellationToken cancellationToken,
        params (string Name, string Value)[] environment
    )
    {
        var start = new ProcessStartInfo(Program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // The parameters read these; whoever runs the tests may have set them for an environment of his own.
        foreach (var name in start.Environment.Keys.Where(IsParameter).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var (output, error) = (
            process.StandardOutput.ReadToEndAsync(cancellationToken),
            process.StandardError.ReadToEndAsync(cancellationToken)
        );
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }

    private static bool IsParameter(string name) =>
        name.StartsWith("PLENO_", StringComparison.Ordinal) || name.StartsWith("AZURE_", StringComparison.Ordinal);
}
