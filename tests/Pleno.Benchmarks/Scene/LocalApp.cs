using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pleno.Functions.Notices;
using Pleno.Local;
using Pleno.Local.Hosting;
using Pleno.Local.Services;
using Pleno.Storage;
using Pleno.Uploads;

namespace Pleno.Benchmarks.Scene;

/// <summary>All triggers in the local host, which stands in for the one of Azure Functions.</summary>
internal static class LocalApp
{
    /// <param name="connection">The account, whose containers, queues and tables are there.</param>
    /// <param name="port">Port of the HTTP triggers.</param>
    /// <param name="mail">Where the mail service is; null where no letter is sent.</param>
    /// <param name="observer">Told of each invocation; null for nobody.</param>
    public static async Task<WebApplication> StartAsync(
        string connection,
        int port,
        Uri? mail,
        IInvocationObserver? observer = null
    )
    {
        var root = RepositoryRoot.Find();
        var sample = AppSettings.Load(Path.Combine(root, "local.settings.sample.json"));
        var settings = AppSettings.From(sample.Values, Pipeline.Settings(connection, mail));
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddLocalFunctionsHost(
            new LocalHostOptions
            {
                Functions = FunctionCatalogue.Search(typeof(SendNotice).Assembly),
                Host = HostSettings.Load(Path.Combine(root, "host.json"), settings),
                Settings = settings,
                Port = port,
            }
        );
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IHostLifetime, OwnedLifetime>();
        if (observer is not null)
        {
            builder.Services.AddSingleton(observer);
        }

        builder.Services.AddPleno(builder.Configuration);
        // What only prepares the emulator: all of it is there, as the template has made it in Azure.
        foreach (var preparation in (Type[])[typeof(PrepareStorage), typeof(OpenStorageToPages)])
        {
            builder.Services.Remove(builder.Services.Single(service => service.ImplementationType == preparation));
        }

        var app = builder.Build();
        app.MapLocalFunctions();
        await app.StartAsync();
        return app;
    }
}
