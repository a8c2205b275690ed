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

    private WorkerFrontEnd(WebApplication server, HttpMessageInvoker client) => (_server, _client) = (server, client);

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address =>
        new(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Starts it; the worker stays the caller's.</summary>
    public static async Task<WorkerFrontEnd> StartAsync(RealWorker worker, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(System.Net.IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = LocalFunctionsHostExtensions.MaxRequestBodySize;
        });
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        var server = builder.Build();
        var client = new HttpMessageInvoker(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
        var forwarder = server.Services.GetRequiredService<IHttpForwarder>();
        server.UseFunctionRoutes(
            worker
                .Functions.Values.Where(function => function.Type == "httpTrigger")
                .Select(function => new FunctionRoute(function.Name, $"api/{function.Route}", function.Methods)),
            route => context => RunAsync(worker, forwarder, client, route.Name, context)
        );
        await server.StartAsync(cancellationToken);
        return new WorkerFrontEnd(server, client);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        _client.Dispose();
    }

    private static async Task RunAsync(
        RealWorker worker,
        IHttpForwarder forwarder,
        HttpMessageInvoker client,
        string function,
        HttpContext context
    )
    {
        var request = context.Request;
        var invocation = Guid.NewGuid().ToString();
        request.Headers[InvocationHeader] = invocation;
        var invoking = worker.HttpAsync(
            function,
            invocation,
            request.Method,
            $"{request.Path}{request.QueryString}",
            CancellationToken.None
        );
        var forwarding = forwarder.SendAsync(context, worker.HttpAddress.ToString(), client).AsTask();
        await Task.WhenAny(invoking, forwarding);
        if (invoking.IsCompleted && !(await invoking).Succeeded && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            return;
        }

        await forwarding;
    }
}
