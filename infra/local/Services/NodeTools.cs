namespace Pleno.Local.Services;

/// <summary>The commands for node and npm, each as a program and its first arguments.</summary>
internal sealed record NodeTools(IReadOnlyList<string> Node, IReadOnlyList<string> Npm)
{
    private const int OldestNode = 20;
    private const string Advice = "Install Node.js 20 or newer (it brings npm) and make sure `node` is on the PATH.";

    // On Windows npm is a script, which only the command interpreter can start.
    public static NodeTools OnPath { get; } =
        new(["node"], OperatingSystem.IsWindows() ? ["cmd.exe", "/d", "/c", "npm"] : ["npm"]);

    public async Task CheckAsync(string workingDirectory, CancellationToken cancellation)
    {
        var run =
            await CommandRun.ExecuteAsync([.. Node, "--version"], workingDirectory, cancellation)
            ?? throw new LocalSetupException("Node.js was not found on this machine.", Advice);
        if (Major(run.Output) is not { } major)
        {
            throw new LocalSetupException($"`node --version` answered: {run.Output}", Advice);
        }

        if (major < OldestNode)
        {
            throw new LocalSetupException($"Node.js {run.Output} is too old; {OldestNode} is needed.", Advice);
        }
    }

    private static int? Major(string version)
    {
        return int.TryParse(version.TrimStart('v').Split('.')[0], out var major) ? major : null;
    }
}
