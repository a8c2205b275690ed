using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Pleno.Local.Services;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>The services fail, are slow or away, and clocks differ, while a province's documents and letters go through.</summary>
public sealed class FaultDrills(AzuriteFixture azurite)
{
    [Fact]
    public async Task Storage_and_mail_service_fail_at_random_under_two_hosts_whose_clocks_are_an_hour_apart()
    {
        var watch = Stopwatch.StartNew();
        var contest = new SmallContest(DrillSettings.Areas);
        await using var mail = await SendGridRig.StartAsync(options => options with { Faults = Faults });
        await using var quiet = await PipelineRig.StartAsync(azurite, contest, mail);
        using var one = new StorageFaults(DrillSettings.Draw("storage", 1));
        using var two = new StorageFaults(DrillSettings.Draw("storage", 2));
        var late = new FakeTimeProvider(quiet.Time.GetUtcNow() + TimeSpan.FromHours(1));
        await using var first = quiet.Beside(transport: one.Transport());
        await using var second = quiet.Beside(late, two.Transport());
        var traffic = new Traffic(contest, quiet, first, second);
        await traffic.PlayAsync();
        await CountAsync("faults: 500 and 412, two hosts", traffic, quiet, one.Injected + two.Injected, watch.Elapsed);
    }

    [Fact]
    public async Task Every_call_of_the_storage_is_slow()
    {
        var watch = Stopwatch.StartNew();
        var contest = new SmallContest();
        await using var mail = await SendGridRig.StartAsync();
        await using var quiet = await PipelineRig.StartAsync(azurite, contest, mail);
        using var slow = new StorageFaults(DrillSettings.Draw("slow")) { PerMille = 0, Delay = DrillSettings.Slowness };
        await using var rig = quiet.Beside(transport: slow.Transport());
        var traffic = new Traffic(contest, quiet, rig);
        await traffic.PlayAsync();
        await CountAsync("faults: slow storage", traffic, quiet, 0, watch.Elapsed);
    }

    /// <summary>Stopped and started again, with what it holds, while an instance is at work.</summary>
    [Fact]
    public async Task The_storage_is_away_for_a_while()
    {
        var watch = Stopwatch.StartNew();
        var contest = new SmallContest(DrillSettings.Areas);
        using var folder = new TemporaryFolder();
        var options = StorageIn(folder);
        await using var mail = await SendGridRig.StartAsync();
        var storage = await AzuriteProcess.StartAsync(options, TextWriter.Null, Token);
        await using var quiet = await PipelineRig.StartAsync(storage.ConnectionString, contest, mail);
        using var way = new StorageFaults(DrillSettings.Draw("away")) { PerMille = 0 };
        await using var rig = quiet.Beside(transport: way.Transport());
        var traffic = new Traffic(contest, quiet, rig) { Patience = DrillSettings.Outage + TimeSpan.FromMinutes(2) };
        var play = traffic.PlayAsync();
        while (traffic.Documents < 2 && !play.IsCompleted)
        {
            await Task.Delay(20, Token);
        }

        await storage.DisposeAsync();
        await Task.Delay(DrillSettings.Outage, Token);
        await using var again = await AzuriteProcess.StartAsync(options, TextWriter.Null, Token);
        await play;
        await CountAsync("faults: storage away", traffic, quiet, 1, watch.Elapsed);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static AzuriteOptions StorageIn(TemporaryFolder folder) =>
        FreePorts.Take(3) is [var blob, var queue, var table]
            ? new AzuriteOptions
            {
                BlobPort = blob,
                QueuePort = queue,
                TablePort = table,
                DataDirectory = folder.Path,
            }
            : throw new InvalidOperationException("No three free ports.");

    private static FaultPlan Faults =>
        new()
        {
            TooManyRequests = 50,
            ServerError = 50,
            CutBeforeAccept = 30,
            CutAfterAccept = 30,
            Seed = DrillSettings.Seed,
            RateWindow = TimeSpan.FromSeconds(1),
        };

    private static async Task CountAsync(
        string name,
        Traffic traffic,
        PipelineRig quiet,
        int injected,
        TimeSpan elapsed
    )
    {
        var doubled = await traffic.HoldsAsync();
        new DrillLine(
            name,
            new Dictionary<string, long>
            {
                ["documents"] = traffic.Documents,
                ["letters"] = quiet.Sent().Distinct().Count(),
                ["faults injected"] = injected,
                ["given up, shown, replayed"] = traffic.Replayed,
                ["lost"] = 0,
                ["doubled"] = doubled,
            },
            elapsed.TotalSeconds
        ).Write();
    }
}
