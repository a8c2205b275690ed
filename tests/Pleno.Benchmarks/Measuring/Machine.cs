using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Pleno.Local.Services;

namespace Pleno.Benchmarks.Measuring;

/// <summary>On what it was measured.</summary>
/// <param name="Processor">The processor.</param>
/// <param name="Cores">Its cores as the process sees them.</param>
/// <param name="Memory">Memory in GB.</param>
/// <param name="System">The operating system.</param>
/// <param name="Runtime">The .NET runtime.</param>
/// <param name="Node">Node's version.</param>
/// <param name="Azurite">Azurite's version.</param>
/// <param name="Commit">The commit, with a plus when there was more than it.</param>
internal sealed record Machine(
    string Processor,
    int Cores,
    double Memory,
    string System,
    string Runtime,
    string Node,
    string Azurite,
    string Commit
)
{
    public static Machine Here()
    {
        var root = RepositoryRoot.Find();
        var isClean =
            Output("git", ["-C", root, "status", "--porcelain", "--untracked-files=no", "--", ".", ":!docs"]) == "";
        return new Machine(
            ProcessorName(),
            Environment.ProcessorCount,
            Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9, 1),
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            Output("node", ["--version"]) ?? "not found",
            AzuriteVersion(),
            $"{Output("git", ["-C", root, "rev-parse", "--short=10", "HEAD"]) ?? "unknown"}{(isClean ? "" : "+")}"
        );
    }

    private static string ProcessorName()
    {
        const string file = "/proc/cpuinfo";
        var line = File.Exists(file)
            ? File.ReadLines(file).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?.Split(':', 2)[1].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    private static string AzuriteVersion()
    {
        var file = Path.Combine(NodePackages.InRepository().Folder, "node_modules", "azurite", "package.json");
        if (!File.Exists(file))
        {
            return "not installed";
        }

        using var package = JsonDocument.Parse(File.ReadAllText(file));
        return package.RootElement.GetProperty("version").GetString()!;
    }

    /// <summary>What a command prints; null where it is not there or fails.</summary>
    private static string? Output(string command, IEnumerable<string> arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, UseShellExecute = false }
            )!;
            var output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
