using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Local.Services;
using Pleno.Storage;

namespace Pleno.Local.Rebuilding;

/// <summary>A storage of its own, in memory, with the pipeline's use cases and nobody who sends what they raise. It ends with the command.</summary>
internal sealed class EmptyStorage : IAsyncDisposable
{
    private readonly AzuriteProcess _azurite;
    private readonly ServiceProvider _services;

    private EmptyStorage(AzuriteProcess azurite, ServiceProvider services) =>
        (_azurite, _services) = (azurite, services);

    public IServiceProvider Services => _services;

    /// <param name="clock">The time that the use cases see.</param>
    /// <param name="settings">The settings under which documents are judged, thresholds among them.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="LocalSetupException">Azurite cannot be started.</exception>
    public static async Task<EmptyStorage> StartAsync(
        TimeProvider clock,
        LocalSettings settings,
        CancellationToken cancellationToken
    )
    {
        var ports = FreePorts.Take(3);
        var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                BlobPort = ports[0],
                QueuePort = ports[1],
                TablePort = ports[2],
            },
            TextWriter.Null,
            cancellationToken
        );
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(clock)
            .AddPleno(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(settings.AsGiven.Values)
                    .AddInMemoryCollection([
                        KeyValuePair.Create<string, string?>(StorageNames.Connection, azurite.ConnectionString),
                    ])
                    .Build()
            )
            .BuildServiceProvider();
        await ActivatorUtilities.CreateInstance<PrepareStorage>(services).StartAsync(cancellationToken);
        return new EmptyStorage(azurite, services);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _azurite.DisposeAsync();
    }
}
