using System.Diagnostics;
using System.Reflection;
using Pleno.Local.Services;

namespace Pleno.WorkerHost;

/// <summary>The deployable app as it is published for Azure, made once per process of what the solution's build has made.</summary>
public static class PublishedApp
{
    // Not a test's token: the folder serves all tests, also after the one that asked first has ended.
    private static readonly Lazy<Task<string>> Folder = new(() => PublishBuiltAsync(CancellationToken.None));

    /// <summary>Publishes it below <c>artifacts</c> when nobody has done so yet: some 2 s.</summary>
    /// <returns>The folder with its assembly, host.json and functions.metadata.</returns>
    /// <exception cref="InvalidOperationException">The solution is not built, or publishing failed: with what it said.</exception>
    public static Task<string> GetFolderAsync(CancellationToken cancellationToken) =>
        Folder.Value.WaitAsync(cancellationToken);

    /// <summary>Publishes a project as it is for Azure: Release, compiled ahead. A minute on two cores where nothing is built yet.</summary>
    /// <param name="project">Folder of the project below the repository's root.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="InvalidOperationException">Publishing failed: with what it said.</exception>
    public static Task<string> PublishForAzureAsync(string project, CancellationToken cancellationToken) =>
        PublishAsync(
            project,
            Path.Combine("azure", Path.GetFileName(project)),
            ["--configuration", "Release"],
            cancellationToken
        );

    private static Task<string> PublishBuiltAsync(CancellationToken cancellationToken)
    {
        var configuration = typeof(PublishedApp).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!;
        return PublishAsync(
            Path.Combine("functions", "Pleno.Functions"),
            Path.Combine("app", configuration.Configuration),
            ["--no-build", "--configuration", configuration.Configuration, "--property:PublishReadyToRun=false"],
            cancellationToken
        );
    }

    private static async Task<string> PublishAsync(
        string project,
        string name,
        IEnumerable<string> options,
        CancellationToken cancellationToken
    )
    {
        var folder = Path.Combine(RepositoryRoot.Find(), "artifacts", name);
        // Two processes must not write the same files at the same time.
        await using var turn = await ExclusiveFile.TakeAsync($"{folder}.lock", () => { }, cancellationToken);
        using var publish = Process.Start(Command(project, folder, options))!;
        var errors = publish.StandardError.ReadToEndAsync(cancellationToken);
        var output = await publish.StandardOutput.ReadToEndAsync(cancellationToken);
        await publish.WaitForExitAsync(cancellationToken);
        return publish.ExitCode == 0
            ? folder
            : throw new InvalidOperationException(
                $"dotnet publish ended with {publish.ExitCode}: {output}{await errors}"
            );
    }

    private static ProcessStartInfo Command(string project, string folder, IEnumerable<string> options)
    {
        string[] arguments =
        [
            "publish",
            Path.Combine(RepositoryRoot.Find(), project),
            .. options,
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
