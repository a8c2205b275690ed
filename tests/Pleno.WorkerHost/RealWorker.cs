using System.Text.Json.Nodes;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pleno.WorkerHost;

/// <summary>
/// Starts the deployed app with Microsoft's worker in a process of its own and plays the Functions host to it: it indexes and loads every function, and
/// invokes the one that a test names. It listens to no queue, blob or clock.
/// </summary>
public sealed class RealWorker : IAsyncDisposable
{
    private readonly WebApplication _server;
    private readonly WorkerChannel _channel;
    private readonly WorkerProcess _process;

    private RealWorker(WebApplication server, WorkerChannel channel, WorkerProcess process) =>
        (_server, _channel, _process) = (server, channel, process);

    /// <summary>Every function, by name.</summary>
    public IReadOnlyDictionary<string, WorkerFunction> Functions { get; private set; } =
        new Dictionary<string, WorkerFunction>();

    /// <summary>What the worker can do, as it told the host.</summary>
    public IReadOnlyDictionary<string, string> Capabilities { get; private set; } = new Dictionary<string, string>();

    /// <summary>Where the worker's own HTTP server listens, to which the host forwards requests.</summary>
    public Uri HttpAddress => new(Capabilities["HttpUri"]);

    /// <summary>What the worker logged through the host.</summary>
    public IReadOnlyCollection<WorkerLog> Logs => _channel.Logs;

    /// <summary>What the process wrote to its output.</summary>
    public IReadOnlyCollection<string> Output => _process.Output;

    public int ProcessId => _process.Id;

    /// <summary>Starts the app; returns when every function is loaded.</summary>
    public static async Task<RealWorker> StartAsync(WorkerHostOptions options, CancellationToken cancellationToken)
    {
        var channel = new WorkerChannel();
        var server = Server(channel);
        await server.StartAsync(cancellationToken);
        var address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var process = WorkerProcess.Start(options, new Uri(address.Addresses.Single()).Port);
        var worker = new RealWorker(server, channel, process);
        try
        {
            await worker.LoadAsync(options.AppFolder, cancellationToken);
            return worker;
        }
        catch
        {
            await worker.DisposeAsync();
            throw;
        }
    }

    /// <summary>A timer is due.</summary>
    public Task<WorkerInvocation> TimerAsync(string function, CancellationToken cancellationToken) =>
        InvokeAsync(function, WorkerValues.Timer(), [], cancellationToken);

    /// <summary>A message has come.</summary>
    /// <param name="function">Which function.</param>
    /// <param name="message">The message as the queue has it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<WorkerInvocation> QueueAsync(
        string function,
        Azure.Storage.Queues.Models.QueueMessage message,
        CancellationToken cancellationToken
    ) =>
        InvokeAsync(
            function,
            WorkerValues.Queue(Functions[function].Trigger, message),
            WorkerValues.QueueMetadata(message),
            cancellationToken
        );

    /// <summary>A blob was written.</summary>
    /// <param name="function">Which function.</param>
    /// <param name="container">The container.</param>
    /// <param name="name">The blob's name.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<WorkerInvocation> BlobAsync(
        string function,
        string container,
        string name,
        CancellationToken cancellationToken
    ) =>
        InvokeAsync(
            function,
            WorkerValues.Blob((string?)Functions[function].Trigger["connection"] ?? "", container, name),
            WorkerValues.BlobMetadata(container, name),
            cancellationToken
        );

    /// <summary>An HTTP request has been given to a function under this id: it waits for the request itself to come to <see cref="HttpAddress"/>.</summary>
    public Task<WorkerInvocation> HttpAsync(
        string function,
        string invocation,
        string method,
        string url,
        CancellationToken cancellationToken
    ) => InvokeAsync(function, WorkerValues.Http(method, url), [], cancellationToken, invocation);

    public async ValueTask DisposeAsync()
    {
        _process.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
    }

    private static WebApplication Server(WorkerChannel channel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2)
        );
        builder.Services.AddGrpc(grpc => (grpc.MaxReceiveMessageSize, grpc.MaxSendMessageSize) = (null, null));
        builder.Services.AddSingleton(channel);
        builder.Services.AddSingleton<IServiceMethodProvider<WorkerChannel>, WorkerChannelMethods>();
        var server = builder.Build();
        server.MapGrpcService<WorkerChannel>();
        return server;
    }

    private async Task LoadAsync(string folder, CancellationToken cancellationToken)
    {
        await StartedAsync(cancellationToken);
        var initialized = await _channel.AskAsync(
            Message(
                "workerInitRequest",
                new()
                {
                    ["hostVersion"] = "4.1037.0",
                    ["workerDirectory"] = folder,
                    ["functionAppDirectory"] = folder,
                }
            ),
            "workerInitResponse",
            id: null,
            cancellationToken
        );
        Capabilities = initialized["capabilities"]!.AsObject().ToDictionary(one => one.Key, one => (string)one.Value!);
        var indexed = await _channel.AskAsync(
            Message("functionsMetadataRequest", new() { ["functionAppDirectory"] = folder }),
            "functionMetadataResponse",
            id: null,
            cancellationToken
        );
        Functions = indexed["functionMetadataResults"]!
            .AsArray()
            .Select(function => WorkerFunction.From(function!.AsObject()))
            .ToDictionary(function => function.Name, StringComparer.Ordinal);
        foreach (var function in Functions.Values)
        {
            await LoadAsync(function, cancellationToken);
        }
    }

    private async Task LoadAsync(WorkerFunction function, CancellationToken cancellationToken)
    {
        var request = new JsonObject { ["functionId"] = function.Id, ["metadata"] = function.Metadata.DeepClone() };
        var loaded = await _channel.AskAsync(
            Message("functionLoadRequest", request),
            "functionLoadResponse",
            function.Id,
            cancellationToken
        );
        if ((string?)loaded["result"]?["status"] != "Success")
        {
            throw new InvalidOperationException($"{function.Name} does not load: {loaded.ToJsonString()}");
        }
    }

    /// <summary>The worker has opened its stream. One that ends before, says why.</summary>
    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = _channel.WaitFor("startStream");
        while (await Task.WhenAny(started, Task.Delay(100, cancellationToken)) != started)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"The worker ended: {string.Join('\n', Output)}");
            }
        }
    }

    private async Task<WorkerInvocation> InvokeAsync(
        string function,
        JsonObject value,
        JsonObject metadata,
        CancellationToken cancellationToken,
        string? invocation = null
    )
    {
        invocation ??= Guid.NewGuid().ToString();
        var target = Functions[function];
        var request = new JsonObject
        {
            ["invocationId"] = invocation,
            ["functionId"] = target.Id,
            ["inputData"] = new JsonArray(new JsonObject { ["name"] = target.Parameter, ["data"] = value }),
            ["triggerMetadata"] = metadata,
            ["traceContext"] = new JsonObject(),
        };
        return WorkerInvocation.From(
            await _channel.AskAsync(
                Message("invocationRequest", request),
                "invocationResponse",
                invocation,
                cancellationToken
            )
        );
    }

    private static JsonObject Message(string name, JsonObject content) => new() { [name] = content };
}
