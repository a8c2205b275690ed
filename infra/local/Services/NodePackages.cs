using System.Diagnostics;
using System.Security.Cryptography;

namespace Pleno.Local.Services;

/// <summary>Azurite and the mail catcher as npm packages: installed on first use and whenever package-lock.json has changed.</summary>
public sealed class NodePackages
{
    private const string Command = "npm ci";
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);
    private readonly NodeTools tools;
    private readonly string guard;

    internal NodePackages(string folder, string guard, NodeTools tools)
    {
        Folder = folder;
        this.guard = guard;
        this.tools = tools;
    }

    /// <summary>The folder that holds package.json and node_modules.</summary>
    public string Folder { get; }

    private string Stamp => Path.Combine(Folder, "node_modules", ".pleno-lock");

    public static NodePackages InRepository()
    {
        var root = RepositoryRoot.Find();
        return new NodePackages(
            Path.Combine(root, "infra", "local", "node"),
            Path.Combine(root, ".pleno", "npm.lock"),
            NodeTools.OnPath
        );
    }

    /// <summary>Returns at once when all is installed; otherwise installs, with a line of progress every few seconds.</summary>
    /// <exception cref="LocalSetupException">Node is missing or too old, or npm failed.</exception>
    public async Task EnsureInstalledAsync(TextWriter progress, CancellationToken cancellation)
    {
        await tools.CheckAsync(Folder, cancellation);
        if (await IsInstalledAsync(cancellation))
        {
            return;
        }

        await using var held = await ExclusiveFile.TakeAsync(
            guard,
            () => progress.WriteLine("Another process is installing Azurite and the mail catcher; waiting for it."),
            cancellation
        );
        if (!await IsInstalledAsync(cancellation))
        {
            await InstallAsync(progress, cancellation);
        }
    }

    private async Task InstallAsync(TextWriter progress, CancellationToken cancellation)
    {
        progress.WriteLine($"Installing Azurite and the mail catcher ({Command}, once, about a minute) ...");
        var watch = Stopwatch.StartNew();
        var running = CommandRun.ExecuteAsync(
            [.. tools.Npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
            Folder,
            cancellation
        );
        while (await Task.WhenAny(running, Task.Delay(Heartbeat, CancellationToken.None)) != running)
        {
            progress.WriteLine($"  ... still installing, {watch.Elapsed.TotalSeconds:0} s");
        }

        Check(await running);
        await File.WriteAllTextAsync(Stamp, await LockHashAsync(cancellation), cancellation);
        progress.WriteLine($"Installed in {watch.Elapsed.TotalSeconds:0} s.");
    }

    private void Check(CommandRun? run)
    {
        if (run is null)
        {
            throw new LocalSetupException("npm was not found on this machine.", "Install npm; it comes with Node.js.");
        }

        if (run.ExitCode != 0)
        {
            throw new LocalSetupException(
                $"{Command} failed with exit code {run.ExitCode}:{Environment.NewLine}{run.Output}",
                $"Check the connection to the npm registry, or run `{Command}` in {Folder} to see the whole output."
            );
        }
    }

    private async Task<bool> IsInstalledAsync(CancellationToken cancellation)
    {
        return File.Exists(Stamp)
            && await File.ReadAllTextAsync(Stamp, cancellation) == await LockHashAsync(cancellation);
    }

    private async Task<string> LockHashAsync(CancellationToken cancellation)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Folder, "package-lock.json"), cancellation);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }
}
