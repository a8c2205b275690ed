using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

/// <summary>
/// A development stand-in for the Azure Functions host: polls the storage emulator and invokes the same trigger
/// classes under the same rules for messages, attempts, receipts and timers. Not for production.
/// </summary>
internal sealed partial class LocalFunctionsHost(
    LocalHostOptions options,
    ListenerFactory listeners,
    FunctionEndpoints endpoints,
    IHostApplicationLifetime application,
    ILogger<LocalFunctionsHost> logger
) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource abort = new();
    private IReadOnlyList<IListener> running = [];
    private Task loops = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        endpoints.RequireMapped();
        foreach (var function in options.Functions.Functions)
        {
            Log.Found(logger, function.Name, function.Kind, options.Settings.IsDisabled(function.Name));
        }

        running = listeners.Create();
        var lifetime = new HostLifetime(stopping.Token, abort.Token);
        loops = Task.WhenAll(
            running.Select(listener => Task.Run(() => RunAsync(listener, lifetime), CancellationToken.None))
        );
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        if (!await EndsWithinAsync(options.DrainTimeout))
        {
            await abort.CancelAsync();
            if (!await EndsWithinAsync(options.DrainTimeout / 5))
            {
                Log.LeftRunning(logger);
            }
        }
    }

    public void Dispose()
    {
        foreach (var listener in running.OfType<IDisposable>())
        {
            listener.Dispose();
        }

        stopping.Dispose();
        abort.Dispose();
    }

    /// <summary>A listener that breaks takes the host down with it: the rest would go on as if nothing were missing.</summary>
    private async Task RunAsync(IListener listener, HostLifetime lifetime)
    {
        try
        {
            await listener.RunAsync(lifetime);
        }
        catch (Exception fault)
        {
            Log.Broken(logger, fault, listener.GetType().Name);
            application.StopApplication();
        }
    }

    private async Task<bool> EndsWithinAsync(TimeSpan limit)
    {
        await Task.WhenAny(loops, Task.Delay(limit, CancellationToken.None));
        return loops.IsCompleted;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Function}: {Kind} trigger, disabled: {Disabled}")]
        public static partial void Found(ILogger logger, string function, TriggerKind kind, bool disabled);

        [LoggerMessage(2, LogLevel.Warning, "Functions were still running at the end; their messages will come back")]
        public static partial void LeftRunning(ILogger logger);

        [LoggerMessage(3, LogLevel.Critical, "{Listener} broke: the host stops")]
        public static partial void Broken(ILogger logger, Exception fault, string listener);
    }
}
