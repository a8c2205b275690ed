using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Tests.Docs;

namespace Pleno.Tests.Platform;

/// <summary>The HTTP functions on the local host, with the settings and the clock that the real worker has.</summary>
internal sealed class LocalWeb : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LocalWeb(WebApplication app) => _app = app;

    /// <summary>Where it listens: <c>http://127.0.0.1:port</c>.</summary>
    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<LocalWeb> StartAsync(IEnumerable<KeyValuePair<string, string?>> values)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var settings = AppSettings.From(values);
        builder.AddLocalFunctionsHost(
            new LocalHostOptions
            {
                Functions = FunctionCatalogue.Search(HttpFunctions()),
                Host = HostSettings.Load(Path.Combine(Repository.Root, "host.json"), settings),
                Settings = settings,
                Port = 0,
            }
        );
        builder.Services.AddPleno(builder.Configuration);
        var app = builder.Build();
        app.MapLocalFunctions();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new LocalWeb(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static IEnumerable<Type> HttpFunctions() =>
        FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Where(function => function.Kind == TriggerKind.Http)
            .Select(function => function.Method.DeclaringType!);
}
