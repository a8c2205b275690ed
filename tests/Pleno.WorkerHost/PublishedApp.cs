using System.Diagnostics;
using System.Reflection;
using Pleno.Local.Services;

namespace Pleno.WorkerHost;

/// <summary>The deployable app as it is published for Azure, made once per process of what the solution's build has made.</summary>
public static class PublishedApp
{
    // Not a test's token: the folder serves all tests, also after the one that asked first has ended.
    private static readonly Lazy<Task<string>> Folder = new(() => PublishAsync(CancellationToken.None));

    /// <summary>Publishes it below <c>artifacts</c> when nobody has done so yet: some 2 s.</summary>
    /// <returns>The folder with its assembly, host.json and functions.metadata.</returns>
    /// <exception cref="InvalidOperationException">The solution is not built, or publishing failed: with what it said.</exception>
    public static Task<string> GetFolderAsync(CancellationToken cancellationToken) =>
        Folder.Value.WaitAsync(cancellationToken);

    private static async Task<string> PublishAsync(CancellationToken cancellationToken)
    {
        var configuration = typeof(PublishedApp).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!;
        var folder = Path.Combine(RepositoryRoot.Find(), "artifacts", "app", configuration.Configuration);
        // Two test processes must not write the same files at the same time.
        await using var turn = await ExclusiveFile.TakeAsync($"{folder}.lock", () => { }, cancellationToken);
        using var publish = Process.Start(Command(configuration.Configuration, folder))!;
        var errors = publish.StandardError.ReadToEndAsync(cancellationToken);
        var output = await publish.StandardOutput.ReadToEndAsync(cancellationToken);
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0
            ? folder
            : throw new InvalidOperationException(
                $"dotnet publish ended with {publish.ExitCode}: {output}{await errors}"
            );
    }

    private static ProcessStartInfo Command(string configuration, string folder)
    {
        string[] arguments =
        [
            "publish",
            Path.Combine(RepositoryRoot.Find(), "functions", "Pleno.Functions"),
            "--no-build",
            "--configuration",
            configuration,
            "--property:PublishReadyToRun=false",
            "--verbosity",
            "quiet",
            "-nodeReuse:false",
            "--output",
            folder,
        ];
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
