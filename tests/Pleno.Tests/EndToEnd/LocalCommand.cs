using System.Collections.Concurrent;
using System.Diagnostics;
using Pleno.Local.Services;

namespace Pleno.Tests.EndToEnd;

/// <summary>The command of the README, as a process of its own with ports and data of its own.</summary>
internal sealed class LocalCommand : IDisposable
{
    private readonly int[] _ports;
    private readonly string _data = Directory.CreateTempSubdirectory("pleno-").FullName;
    private Process? _process;

    public LocalCommand()
        : this(FreePorts.Take(7)) { }

    private LocalCommand(int[] ports) => _ports = ports;

    /// <summary>What the newest process has written so far.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Settings of its own, next to ports and data.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    public string Output => string.Join('\n', Lines);

    /// <summary>Starts it; the ports and the data stay those of the first start.</summary>
    public void Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (
            var argument in (string[])["exec", Path.Combine(AppContext.BaseDirectory, "Pleno.Local.dll"), .. arguments]
        )
        {
            start.ArgumentList.Add(argument);
        }

        string[] settings =
        [
            "LocalServices__BlobPort",
            "LocalServices__QueuePort",
            "LocalServices__TablePort",
            "LocalServices__SmtpPort",
            "LocalServices__InboxPort",
            "LocalServices__SendGridPort",
            "LocalHost__Port",
        ];
        foreach (var (setting, port) in settings.Zip(_ports))
        {
            start.Environment[setting] = $"{port}";
        }

        start.Environment["LocalServices__DataDirectory"] = _data;
        foreach (var (setting, value) in Settings)
        {
            start.Environment[setting] = value;
        }

        Lines.Clear();
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Keep(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Another command that wants the same ports, with data of its own.</summary>
    public LocalCommand Twin() => new(_ports);

    /// <summary>Waits until a line holds the text for the n-th time.</summary>
    public async Task SeeAsync(string text, int times, CancellationToken cancellationToken)
    {
        while (Lines.Count(line => line.Contains(text, StringComparison.Ordinal)) < times)
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"It ended before it said '{text}' {times} times:\n{Output}");
            }

            await Task.Delay(20, cancellationToken);
        }
    }

    /// <summary>SIGKILL to the process alone: what it started must end by itself.</summary>
    public async Task KillAsync(CancellationToken cancellationToken)
    {
        _process!.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync(cancellationToken);
        while (!_ports.All(PortCheck.IsFree))
        {
            await Task.Delay(50, cancellationToken);
        }
    }

    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process!.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>What a scenario left behind is reckoned anew from its evidence, and every row is the same.</summary>
    public async Task RebuildsAsync(string scenario, CancellationToken cancellationToken)
    {
        Start("rebuild", "--scenario", scenario);
        (await EndAsync(cancellationToken)).ShouldBe(0, Output);
        Output.ShouldContain("baris sama / rows the same");
    }

    public bool AllPortsAreFree() => _ports.All(PortCheck.IsFree);

    public void Dispose()
    {
        if (_process is { HasExited: false } running)
        {
            running.Kill(entireProcessTree: true);
            running.WaitForExit();
        }

        _process?.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Lines.Enqueue(line);
        }
    }
}
