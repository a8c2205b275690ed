using System.Security.Cryptography;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Events;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Numbers, the guard rail, what each answer of the mail service comes to, and its events.</summary>
public sealed class LetterTests(AzuriteFixture azurite)
{
    private const string Timestamp = "1733360400";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_notices_at_once_get_the_numbers_from_1_without_a_gap()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => RaiseAsync(rig, $"{number}")));
        await Task.WhenAll(Enumerable.Range(1, 20).Select(number => RaiseAsync(rig, $"{number}")));

        (await rig.NoticesAsync()).Select(notice => notice.Number).ShouldBe(Enumerable.Range(1, 20));
        (await rig.DeliveriesAsync()).Count.ShouldBe(20);
        await Audit.IsWholeAsync(rig);
    }

    [Fact]
    public async Task The_guard_rail_lets_no_letter_out_to_an_address_that_is_not_a_reserved_one()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(domain: ".go.id"), mail);
        await RaiseAsync(rig, "1");
        await rig.DrainNoticesAsync();

        // The operators' letter that tells of it is stopped by the same rail, and tells of nothing more.
        var deliveries = await rig.DeliveriesAsync();
        deliveries.Select(delivery => delivery.Id.Office).ShouldBe(["kpu-64", "operator"]);
        deliveries.ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Failed);
        deliveries[0].Reason.ShouldNotBeNull().ShouldContain("Notices:AllowedRecipients");
        mail.StandIn.Accepted.ShouldBeEmpty();
        (await OpenAsync(rig)).ShouldBeEmpty();
    }

    /// <summary>Deferred comes back after the time that the answer names; the stand-in's clock is the real one, so a 429 waits its least.</summary>
    [Theory]
    [InlineData("", DeliveryStatus.Accepted, null, 0, 1)]
    [InlineData("+400", DeliveryStatus.Failed, "400", 0, 0)]
    [InlineData("+401", DeliveryStatus.Queued, "401", 300, 0)]
    [InlineData("+429", DeliveryStatus.Queued, "429", 3600, 0)]
    [InlineData("+500", DeliveryStatus.Queued, "500", 30, 0)]
    [InlineData("+timeout", DeliveryStatus.Unknown, "time-out", 900, 0)]
    [InlineData("+timeoutafter", DeliveryStatus.Unknown, "time-out", 900, 1)]
    public async Task What_an_answer_comes_to(string tag, DeliveryStatus status, string? reason, int wait, int accepted)
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(tag: tag), mail);
        await RaiseAsync(rig, "1");
        await rig.DrainNoticesAsync();

        var delivery = (await rig.DeliveriesAsync()).Single(one => one.Id.Office == "kpu-64");
        // A letter that was put back was not taken, so it does not count as handed over.
        var attempts = status == DeliveryStatus.Queued ? 0 : 1;
        (delivery.Status, delivery.Reason, delivery.Attempts).ShouldBe((status, reason, attempts));
        delivery.NotBefore.ShouldBe(wait == 0 ? null : rig.Time.GetUtcNow().AddSeconds(wait));
        rig.Sent().Count(sent => sent == delivery.Id.ToString()).ShouldBe(accepted);
        (delivery.MessageId is not null).ShouldBe(status == DeliveryStatus.Accepted);
        (await OpenAsync(rig)).Count(id => id.Office == "kpu-64").ShouldBe(wait == 0 ? 0 : 1);
    }

    [Fact]
    public async Task No_connection_leaves_the_letter_queued()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await RaiseAsync(rig, "1");
        await rig.DrainNoticesAsync();
        var delivery = (await rig.DeliveriesAsync()).ShouldHaveSingleItem();
        (delivery.Status, delivery.Reason).ShouldBe((DeliveryStatus.Queued, "no connection"));
    }

    [Fact]
    public async Task Asked_ten_times_at_once_it_sends_one_letter()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await RaiseAsync(rig, "1");
        var id = (await rig.DeliveriesAsync()).ShouldHaveSingleItem().Id;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => rig.Get<SendLetter>().RunAsync(id.ToString(), Token)));
        rig.Sent().ShouldBe([id.ToString()]);
        (await rig.DeliveriesAsync()).Single().Status.ShouldBe(DeliveryStatus.Accepted);
    }

    [Theory]
    [InlineData("another key")]
    [InlineData("another body")]
    [InlineData("another time")]
    [InlineData("no signature")]
    [InlineData("no time")]
    [InlineData("no base64")]
    [InlineData("no signature's shape")]
    public async Task Events_whose_signature_is_not_right_are_refused_and_change_nothing(string fault)
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await RaiseAsync(rig, "1");
        var id = (await rig.DeliveriesAsync()).Single().Id;
        var body = PipelineRig.EventBody((id, "delivered"));
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var before = await rig.RowsAsync(isExact: true);
        var (signature, time) = fault switch
        {
            "another key" => (PipelineRig.Sign(stranger, Timestamp, body), Timestamp),
            "another body" => (rig.Sign(Timestamp, [.. body, (byte)' ']), Timestamp),
            "another time" => (rig.Sign(Timestamp, body), "1733360401"),
            "no signature" => ("", Timestamp),
            "no time" => (rig.Sign("", body), ""),
            "no base64" => ("%%%", Timestamp),
            _ => ("AAAA", Timestamp),
        };

        (await rig.Get<TakeDeliveryEvents>().RunAsync(signature, time, body, Token)).ShouldBeFalse();
        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
        (
            await rig.Get<TakeDeliveryEvents>().RunAsync(rig.Sign(Timestamp, body), Timestamp, body, Token)
        ).ShouldBeTrue();
        await rig.DrainEventsAsync();
        (await rig.DeliveriesAsync()).Single().Status.ShouldBe(DeliveryStatus.Delivered);
    }

    [Fact]
    public async Task Delivered_is_the_end_and_late_repeated_or_strange_events_change_nothing()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await RaiseAsync(rig, "1");
        var id = (await rig.DeliveriesAsync()).Single().Id;
        (await rig.PostEventsAsync((id, "processed"), (id, "delivered"))).ShouldBeTrue();
        (await rig.DeliveriesAsync()).Single().Status.ShouldBe(DeliveryStatus.Delivered);
        (await OpenAsync(rig)).ShouldBeEmpty();
        var before = await RowsAsync(rig);

        rig.Time.Advance(TimeSpan.FromHours(1));
        var unknown = id with { Notice = new string('0', 32) };
        (await rig.PostEventsAsync((id, "processed"), (id, "delivered"), (id, "dropped"))).ShouldBeTrue();
        (await rig.PostEventsAsync((unknown, "delivered"), (id, "open"))).ShouldBeTrue();
        (await rig.PostEventsAsync()).ShouldBeTrue();
        (await RowsAsync(rig)).ShouldBe(before);
        await rig.DrainNoticesAsync();
        (await RowsAsync(rig)).ShouldBe(before);
    }

    /// <summary>Every row but the receipts of events, which are kept of every event.</summary>
    private static async Task<IReadOnlyList<string>> RowsAsync(PipelineRig rig) =>
        [
            .. (await rig.RowsAsync(isExact: true)).Where(row =>
                !row.StartsWith(StorageNames.ReceiptsTable, StringComparison.Ordinal)
            ),
        ];

    private static Task<Notice?> RaiseAsync(PipelineRig rig, string subject) =>
        rig.Get<NoticeDesk>()
            .RaiseAsync(
                rig.Setup.Contest,
                new NoticeEvent(
                    NoticeKind.DocumentRefused,
                    subject,
                    SmallContest.Province,
                    [rig.Setup.Contest.FindOffice("kpu-64")!],
                    new RefusalFacts("a.csv", "", [], 0)
                ),
                Token
            );

    private static Task<IReadOnlyList<DeliveryId>> OpenAsync(PipelineRig rig) =>
        rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token);
}
