using System.Diagnostics;
using System.Text;
using Azure.Storage.Queues;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Local.Grid;
using Pleno.Local.Services;
using Pleno.Operations;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>
/// SIGKILL to the whole host, at random moments, starting up included, and right where a letter was taken, while documents and their letters go
/// through: each document is judged and told, and no letter is lost. What failed for good, since it was taken by hosts that were killed each time,
/// is shown and replayed. A letter goes out once more only where a kill fell between the mail service's taking it and the storing of that, under
/// the same number.
/// </summary>
public sealed class HostKillDrill(AzuriteFixture azurite)
{
    private const int ShortestLife = 500;
    private const int LongestLife = 6_000;
    private const int MostReplays = 10;

    /// <summary>Every so many kills one falls as soon as the mail service has taken a letter: there it may go out twice.</summary>
    private const int AtALetter = 4;
    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    /// <summary>Older than a minute from now: every post that is still to be looked at.</summary>
    private static readonly TimeSpan OfAnyAge = TimeSpan.FromMinutes(-1);

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(DrillSettings.IsLong ? 60 : 4);

    /// <summary>Long before the lease of ten minutes ends, and a multiple of the sweeps' own times.</summary>
    private static readonly TimeSpan MostRest = TimeSpan.FromMinutes(1.5);

    /// <summary>Kab/kota whose documents are uploaded one after the other, until a kill falls while a message is in work.</summary>
    private const int Attempts = 10;

    private SmallContest _contest = new(DrillSettings.HostAreas);
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
        var cut = new CutLetters(rig, mail.StandIn);
        await KillAsync(host, mail, cut);
        await uploads;
        var replays = new DrillOperator(rig);
        await EndAsync(rig, mail, host, replays);
        await CountAsync(rig, cut, replays, watch.Elapsed);
    }

    /// <summary>
    /// A message in work is out of sight for ten minutes when its host is killed: the taking in of a document, the check of the document above, a
    /// letter, a post of events. The sweeps ask for the work, not for the message.
    /// </summary>
    [Theory]
    [InlineData("azure-webjobs-blobtrigger-pleno-local")]
    [InlineData(StorageNames.DocumentsQueue)]
    [InlineData(StorageNames.NoticesQueue)]
    [InlineData(StorageNames.EventsQueue)]
    public async Task What_a_killed_host_held_is_done_by_the_sweeps(string queue)
    {
        _contest = new SmallContest(Attempts);
        var port = FreePorts.Take(1)[0];
        var webhook = new Uri($"http://127.0.0.1:{port}/api/sendgrid/events");
        await using var mail = await SendGridRig.StartAsync(options => options with { WebhookUrl = webhook });
        await using var rig = await PipelineRig.StartAsync(azurite, _contest, mail);
        using var host = new SenderProcess(Settings(rig, mail, port), isWhole: true);
        var cut = new CutLetters(rig, mail.StandIn);
        var parent = await UploadParentAsync(rig);
        var (held, children) = (0, 0);
        while (held == 0 && children < Attempts)
        {
            await UploadAsync(rig, _contest.Children[children++], 0);
            held = await KillAtWorkAsync(rig, host, queue);
            await cut.LookAsync();
        }

        held.ShouldBeGreaterThan(0, $"no kill fell while a message of {queue} was in work");
        _expected[parent] = children < Attempts ? DocumentStatus.Read : DocumentStatus.Accepted;
        var watch = Stopwatch.StartNew();
        host.Start();
        await EndAsync(rig, mail, host, new DrillOperator(rig));
        var counts = new Dictionary<string, long> { ["messages held"] = held, ["lost"] = 0 };
        new DrillLine($"host killed at work: {queue}", counts, watch.Elapsed.TotalSeconds).Write();
        watch.Elapsed.ShouldBeLessThan(MostRest);
        (await DepthAsync(rig.Queue(queue))).ShouldBeGreaterThanOrEqualTo(held, "the lease must not be over");
        await HoldsAsync(rig);
        (await rig.RecordAsync(parent)).FindingCount.ShouldBe(Attempts - children, "areas below that are missing");
        await cut.HoldAsync();
    }

    /// <summary>The province's document is there before those it rests on.</summary>
    private async Task<DocumentId> UploadParentAsync(PipelineRig rig)
    {
        rig.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
        var content = SmallContest.Csv(_contest.Parent(_contest.Children.Select(area => _contest.Child(area))));
        var id = await rig.PlenaryAsync(SmallContest.Province, content);
        (await rig.RecordAsync(id)).FindingCount.ShouldBe(Attempts);
        return id;
    }

    /// <summary>Starts the host and kills it as soon as every message that there is in the queue is in work.</summary>
    /// <returns>How many messages the killed host held of work that is not done.</returns>
    private static async Task<int> KillAtWorkAsync(PipelineRig rig, SenderProcess host, string name)
    {
        var queue = rig.Queue(name);
        host.Start();
        var watch = Stopwatch.StartNew();
        while (await HeldAsync(queue) == 0 && watch.Elapsed < LongestWork)
        {
            host.CheckAlive();
        }

        await host.KillAsync(Token);
        // Requests of the sweep lie in the same queue.
        var isOther =
            name == StorageNames.DocumentsQueue && (await rig.Get<OpenCheckStore>().ListAsync(Token)).Count == 0;
        return isOther ? 0 : await HeldAsync(queue);
    }

    private static async Task<int> HeldAsync(QueueClient queue)
    {
        var depth = await DepthAsync(queue);
        return depth > 0 && (await queue.PeekMessagesAsync(1, Token)).Value.Length == 0 ? depth : 0;
    }

    /// <summary>How many messages there are, those in work among them. The host makes its own queue when it first needs it.</summary>
    private static async Task<int> DepthAsync(QueueClient queue) =>
        await queue.ExistsAsync(Token) ? (await queue.GetPropertiesAsync(Token)).Value.ApproximateMessagesCount : 0;

    private static Dictionary<string, string> Settings(PipelineRig rig, SendGridRig mail, int port) =>
        new(GridSettings.ForSenders(rig.Connection, mail.StandIn, port))
        {
            ["SendGrid__ApiKey"] = SendGridRig.ApiKey,
            ["SendGrid__Timeout"] = "00:00:04",
            ["LocalHost__MessageLease"] = "00:10:00",
            ["Schedules__Sweep"] = "*/5 * * * * *",
            ["Links__Key"] = "a-key-of-the-tests-that-opens-nothing",
            ["Links__PublicUrl"] = $"http://127.0.0.1:{port}/",
            ["Access__Mode"] = "Developer",
        };

    private static async Task KillAsync(SenderProcess host, SendGridRig mail, CutLetters cut)
    {
        var random = DrillSettings.Draw("host killed");
        for (var kill = 0; kill < DrillSettings.HostKills; kill++)
        {
            host.Start();
            await Task.Delay(random.Next(ShortestLife, LongestLife), Token);
            if (kill % AtALetter == AtALetter - 1)
            {
                await NextLetterAsync(mail);
            }

            host.CheckAlive();
            await host.KillAsync(Token);
            await cut.LookAsync();
        }

        host.Start();
    }

    /// <summary>Until the mail service has taken another letter, or for as long as the longest life.</summary>
    private static async Task NextLetterAsync(SendGridRig mail)
    {
        var (watch, taken) = (Stopwatch.StartNew(), mail.StandIn.AcceptedCount);
        while (mail.StandIn.AcceptedCount == taken && watch.ElapsedMilliseconds < LongestLife)
        {
            await Task.Delay(1, Token);
        }
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

    /// <summary>Waits until nothing is left to do but what waits for an operator, who then replays it; until there is no such thing.</summary>
    private async Task EndAsync(PipelineRig rig, SendGridRig mail, SenderProcess host, DrillOperator replays)
    {
        for (var round = 0; round < MostReplays; round++)
        {
            await SettleAsync(rig, mail, host);
            await NoneIsGivenUpThatWasTakenAsync(rig);
            // The rig's clock stands still, the host's does not: a letter's time to live counts from its replay.
            rig.Time.SetUtcNow(TimeProvider.System.GetUtcNow());
            if (!await replays.ReplayAsync())
            {
                return;
            }
        }
    }

    private async Task SettleAsync(PipelineRig rig, SendGridRig mail, SenderProcess host)
    {
        var watch = Stopwatch.StartNew();
        while (await LeftAsync(rig, mail) is { } left)
        {
            host.CheckAlive();
            watch.Elapsed.ShouldBeLessThan(Limit, left);
            await Task.Delay(Look, Token);
        }
    }

    /// <summary>The first thing that is left to do; null for nothing.</summary>
    private async Task<string?> LeftAsync(PipelineRig rig, SendGridRig mail)
    {
        if (ToBeTold().Except(await ToldAsync(rig)).Count() is > 0 and var untold)
        {
            return $"documents to be told: {untold}";
        }

        if (mail.StandIn.UnfinishedCount is > 0 and var unposted)
        {
            return $"letters whose events are to be posted: {unposted}";
        }

        if ((await rig.Get<EventStore>().ListPostsAsync(OfAnyAge, Token)).Count is > 0 and var posts)
        {
            return $"posts of events to be looked at: {posts}";
        }

        var open = await rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token);
        var checks = await rig.Get<OpenCheckStore>().ListAsync(Token);
        return open.Count > 0 ? $"letters to be sent: {open.Count}"
            : checks.Count > 0 ? $"documents to be judged again: {checks.Count}"
            : await rig.Get<ReadHealth>().OldestUploadAsync(Token) is { } since ? $"an upload of {since:T}"
            : await WaitingAsync(rig, StorageNames.PoisonQueues);
    }

    private static async Task<string?> WaitingAsync(PipelineRig rig, IEnumerable<string> queues)
    {
        foreach (var queue in queues)
        {
            if (await rig.Get<WorkQueues>().DepthAsync(queue, Token) is > 0 and var messages)
            {
                return $"messages in {queue}: {messages}";
            }
        }

        return null;
    }

    /// <summary>Its events have told what became of it: an operator who replays what is shown doubles no letter.</summary>
    private static async Task NoneIsGivenUpThatWasTakenAsync(PipelineRig rig)
    {
        var shown = await rig.Get<DeliveryStore>().ListGivenUpAsync(SmallContest.Key, Token);
        shown.Select(letter => $"{letter.Id}").Intersect(rig.Sent()).ShouldBeEmpty();
    }

    /// <summary>Every document but one that waits.</summary>
    private IEnumerable<string?> ToBeTold() =>
        _expected.Where(one => one.Value != DocumentStatus.Read).Select(one => one.Key.Hash);

    /// <summary>
    /// The documents that were told. One may be told twice: cut off after its decision was stored, it is judged again, and what stands for its
    /// area by then may have changed what is found.
    /// </summary>
    private static async Task<IReadOnlyCollection<string?>> ToldAsync(PipelineRig rig) =>
        (await rig.NoticesAsync())
            .Where(notice => notice.Kind is NoticeKind.DocumentAccepted or NoticeKind.DocumentRefused)
            .Select(notice => notice.Facts.DocumentHash)
            .ToHashSet();

    /// <summary>Each document is judged and told as it should be, and none of the letters is lost.</summary>
    /// <returns>How many letters went out twice.</returns>
    private async Task<int> HoldsAsync(PipelineRig rig)
    {
        foreach (var (id, status) in _expected)
        {
            (await rig.StatusAsync(id)).ShouldBe(status, $"{id}");
        }

        (await ToldAsync(rig)).ShouldBe(ToBeTold(), ignoreOrder: true);
        return await Traffic.LettersHoldAsync(rig, rig.Sent());
    }

    private async Task CountAsync(PipelineRig rig, CutLetters cut, DrillOperator replays, TimeSpan elapsed)
    {
        var doubled = await HoldsAsync(rig);
        var cutOff = await cut.HoldAsync();
        new DrillLine(
            "host killed",
            new Dictionary<string, long>
            {
                ["documents"] = _expected.Count,
                ["letters"] = rig.Sent().Distinct().Count(),
                ["moments killed"] = DrillSettings.HostKills,
                ["messages set aside, shown, replayed"] = replays.Messages,
                ["letters given up, shown, replayed"] = replays.Letters,
                ["lost"] = 0,
                ["cut off after they were taken"] = cutOff,
                ["doubled of these, same number"] = doubled,
                ["doubled otherwise"] = 0,
            },
            elapsed.TotalSeconds
        ).Write();
    }
}
