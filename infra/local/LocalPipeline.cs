using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Local.Services;

namespace Pleno.Local;

/// <summary>The triggers of functions/Pleno.Functions, running on this machine.</summary>
internal sealed class LocalPipeline(WebApplication app) : IAsyncDisposable
{
    public IServiceProvider Services => app.Services;

    /// <param name="settings">Port of the host and how it leases messages.</param>
    /// <param name="appSettings">What the triggers see.</param>
    /// <param name="clock">The time that the triggers see.</param>
    /// <param name="isVerbose">Whether to show the host's log.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<LocalPipeline> StartAsync(
        LocalSettings settings,
        AppSettings appSettings,
        TimeProvider clock,
        bool isVerbose,
        CancellationToken cancellationToken
    )
    {
        await PortCheck.WaitUntilFreeAsync(
            [new WantedPort(settings.HostPort, "papan dan webhook / board and webhook", "LocalHost__Port")],
            PortCheck.DefaultPatience,
            cancellationToken
        );
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory }
        );
        builder.AddLocalFunctionsHost(
            new LocalHostOptions
            {
                Functions = FunctionCatalogue.Search(typeof(SendNotice).Assembly),
                Host = HostSettings.Load(Path.Combine(RepositoryRoot.Find(), "host.json"), appSettings),
                Settings = appSettings,
                Port = settings.HostPort,
                MessageLease = settings.MessageLease,
            }
        );
        builder.Logging.AddFilter<ConsoleLoggerProvider>(null, isVerbose ? LogLevel.Information : LogLevel.Error);
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        builder.Services.AddSingleton(clock);
        builder.Services.AddPleno(builder.Configuration);
        var app = builder.Build();
        app.MapLocalFunctions();
        await app.StartAsync(cancellationToken);
        return new LocalPipeline(app);
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }
}

/// <summary>The host leaves Ctrl+C to the command that started it; with its own handler the command would never hear of it.</summary>
internal sealed class OwnedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
