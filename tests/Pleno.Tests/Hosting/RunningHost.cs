using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Local.Hosting;

namespace Pleno.Tests.Hosting;

/// <summary>A local host with the given trigger classes, started on a free port.</summary>
public sealed class RunningHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private RunningHost(WebApplication app, Calls calls)
    {
        this.app = app;
        Calls = calls;
    }

    public Calls Calls { get; }

    public string Address =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<RunningHost> StartAsync(Storage storage, Setup setup, params Type[] triggers)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        var calls = new Calls();
        calls.Behaviour = setup.Behaviour ?? calls.Behaviour;
        builder.Services.AddSingleton(calls).AddSingleton<IInvocationObserver>(calls);
        builder.Services.AddSingleton(setup.Clock);
        builder.AddLocalFunctionsHost(Options(storage, setup, triggers));
        var built = builder.Build();
        built.MapLocalFunctions();
        await built.StartAsync(TestContext.Current.CancellationToken);
        return new(built, calls);
    }

    public Task StopAsync() => app.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await app.DisposeAsync();
    }

    private static LocalHostOptions Options(Storage storage, Setup setup, Type[] triggers)
    {
        var settings = AppSettings.From([
            KeyValuePair.Create("AzureWebJobsStorage", (string?)storage.ConnectionString),
            KeyValuePair.Create("OtherStorage", (string?)storage.ConnectionString),
            KeyValuePair.Create("Queue", (string?)storage.QueueName),
            KeyValuePair.Create("Other", (string?)storage.OtherName),
            KeyValuePair.Create("Container", (string?)storage.ContainerName),
            KeyValuePair.Create("Sweep__Schedule", (string?)"0 */5 * * * *"),
            .. setup.Settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)),
        ]);
        return new LocalHostOptions
        {
            Functions = FunctionCatalogue.Search(triggers),
            Host = HostSettings.Read(BinaryData.FromString(HostJson).ToStream(), settings),
            Settings = settings,
            Port = 0,
            HostId = storage.HostId,
            BlobScanInterval = TimeSpan.FromMilliseconds(100),
            MessageLease = setup.MessageLease,
            DrainTimeout = setup.DrainTimeout,
        };
    }

    private const string HostJson = """
        { "version": "2.0", "extensions": { "queues": { "maxPollingInterval": "00:00:00.2" } } }
        """;
}

public sealed record Setup
{
    public Dictionary<string, string> Settings { get; init; } = [];

    public Func<string, CancellationToken, Task>? Behaviour { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public TimeSpan MessageLease { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(10);

    public static Func<string, CancellationToken, Task> Fails { get; } =
        (_, _) => Task.FromException(new InvalidOperationException("on purpose"));

    /// <summary>Neither ends nor minds being cancelled: a stop leaves it as a crash would.</summary>
    public static Func<string, CancellationToken, Task> Hangs { get; } = (_, _) => new TaskCompletionSource().Task;
}
