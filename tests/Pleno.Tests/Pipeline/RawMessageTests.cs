using System.Diagnostics;
using System.Text;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Local.Hosting;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Storage;
using Pleno.Tests.Pages;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Texts that mean nothing in a queue, put there by a mistake or by an older version: kept as they came, told once, and out of the way.</summary>
public sealed class RawMessageTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private static readonly Dictionary<string, string?> ShortPause = new()
    {
        ["AzureFunctionsJobHost:extensions:queues:visibilityTimeout"] = "00:00:01",
    };

    private static readonly Dictionary<string, Func<string, string>> Texts = new()
    {
        ["no base64"] = queue => $"{{ bukan base64: \"é\" & <{queue}> }}",
        ["base64"] = queue => Convert.ToBase64String(Encoding.UTF8.GetBytes($"pesan {queue}")),
        ["as long as can be"] = queue => queue.PadRight(64_000, 'x'),
        ["an upload where there are none"] = queue => $"upload:{queue}/a.csv",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => [.. Texts.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task In_each_queue_it_is_kept_with_its_text_told_once_and_gone(string kind)
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, settings: ShortPause);
        await using var host = await WebRig.StartAsync(rig, TriggerKind.Queue);
        var texts = StorageNames.Queues.ToDictionary(queue => queue, Texts[kind]);
        foreach (var (queue, text) in texts)
        {
            await rig.Queue(queue).SendMessageAsync(text, Token);
        }

        await SettleAsync(rig, texts.Count);

        var kept = await rig.Get<PoisonStore>().ListAllAsync(Token);
        kept.Select(message => message.Body).ShouldBe(texts.Values, ignoreOrder: true);
        foreach (var message in kept)
        {
            var queue = texts.Single(one => one.Value == message.Body).Key;
            message.Queue.ShouldBe(queue.EndsWith("-poison", StringComparison.Ordinal) ? queue : $"{queue}-poison");
        }

        var told = (await rig.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.PoisonKept).ToList();
        told.Select(notice => ((PoisonFacts)notice.Facts).MessageId)
            .ShouldBe(kept.Select(message => message.Id), ignoreOrder: true);
    }

    /// <summary>The host writes it as base64, whatever its settings; and a blob's name may hold what a message cannot.</summary>
    [Fact]
    public async Task The_announcement_of_a_blob_is_kept_as_what_it_says_and_can_be_put_back()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var name = $"{SmallContest.Key}/{SmallContest.First}/D HASIL 100% \u0001\uffff.csv";
        var announcement = new BlobTriggerMessage(
            "BlobTrigger",
            "Host.Functions.X",
            "BlockBlob",
            "plenary",
            name,
            "\"1\""
        );
        await rig.Get<KeepPoison>().RunAsync(StorageNames.BlobPoisonQueue, "m-1", announcement.ToBase64(), Token);

        var kept = (await rig.Get<PoisonStore>().ListAllAsync(Token)).ShouldHaveSingleItem();
        BlobTriggerMessage.Read(BinaryData.FromString(kept.Body)).ShouldBe(announcement);
        (await rig.Get<ReplayPoison>().RunAsync("m-1", Token)).ShouldNotBeNull();
        var message = (
            await rig.Queue(StorageNames.DocumentsQueue).PeekMessagesAsync(1, Token)
        ).Value.ShouldHaveSingleItem();
        CheckRequest.TryParse(message.MessageText).ShouldBe(new CheckRequest.Upload("plenary", name));
        message.MessageText.ShouldAllBe(letter => char.IsAscii(letter));
    }

    private static async Task SettleAsync(PipelineRig rig, int messages)
    {
        var watch = Stopwatch.StartNew();
        while (await LeftAsync(rig, messages) is { } left)
        {
            watch.Elapsed.ShouldBeLessThan(Limit, left);
            await Task.Delay(100, Token);
        }
    }

    private static async Task<string?> LeftAsync(PipelineRig rig, int messages)
    {
        foreach (var queue in StorageNames.Queues)
        {
            if (await rig.Get<WorkQueues>().DepthAsync(queue, Token) > 0)
            {
                return queue;
            }
        }

        var kept = await rig.Get<PoisonStore>().ListAllAsync(Token);
        return kept.Count < messages ? $"kept: {kept.Count} of {messages}" : null;
    }
}
