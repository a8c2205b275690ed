using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Tests.Telemetry;

/// <summary>What is logged, counted and traced arrives at the collector, also under a host that lets nothing below a warning pass.</summary>
public sealed class ExportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Information_counts_and_steps_arrive_and_what_other_libraries_chat_does_not()
    {
        var received = new ConcurrentQueue<(string Path, string Body)>();
        await using var collector = await CollectorAsync(received);
        using (var host = await HostAsync(collector))
        {
            var loggers = host.Services.GetRequiredService<ILoggerFactory>();
            Tell(loggers.CreateLogger("Pleno.Intake.DecideDocument"), "information-of-ours");
            Tell(loggers.CreateLogger("Azure.Core"), "information-of-others");
            using (Trail.Step("a step of ours")) { }
            Counts.Judged("Siap");
            await host.StopAsync(Token);
        }

        All("/v1/logs").ShouldContain("information-of-ours");
        All("/v1/logs").ShouldNotContain("information-of-others");
        All("/v1/traces").ShouldContain("a step of ours");
        All("/v1/metrics").ShouldContain("pleno.verdicts");

        string All(string path) => string.Join('\n', received.Where(one => one.Path == path).Select(one => one.Body));
    }

    private static void Tell(ILogger logger, string text) =>
        logger.Log(LogLevel.Information, default, text, null, (state, _) => state);

    /// <summary>A host as the worker makes it: a default filter that drops everything below a warning.</summary>
    private static async Task<IHost> HostAsync(WebApplication collector)
    {
        var address = collector.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration.AddInMemoryCollection([
            KeyValuePair.Create<string, string?>("Telemetry:Exporter", "Otlp"),
            KeyValuePair.Create<string, string?>("Telemetry:Endpoint", address.Addresses.First()),
            KeyValuePair.Create<string, string?>(StorageNames.Connection, "UseDevelopmentStorage=true"),
        ]);
        builder.Services.AddTelemetry(builder.Configuration);
        var host = builder.Build();
        await host.StartAsync(Token);
        return host;
    }

    private static async Task<WebApplication> CollectorAsync(ConcurrentQueue<(string Path, string Body)> received)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            received.Enqueue((context.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            context.Response.StatusCode = StatusCodes.Status200OK;
        });
        await app.StartAsync(Token);
        return app;
    }
}
