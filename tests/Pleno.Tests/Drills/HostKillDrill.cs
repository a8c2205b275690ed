using System.Diagnostics;
using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Local.Grid;
using Pleno.Local.Services;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>
/// SIGKILL to the whole host, at random moments, starting up included, while documents and their letters go through: each document is judged
/// and told, and no letter is lost.
/// </summary>
public sealed class HostKillDrill(AzuriteFixture azurite)
{
    private const int ShortestLife = 500;
    private const int LongestLife = 6_000;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(DrillSettings.IsLong ? 60 : 4);
    private readonly SmallContest _contest = new(DrillSettings.HostAreas);
    private readonly Dictionary<DocumentId, DocumentStatus> _expected = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_is_killed_again_and_again()
    {
        var watch = Stopwatch.StartNew();
        var port = FreePorts.Take(1)[0];
        var webhook = new Uri($"http://127.0.0.1:{port}/api/sendgrid/events");
        await using var mail = await SendGridRig.StartAsync(options => options with { WebhookUrl = webhook });
        await using var rig = await PipelineRig.StartAsync(azurite, _contest, mail);
        using var host = new SenderProcess(Settings(rig, mail, port), isWhole: true);
        var uploads = UploadAllAsync(rig);
        await KillAsync(host);
        await uploads;
        await EndAsync(rig, mail, host);
        await CountAsync(rig, watch.Elapsed);
    }

    private static Dictionary<string, string> Settings(PipelineRig rig, SendGridRig mail, int port) =>
        new(GridSettings.ForSenders(rig.Connection, mail.StandIn, port))
        {
            ["SendGrid__ApiKey"] = SendGridRig.ApiKey,
            ["SendGrid__Timeout"] = "00:00:04",
            ["Schedules__Sweep"] = "*/5 * * * * *",
            ["Links__Key"] = "a-key-of-the-tests-that-opens-nothing",
            ["Links__PublicUrl"] = $"http://127.0.0.1:{port}/",
            ["Access__Mode"] = "Developer",
        };

    private static async Task KillAsync(SenderProcess host)
    {
        var random = DrillSettings.Draw("host killed");
        for (var kill = 0; kill < DrillSettings.HostKills; kill++)
        {
            host.Start();
            await Task.Delay(random.Next(ShortestLife, LongestLife), Token);
            host.CheckAlive();
            await host.KillAsync(Token);
        }

        host.Start();
    }

    private async Task UploadAllAsync(PipelineRig rig)
    {
        for (var number = 0; number < DrillSettings.HostDocuments; number++)
        {
            foreach (var area in _contest.Children)
            {
                await UploadAsync(rig, area, number);
            }
        }
    }

    /// <summary>The first of an area is right; in the others the valid votes are not the sum of the pairs'.</summary>
    private async Task UploadAsync(PipelineRig rig, AreaCode area, int number)
    {
        var form = _contest.Form(_contest.Child(area));
        if (number > 0)
        {
            form.Set("suara_sah", 4, $"{number}");
        }

        var content = Encoding.UTF8.GetBytes(form.CsvText());
        _expected[PipelineRig.IdOf(area, content)] = number > 0 ? DocumentStatus.Rejected : DocumentStatus.Accepted;
        await rig.UploadAsync(StorageNames.PlenaryContainer, $"{SmallContest.Key}/{area}/{number}.csv", content);
    }

    private async Task EndAsync(PipelineRig rig, SendGridRig mail, SenderProcess host)
    {
        var watch = Stopwatch.StartNew();
        while (await IsUnderWayAsync(rig, mail))
        {
            host.CheckAlive();
            watch.Elapsed.ShouldBeLessThan(Limit);
            await Task.Delay(Look, Token);
        }
    }

    private async Task<bool> IsUnderWayAsync(PipelineRig rig, SendGridRig mail) =>
        (await ToldAsync(rig)).Count < _expected.Count
        || mail.StandIn.UnfinishedCount > 0
        || (await rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token)).Count > 0;

    /// <summary>
    /// The documents that were told. One may be told twice: cut off after its decision was stored, it is judged again, and what stands for its
    /// area by then may have changed what is found.
    /// </summary>
    private static async Task<IReadOnlyCollection<string?>> ToldAsync(PipelineRig rig) =>
        (await rig.NoticesAsync())
            .Where(notice => notice.Kind is NoticeKind.DocumentAccepted or NoticeKind.DocumentRefused)
            .Select(notice => notice.Facts.DocumentHash)
            .ToHashSet();

    private async Task CountAsync(PipelineRig rig, TimeSpan elapsed)
    {
        foreach (var (id, status) in _expected)
        {
            (await rig.StatusAsync(id)).ShouldBe(status, $"{id}");
        }

        (await ToldAsync(rig)).ShouldBe(_expected.Keys.Select(id => id.Hash), ignoreOrder: true);
        var doubled = await Traffic.LettersHoldAsync(rig, rig.Sent());
        doubled.ShouldBeLessThanOrEqualTo(DrillSettings.HostKills);
        new DrillLine(
            "host killed",
            new Dictionary<string, long>
            {
                ["documents"] = _expected.Count,
                ["letters"] = rig.Sent().Distinct().Count(),
                ["moments killed"] = DrillSettings.HostKills,
                ["lost"] = 0,
                ["doubled"] = doubled,
            },
            elapsed.TotalSeconds
        ).Write();
    }
}
