using System.Diagnostics;

namespace Pleno.Benchmarks.Scene;

/// <summary>This program once more, in a process of its own, which ends with its owner at the latest.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ChildProcess(Process process) => _process = process;

    /// <param name="name">What it is to do.</param>
    /// <param name="arguments">With what.</param>
    public static ChildProcess Start(string name, params IEnumerable<string> arguments)
    {
        string[] own = [typeof(ChildProcess).Assembly.Location, "--child", name, .. arguments];
        return new ChildProcess(
            Process.Start(
                new ProcessStartInfo("dotnet", own)
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!
        );
    }

    /// <summary>What it prints until it ends.</summary>
    public async Task<string> OutputAsync(CancellationToken cancellationToken)
    {
        var output = await _process.StandardOutput.ReadToEndAsync(cancellationToken);
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"The child ended with {_process.ExitCode}: {output}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }

        _process.Dispose();
    }
}
