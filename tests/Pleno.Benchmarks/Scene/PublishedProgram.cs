using System.Diagnostics;
using Pleno.Local.Services;

namespace Pleno.Benchmarks.Scene;

/// <summary>This program published as the app for Azure is: compiled ahead (<c>PublishReadyToRun</c>), with every library it carries.</summary>
internal static class PublishedProgram
{
    /// <summary>Publishes it below <c>artifacts</c>, where it finds the repository's files. Some 40 s on two cores.</summary>
    /// <returns>Path of its assembly.</returns>
    public static async Task<string> MakeAsync(CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find();
        var folder = Path.Combine(root, "artifacts", "compiled-ahead");
        string[] arguments =
        [
            "publish",
            Path.Combine(root, "tests", "Pleno.Benchmarks"),
            "--configuration",
            "Release",
            "--use-current-runtime",
            "--no-self-contained",
            "--property:PublishReadyToRun=true",
            "--property:RunAnalyzers=false",
            "--verbosity",
            "quiet",
            "--artifacts-path",
            Path.Combine(folder, "build"),
            "--output",
            Path.Combine(folder, "program"),
        ];
        using var publish = Process.Start(
            new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false, RedirectStandardOutput = true }
        )!;
        var output = await publish.StandardOutput.ReadToEndAsync(cancellationToken);
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0
            ? Path.Combine(folder, "program", "Pleno.Benchmarks.dll")
            : throw new InvalidOperationException($"dotnet publish ended with {publish.ExitCode}: {output}");
    }
}
