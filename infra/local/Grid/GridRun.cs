using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pleno.Contests;
using Pleno.Local.Checking;
using Pleno.Local.Services;
using Pleno.Notices;
using Pleno.Storage;

namespace Pleno.Local.Grid;

/// <summary>
/// Azurite and the stand-in for SendGrid in this process, the senders in another that is killed. Azurite keeps everything in memory:
/// it is not what is tried here, and on disk it writes all it has every few seconds.
/// </summary>
internal sealed class GridRun : IAsyncDisposable
{
    private const string Contest = "tests/scenarios/kaltim-2024/config/gubernur-64-2024";

    // Azurite's queue slows with its depth.
    private const int MostUnderWay = 200;

    // The stand-in posts one message's events after the other. A longer row than this would come after the wait for an event is
    // over, and each letter of unknown fate would go out twice for that reason alone.
    private const int MostUnreported = 40;
    private const int Portion = 20;

    /// <summary>Older than a minute from now: every post that is still to be looked at.</summary>
    private static readonly TimeSpan OfAnyAge = TimeSpan.FromMinutes(-1);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Report = TimeSpan.FromSeconds(10);

    private readonly GridPlan _plan;
    private readonly TextWriter _output;
    private readonly AzuriteProcess _azurite;
    private readonly SendGridStandIn _sendGrid;
    private readonly SenderProcess _sender;
    private readonly ServiceProvider _services;
    private readonly Contest _contest;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private volatile int _raised;

    private GridRun(
        GridPlan plan,
        TextWriter output,
        AzuriteProcess azurite,
        SendGridStandIn sendGrid,
        SenderProcess sender
    )
    {
        (_plan, _output, _azurite, _sendGrid, _sender) = (plan, output, azurite, sendGrid, sender);
        _contest = new ContestFolders(null).Read(Path.Combine(RepositoryRoot.Find(), Contest));
        _services = new ServiceCollection()
            .AddLogging()
            .AddPleno(
                new ConfigurationBuilder()
                    .AddInMemoryCollection([
                        KeyValuePair.Create<string, string?>(StorageNames.Connection, azurite.ConnectionString),
                    ])
                    .Build()
            )
            .BuildServiceProvider();
    }

    /// <summary>Starts the services on free ports, with an empty folder of its own.</summary>
    /// <exception cref="LocalSetupException">Something on this machine is in the way.</exception>
    public static async Task<GridRun> StartAsync(
        GridPlan plan,
        string data,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        var ports = FreePorts.Take(5);
        var azurite = await AzuriteProcess.StartAsync(
            new AzuriteOptions
            {
                BlobPort = ports[0],
                QueuePort = ports[1],
                TablePort = ports[2],
            },
            output,
            cancellationToken
        );
        var sendGrid = await SendGridStandIn.StartAsync(
            new SendGridStandInOptions
            {
                Port = ports[3],
                ApiKey = LocalServices.LocalApiKey,
                DataDirectory = data,
                WebhookUrl = new Uri($"http://127.0.0.1:{ports[4]}/api/sendgrid/events"),
                Faults = plan.Faults,
            },
            cancellationToken
        );
        var sender = new SenderProcess(GridSettings.ForSenders(azurite.ConnectionString, sendGrid, ports[4]));
        return new GridRun(plan, output, azurite, sendGrid, sender);
    }

    /// <summary>Raises every notice, kills the sender at its moments, waits until nothing is open, and counts.</summary>
    public async Task<GridOutcome> PlayAsync(CancellationToken cancellationToken)
    {
        await _services.GetServices<IHostedService>().OfType<PrepareStorage>().Single().StartAsync(cancellationToken);
        await _services.GetRequiredService<ContestStore>().SaveAsync(_contest, cancellationToken);
        _sender.Start();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reporting = ReportAsync(stop.Token);
        var raising = RaiseAllAsync(stop.Token);
        try
        {
            await KillAllAsync(raising, cancellationToken);
            await raising;
            await WaitUntilNothingIsOpenAsync(cancellationToken);
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(raising, reporting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await ReportOnceAsync();
        return await new GridCount(_services, _contest, _sendGrid, _plan).CountAsync(_watch.Elapsed, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _sender.Dispose();
        await _services.DisposeAsync();
        await _sendGrid.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    private async Task RaiseAllAsync(CancellationToken cancellationToken)
    {
        while (_raised < _plan.Notices)
        {
            while (_raised - _sendGrid.AcceptedCount > MostUnderWay || _sendGrid.UnfinishedCount > MostUnreported)
            {
                await Task.Delay(Look, cancellationToken);
            }

            var last = Math.Min(_raised + Portion, _plan.Notices);
            await Parallel.ForEachAsync(
                Enumerable.Range(_raised, last - _raised),
                new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
                async (number, cancellation) => await RaiseAsync(number, cancellation)
            );
            _raised = last;
        }
    }

    /// <summary>One notice to one office: the simplest there is, since it is the way to the office that is tried.</summary>
    private Task<Notice?> RaiseAsync(int number, CancellationToken cancellationToken)
    {
        var office = _contest.Offices[number % _contest.Offices.Count];
        var happened = new NoticeEvent(
            NoticeKind.TimerSilent,
            $"grid {number}",
            _contest.Key.Area,
            [office],
            new TimerSilentFacts(DateTimeOffset.UnixEpoch.AddMinutes(number), _contest.Zone)
        );
        return _services.GetRequiredService<NoticeDesk>().RaiseAsync(_contest, happened, cancellationToken);
    }

    private async Task KillAllAsync(Task raising, CancellationToken cancellationToken)
    {
        foreach (var moment in _plan.KillAfter())
        {
            while (_sendGrid.AcceptedCount < moment)
            {
                if (raising.IsFaulted)
                {
                    await raising;
                }

                _sender.CheckAlive();
                await Task.Delay(5, cancellationToken);
            }

            await _sender.KillAsync(cancellationToken);
            await _output.WriteLineAsync($"  SIGKILL setelah / after {_sendGrid.AcceptedCount}");
            _sender.Start();
        }
    }

    private async Task WaitUntilNothingIsOpenAsync(CancellationToken cancellationToken)
    {
        var events = _services.GetRequiredService<EventStore>();
        var deliveries = _services.GetRequiredService<DeliveryStore>();
        while (
            (await deliveries.ListOpenAsync(_contest.Key, cancellationToken)).Count > 0
            || _sendGrid.UnfinishedCount > 0
            || (await events.ListPostsAsync(OfAnyAge, cancellationToken)).Count > 0
        )
        {
            _sender.CheckAlive();
            await Task.Delay(Look, cancellationToken);
        }
    }

    private async Task ReportAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(Report, cancellationToken);
            await ReportOnceAsync();
        }
    }

    private Task ReportOnceAsync() =>
        _output.WriteLineAsync(
            $"  {_watch.Elapsed:mm\\:ss} diterbitkan / raised {_raised}, diterima / accepted {_sendGrid.AcceptedCount}"
        );
}
