using System.Diagnostics;
using System.Net.Sockets;

namespace Pleno.Local.Services;

/// <summary>A service that runs in node and cannot outlive this process: its standard input is the leash (see die-with-parent.cjs).</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private readonly Process process = new() { EnableRaisingEvents = true };
    private readonly LastLines output = new();
    private readonly string name;
    private readonly TextWriter log;
    private volatile bool started;
    private volatile bool ready;
    private volatile bool stopping;

    private NodeProcess(string name, TextWriter log)
    {
        this.name = name;
        this.log = log;
    }

    public int Id => process.Id;

    /// <summary>Set once stopped: whether the service ended by itself, with all saved, or had to be killed.</summary>
    public bool StoppedByItself { get; private set; }

    /// <summary>Starts the script and returns when every one of its ports answers.</summary>
    public static async Task<NodeProcess> StartAsync(
        string name,
        IEnumerable<string> arguments,
        IReadOnlyList<int> ports,
        TextWriter log,
        CancellationToken cancellation,
        IReadOnlyDictionary<string, string>? environment = null
    )
    {
        var node = new NodeProcess(name, log);
        try
        {
            node.Launch(arguments, environment ?? new Dictionary<string, string>());
            await node.WaitForPortsAsync(ports, cancellation);
            node.ready = true;
            return node;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    private LocalSetupException Failed(string how)
    {
        return new LocalSetupException(
            $"{name} {how}. Its last lines:{Environment.NewLine}{output}",
            "Read the lines above; a damaged data folder can be moved away, the next start makes a new one."
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (stopping)
        {
            return;
        }

        stopping = true;
        if (started)
        {
            StoppedByItself = await StopAsync();
        }

        process.Dispose();
    }

    private void Launch(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var folder = NodePackages.InRepository().Folder;
        process.StartInfo = new ProcessStartInfo("node", ["--require", "./die-with-parent.cjs", .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        DropForeignSettings(process.StartInfo.Environment);
        foreach (var (key, value) in environment)
        {
            process.StartInfo.Environment[key] = value;
        }

        process.OutputDataReceived += (_, line) => output.Add(line.Data);
        process.ErrorDataReceived += (_, line) => output.Add(line.Data);
        process.Exited += (_, _) => Report();
        process.Start();
        started = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    // Both services also read their settings from the environment; AZURITE_ACCOUNTS would change the account key.
    private static void DropForeignSettings(IDictionary<string, string?> environment)
    {
        foreach (var key in environment.Keys.ToArray())
        {
            if (
                key.StartsWith("AZURITE_", StringComparison.OrdinalIgnoreCase)
                || key.StartsWith("MAILDEV_", StringComparison.OrdinalIgnoreCase)
            )
            {
                environment.Remove(key);
            }
        }
    }

    private async Task WaitForPortsAsync(IReadOnlyList<int> ports, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        foreach (var port in ports)
        {
            while (!await AnswersAsync(port, cancellation))
            {
                await CheckAliveAsync(cancellation);
                if (watch.Elapsed > StartPatience)
                {
                    throw Failed($"did not answer on port {port} within {StartPatience.TotalSeconds} s");
                }

                await Task.Delay(50, cancellation);
            }
        }

        await CheckAliveAsync(cancellation);
    }

    private async Task CheckAliveAsync(CancellationToken cancellation)
    {
        if (process.HasExited)
        {
            // Also waits for the rest of the output, which the error quotes.
            await process.WaitForExitAsync(cancellation);
            throw Failed("ended while starting");
        }
    }

    private static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private async Task<bool> StopAsync()
    {
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync(patience.Token);
            return process.ExitCode == 0;
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    private void Report()
    {
        if (ready && !stopping)
        {
            log.WriteLine($"{name} ended unexpectedly. Its last lines:{Environment.NewLine}{output}");
        }
    }
}
