using System.CommandLine;
using Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Local.Services;
using Pleno.Storage;

namespace Pleno.Local.Commands;

/// <summary>The data a command works on: what a scenario left behind, or the storage of the settings.</summary>
internal static class StoredData
{
    public static Option<string?> ScenarioOption() =>
        new("--scenario")
        {
            Description =
                "Data yang ditinggalkan skenario ini; tanpa ini penyimpanan AzureWebJobsStorage / what this scenario left behind; without it the storage of AzureWebJobsStorage",
        };

    /// <summary>Opens the data, lets the command work on it, and closes it.</summary>
    /// <exception cref="LocalSetupException">The storage does not answer, or the services cannot be started.</exception>
    public static async Task<int> UseAsync(
        string? scenario,
        TextWriter output,
        Func<IServiceProvider, Task<int>> use,
        CancellationToken cancellationToken
    )
    {
        var settings = LocalSettings.Load();
        await using var local = scenario is null
            ? null
            : await LocalServices.StartAsync(settings.ServicesFor(scenario), output, cancellationToken);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPleno(
                new ConfigurationBuilder()
                    .AddInMemoryCollection([
                        KeyValuePair.Create<string, string?>(
                            StorageNames.Connection,
                            local?.ConnectionString ?? settings.Storage
                        ),
                    ])
                    .Build()
            )
            .BuildServiceProvider();
        try
        {
            return await use(services);
        }
        catch (Exception unreachable) when (unreachable is RequestFailedException or AggregateException)
        {
            throw new LocalSetupException(
                $"Penyimpanan tidak menjawab / the storage does not answer: {unreachable.Message}",
                "AzureWebJobsStorage, --scenario NAME"
            );
        }
    }
}
