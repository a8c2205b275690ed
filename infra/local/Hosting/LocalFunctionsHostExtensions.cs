using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Pleno.Local.Hosting;

public static class LocalFunctionsHostExtensions
{
    /// <summary>The Functions host's own limit.</summary>
    public const long MaxRequestBodySize = 104_857_600;

    private static readonly TimeSpan ShutdownMargin = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs the functions of <paramref name="options"/> in this application: their settings become its configuration
    /// (environment and arguments win), host.json's log levels apply, and it listens on the loopback addresses only.
    /// The clock is the registered <see cref="TimeProvider"/>.
    /// </summary>
    public static WebApplicationBuilder AddLocalFunctionsHost(
        this WebApplicationBuilder builder,
        LocalHostOptions options
    )
    {
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource { InitialData = options.Settings.Values }
        );
        builder.Logging.AddConfiguration(options.Host.Logging);
        builder.Services.TryAddSingleton(TimeProvider.System);
        // As the worker does: what it registers besides (a NavigationManager, for one) has broken pages in Azure that were fine here.
        builder.Services.AddMvc();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddSingleton<FunctionEndpoints>();
        builder.Services.AddSingleton<ListenerFactory>();
        builder.Services.AddHostedService<LocalFunctionsHost>();
        builder.Services.AddSingleton<IStartupFilter, LoopbackOnly>();
        builder.Services.Configure<KestrelServerOptions>(kestrel => Listen(kestrel, options.Port));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.DrainTimeout + ShutdownMargin);
        return builder;
    }

    /// <summary>Maps the HTTP functions; an application that has any does not start without this call.</summary>
    public static WebApplication MapLocalFunctions(this WebApplication app)
    {
        app.Services.GetRequiredService<FunctionEndpoints>().Map(app);
        return app;
    }

    private static void Listen(KestrelServerOptions kestrel, int port)
    {
        kestrel.Limits.MaxRequestBodySize = MaxRequestBodySize;
        // ListenLocalhost serves both loopback addresses but cannot pick a free port for the two.
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, port);
        }
        else
        {
            kestrel.ListenLocalhost(port);
        }
    }
}
