using System.Diagnostics;
using Pleno.Functions.Notices;
using Pleno.Local.Commands;
using Pleno.Local.Hosting;
using Pleno.Local.Services;

namespace Pleno.Local.Grid;

/// <summary>The host as a process of its own. It may be killed and started again.</summary>
/// <param name="settings">Its settings.</param>
/// <param name="isWhole">Whether it has every trigger; else those of the notices only.</param>
internal sealed class SenderProcess(IReadOnlyDictionary<string, string> settings, bool isWhole = false) : IDisposable
{
    private readonly LastLines output = new();
    private Process? process;

    public void Start()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            ["exec", typeof(SenderProcess).Assembly.Location, SendersCommand.Name]
        )
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (setting, value) in settings.Concat(isWhole ? [] : Disabled()))
        {
            start.Environment[setting] = value;
        }

        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>SIGKILL: nothing of it is asked, nothing is put in order.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        process!.Kill();
        await process.WaitForExitAsync(cancellationToken);
        process.Dispose();
    }

    /// <exception cref="LocalSetupException">It ended by itself.</exception>
    public void CheckAlive()
    {
        if (process is { HasExited: true })
        {
            throw new LocalSetupException(
                $"Pengirim berakhir sendiri / the sender ended by itself ({process.ExitCode}).",
                output.ToString()
            );
        }
    }

    public void Dispose()
    {
        if (process is null)
        {
            return;
        }

        try
        {
            process.Kill();
            process.WaitForExit();
        }
        catch (InvalidOperationException)
        {
            // It has ended, or was killed before it could be started again.
        }

        process.Dispose();
    }

    private static IEnumerable<KeyValuePair<string, string>> Disabled() =>
        FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Where(function => function.Method.DeclaringType!.Namespace != typeof(SendNotice).Namespace)
            .Select(function => KeyValuePair.Create($"AzureWebJobs__{function.Name}__Disabled", "true"));
}
