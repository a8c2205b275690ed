using Pleno.Local.Services;
using Pleno.Tests.Platform;
using Pleno.Tests.Services;
using Pleno.WorkerHost;

[assembly: AssemblyFixture(typeof(PlatformFixture))]

namespace Pleno.Tests.Platform;

/// <summary>The deployed app on Microsoft's worker with kaltim-2024 played to it: started once, by the first test that asks.</summary>
public sealed class PlatformFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private PlatformRun? _run;

    internal async Task<PlatformRun> GetAsync(AzuriteFixture azurite)
    {
        await _starting.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _run ??= await PlatformRun.StartAsync(azurite);
        }
        finally
        {
            _starting.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _starting.Dispose();
        if (_run is not null)
        {
            await _run.DisposeAsync();
        }
    }
}

/// <summary>The worker, its HTTP side and its mail service.</summary>
internal sealed class PlatformRun : IAsyncDisposable
{
    private PlatformRun(string connection, SendGridRig mail, RealWorker worker, WorkerFrontEnd frontEnd) =>
        (Connection, Mail, Worker, FrontEnd, Scenario) = (connection, mail, worker, frontEnd, new(connection, worker));

    public string Connection { get; }

    public SendGridRig Mail { get; }

    public RealWorker Worker { get; }

    public WorkerFrontEnd FrontEnd { get; }

    public PlatformScenario Scenario { get; }

    /// <summary>The letters of the scenario.</summary>
    public IReadOnlyList<Personalization?> Letters { get; private set; } = [];

    /// <summary>What the app was given as settings.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; private init; } = new Dictionary<string, string?>();

    public static async Task<PlatformRun> StartAsync(AzuriteFixture azurite)
    {
        var token = TestContext.Current.CancellationToken;
        var port = FreePorts.Take(1)[0];
        var connection = await azurite.NewAccountAsync();
        var mail = await SendGridRig.StartAsync(options =>
            options with
            {
                WebhookUrl = new Uri($"http://127.0.0.1:{port}/api/sendgrid/events"),
            }
        );
        var settings = PlatformSettings.For(
            connection,
            mail.StandIn.Url,
            SendGridRig.ApiKey,
            mail.StandIn.PublicKeyBase64
        );
        var app = new WorkerHostOptions { AppFolder = await PublishedApp.GetFolderAsync(token), Settings = settings };
        var worker = await RealWorker.StartAsync(app, token);
        var frontEnd = await WorkerFrontEnd.StartAsync(worker, port, token);
        var run = new PlatformRun(connection, mail, worker, frontEnd) { Settings = settings };
        await run.Scenario.PlayAsync();
        run.Letters = [.. mail.StandIn.Accepted.SelectMany(message => message.Message.Personalizations!)];
        await run.Scenario.AskAgainAsync();
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await FrontEnd.DisposeAsync();
        await Worker.DisposeAsync();
        await Mail.DisposeAsync();
    }
}
