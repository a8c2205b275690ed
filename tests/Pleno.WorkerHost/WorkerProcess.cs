using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Pleno.WorkerHost;

/// <summary>The published app as a process, started as the Functions host starts it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>What it wrote to its own output, which nobody sees in Azure.</summary>
    public ConcurrentQueue<string> Output { get; } = new();

    public static WorkerProcess Start(WorkerHostOptions options, int port)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = options.AppFolder,
        };
        foreach (var argument in Arguments(options, port))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = options.AppFolder;
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = options.AppFolder;
        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        foreach (var (name, value) in options.Settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var worker = new WorkerProcess(Process.Start(start)!);
        worker._process.OutputDataReceived += (_, line) => worker.Keep(line.Data);
        worker._process.ErrorDataReceived += (_, line) => worker.Keep(line.Data);
        worker._process.BeginOutputReadLine();
        worker._process.BeginErrorReadLine();
        return worker;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    // The same told in the old and in the new way, as the host does.
    private static string[] Arguments(WorkerHostOptions options, int port)
    {
        var (worker, request) = (Guid.NewGuid().ToString(), Guid.NewGuid().ToString());
        var most = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return
        [
            Path.Combine(options.AppFolder, $"{options.Assembly}.dll"),
            .. (string[])["--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture)],
            .. (string[])["--workerId", worker, "--requestId", request, "--grpcMaxMessageLength", most],
            .. (string[])["--functions-uri", $"http://127.0.0.1:{port}/", "--functions-worker-id", worker],
            .. (string[])["--functions-request-id", request, "--functions-grpc-max-message-length", most],
        ];
    }

    private void Keep(string? line)
    {
        if (line is not null)
        {
            Output.Enqueue(line);
        }
    }
}
