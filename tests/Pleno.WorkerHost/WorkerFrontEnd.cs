using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Local.Hosting;
using Yarp.ReverseProxy.Forwarder;

namespace Pleno.WorkerHost;

/// <summary>
/// The HTTP side of the host: finds the function by the host's rule, announces the invocation to the worker, and forwards the request to the worker's own
/// server with the forwarder that the host uses.
/// </summary>
public sealed class WorkerFrontEnd : IAsyncDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";
    private readonly WebApplication _server;
    private readonly HttpMessageInvoker _client;

    private WorkerFrontEnd(WebApplication server, HttpMessageInvoker client, ConcurrentQueue<string> failures) =>
        (_server, _client, Failures) = (server, client, failures);

    /// <summary>What failed with an exception: request and exception.</summary>
    public IReadOnlyCollection<string> Failures { get; }

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts it on a port of 127.0.0.1; the worker stays the caller's.</summary>
    public static async Task<WorkerFrontEnd> StartAsync(
        RealWorker worker,
        int port,
        CancellationToken cancellationToken
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, port);
            kestrel.Limits.MaxRequestBodySize = LocalFunctionsHostExtensions.MaxRequestBodySize;
        });
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        var server = builder.Build();
        var client = new HttpMessageInvoker(new RetryHandler());
        var failures = new ConcurrentQueue<string>();
        var forwarder = server.Services.GetRequiredService<IHttpForwarder>();
        server.UseFunctionRoutes(
            worker
                .Functions.Values.Where(function => function.Type == "httpTrigger")
                .Select(function => new FunctionRoute(function.Name, $"api/{function.Route}", function.Methods)),
            route =>
                async context =>
                {
                    var invocation = await RunAsync(worker, forwarder, client, route.Name, context);
                    if (!invocation.Succeeded)
                    {
                        failures.Enqueue($"{context.Request.Method} {context.Request.Path}: {invocation.Fault}");
                    }
                }
        );
        await server.StartAsync(cancellationToken);
        return new WorkerFrontEnd(server, client, failures);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private static async Task<WorkerInvocation> RunAsync(
        RealWorker worker,
        IHttpForwarder forwarder,
        HttpMessageInvoker client,
        string function,
        HttpContext context
    )
    {
        var request = context.Request;
        var id = Guid.NewGuid().ToString();
        request.Headers[InvocationHeader] = id;
        var invoking = worker.HttpAsync(
            function,
            id,
            request.Method,
            $"{request.Path}{request.QueryString}",
            CancellationToken.None
        );
        await forwarder.SendAsync(context, worker.HttpAddress.ToString(), client);
        var invocation = await invoking;
        if (!invocation.Succeeded && !context.Response.HasStarted)
        {
            // The worker answers 200 without a body when its function has failed; the host makes 500 of it.
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }

        return invocation;
    }
}
