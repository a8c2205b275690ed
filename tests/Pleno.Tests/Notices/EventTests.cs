using System.Text;
using Azure.Data.Tables;
using Pleno.Notices;
using Pleno.Notices.Events;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>What SendGrid posts: repeated, with junk among it, in thousands, and cut off in between.</summary>
public sealed class EventTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_bad_event_does_not_lose_the_others_and_what_matches_nothing_is_kept()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var first = await rig.RaiseUrgentAsync("1");
        var second = await rig.RaiseUrgentAsync("2");
        var stranger = $"gubernur-64-2024|{new string('0', 32)}|polda";
        var body = $$"""
            [null, 7, "text", [], {}, {"event":7}, {"event":"delivered"},
             {"event":"delivered","pleno_delivery":"nonsense","sg_event_id":"e-0"},
             {"event":"delivered","pleno_delivery":"{{(
                await rig.DeliveryAsync(first)
            ).Id}}","sg_event_id":"e/1#","timestamp":1733360500,"email":"ketua@kpu-64.example"},
             {"event":"delivered","pleno_delivery":"{{stranger}}","sg_event_id":"e-2","email":"x@y.example"},
             {"event":"bounce","pleno_delivery":"{{(
                await rig.DeliveryAsync(second)
            ).Id}}","sg_event_id":"e-3","timestamp":-1,"reason":"550 <ketua@kpu-64.example> unknown"}]
            """;
        (await rig.PostAsync(Encoding.UTF8.GetBytes(body))).ShouldBeTrue();
        (await rig.PostAsync("this is no JSON"u8.ToArray())).ShouldBeTrue();

        var delivered = await rig.DeliveryAsync(first);
        (delivered.Status, delivered.DeliveredAt).ShouldBe(
            (DeliveryStatus.Delivered, DateTimeOffset.FromUnixTimeSeconds(1733360500))
        );
        var bounced = await rig.DeliveryAsync(second);
        (bounced.Status, bounced.Reason).ShouldBe((DeliveryStatus.Bounced, "550 … unknown"));
        var kept = await ReceiptsAsync(rig);
        kept.Count(row => row.PartitionKey == EventStore.UnmatchedPartition).ShouldBe(3);
        kept.Count.ShouldBe(5);
        (await rig.RowsAsync(isExact: false)).ShouldAllBe(row => !row.StartsWith("Receipts") || !row.Contains('@'));
    }

    [Fact]
    public async Task A_body_without_its_last_line_break_is_refused()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var notice = await rig.RaiseUrgentAsync("1");
        byte[] body = [.. PipelineRig.EventBody(((await rig.DeliveryAsync(notice)).Id, "delivered")), .. "\r\n"u8];
        var signature = rig.Sign("1733360400", body);
        var take = rig.Get<TakeDeliveryEvents>();
        (await take.RunAsync(signature, "1733360400", body[..^2], Token)).ShouldBeFalse();
        (await rig.DrainEventsAsync()).ShouldBe(0);
        (await take.RunAsync(signature, "1733360400", body, Token)).ShouldBeTrue();
        await rig.DrainEventsAsync();
        (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task Five_thousand_events_in_a_post_each_twice_and_junk_among_them()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var notices = new List<Notice>();
        for (var number = 0; number < 10; number++)
        {
            notices.Add(await rig.RaiseUrgentAsync($"{number}"));
        }

        var ids = new List<DeliveryId>();
        foreach (var notice in notices)
        {
            ids.Add((await rig.DeliveryAsync(notice)).Id);
        }

        // Most of a real post is about letters of other senders on the same account, which carry none of our ids.
        var events = Enumerable
            .Range(0, 5000)
            .Select(number =>
                number % 250 < 2
                    ? $$"""{"event":"{{(number % 250 == 0 ? "delivered" : "processed")}}","pleno_delivery":"{{ids[number / 250 % 10]}}","sg_event_id":"ours-{{number % 2500}}"}"""
                    : """{"event":"open"}"""
            );
        var body = Encoding.UTF8.GetBytes($"[{string.Join(",\r\n", events)}]\r\n");
        (await rig.PostAsync(body)).ShouldBeTrue();
        (await rig.PostAsync(body)).ShouldBeTrue();

        (await rig.DeliveriesAsync()).ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Delivered);
        (await ReceiptsAsync(rig)).Count(row => row.PartitionKey != EventStore.UnmatchedPartition).ShouldBe(20);
    }

    /// <summary>Cut before its n-th write, and asked for again: the letter goes the other way exactly once.</summary>
    [Fact]
    public async Task Cut_off_at_any_write_a_bounce_still_has_all_its_consequences()
    {
        for (var cut = 1; ; cut++)
        {
            await using var rig = await PipelineRig.StartAsync(azurite);
            await rig.ChangeOfficeAsync("kpu-64", office => office with { Alternate = "kedua@kpu-64.example" });
            var notice = await rig.RaiseUrgentAsync("1");
            var id = (await rig.DeliveryAsync(notice)).Id;
            var body = PipelineRig.EventBody((id, "bounce"));
            var name = await rig.Get<EventStore>().KeepPostAsync(body, Token);
            rig.Interference.CutAtWrite(cut);
            try
            {
                await rig.Get<ApplyDeliveryEvents>().RunAsync(name, Token);
            }
            catch (CutException)
            {
                // As if the process had been killed.
            }

            var wasCut = rig.Interference.HasHappened;
            rig.Interference.Rest();
            await rig.Get<ApplyDeliveryEvents>().RunAsync(name, Token);
            (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Bounced, $"cut at {cut}");
            (await rig.DeliveryAsync(notice, route: DeliveryRoute.Alternate)).Status.ShouldBe(DeliveryStatus.Queued);
            (await rig.NoticesAsync()).Count.ShouldBe(2, $"cut at {cut}");
            (await rig.Get<EventStore>().FindPostAsync(name, Token)).ShouldBeNull();
            if (!wasCut)
            {
                cut.ShouldBeGreaterThan(5);
                return;
            }
        }
    }

    private static async Task<IReadOnlyList<TableEntity>> ReceiptsAsync(PipelineRig rig)
    {
        var rows = new List<TableEntity>();
        await foreach (
            var row in rig.Table(StorageNames.ReceiptsTable).QueryAsync<TableEntity>(cancellationToken: Token)
        )
        {
            rows.Add(row);
        }

        return rows;
    }
}
