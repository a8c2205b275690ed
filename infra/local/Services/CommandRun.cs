using System.ComponentModel;
using System.Diagnostics;

namespace Pleno.Local.Services;

/// <summary>A command that was run to its end.</summary>
internal sealed record CommandRun(int ExitCode, string Output)
{
    /// <summary>Null when the program does not exist on this machine.</summary>
    public static async Task<CommandRun?> ExecuteAsync(
        IReadOnlyList<string> command,
        string workingDirectory,
        CancellationToken cancellation
    )
    {
        var output = new LastLines();
        using var process = new Process();
        process.StartInfo = Start(command, workingDirectory);
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await WaitAsync(process, cancellation);
        return new CommandRun(process.ExitCode, output.ToString());
    }

    private static async Task WaitAsync(Process process, CancellationToken cancellation)
    {
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static ProcessStartInfo Start(IReadOnlyList<string> command, string workingDirectory)
    {
        return new ProcessStartInfo(command[0], command.Skip(1))
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }
}
