using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>A process that stands still while it sends a letter: the clock goes on, and others take it for stopped.</summary>
public sealed class SleptSenderTests(AzuriteFixture azurite)
{
    /// <summary>That an urgent letter is taken is the first write of its sender, the mail service's answer the second.</summary>
    private const int Take = 1;
    private const int Answer = 2;

    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(61);
    private static readonly TimeSpan PastTheWait = TimeSpan.FromMinutes(15);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The lease is a minute, the rig's mail service has 50 seconds to answer.</summary>
    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    [InlineData(3600, false)]
    public async Task A_letter_is_handed_over_only_while_enough_of_the_lease_is_left(int seconds, bool isHandedOver)
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var id = await RaisedAsync(rig);

        rig.Interference.ComeAfterWrite(Take, () => Sleep(rig, TimeSpan.FromSeconds(seconds)));
        await SendAsync(rig, id);

        rig.Interference.HasHappened.ShouldBeTrue();
        rig.Sent().Count.ShouldBe(isHandedOver ? 1 : 0);
        var delivery = await FindAsync(rig, id);
        delivery.Status.ShouldBe(isHandedOver ? DeliveryStatus.Accepted : DeliveryStatus.Queued);
        delivery.Attempts.ShouldBe(isHandedOver ? 1 : 0);

        await rig.DrainNoticesAsync();
        (await FindAsync(rig, id)).Status.ShouldBe(DeliveryStatus.Accepted);
        rig.Sent().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_sender_that_wakes_after_another_has_sent_sends_nothing()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await using var other = rig.Beside();
        var id = await RaisedAsync(rig);

        rig.Interference.ComeAfterWrite(
            Take,
            async () =>
            {
                await TakeForStoppedAsync(other, id);
                await SendAsync(other, id);
            }
        );
        await SendAsync(rig, id);

        rig.Sent().Count.ShouldBe(1);
        var delivery = await FindAsync(rig, id);
        (delivery.Status, delivery.Attempts).ShouldBe((DeliveryStatus.Accepted, 2));
    }

    /// <summary>Both had their answer and slept before they stored it; a third gave the letter up meanwhile.</summary>
    [Fact]
    public async Task An_answer_that_is_known_wins_over_giving_up()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await using var second = rig.Beside();
        await using var third = rig.Beside();
        var id = await RaisedAsync(rig);

        second.Interference.ComeBeforeWrite(Answer, () => GiveUpAsync(third, id));
        rig.Interference.ComeBeforeWrite(
            Answer,
            async () =>
            {
                await TakeForStoppedAsync(third, id);
                await SendAsync(second, id);
            }
        );
        await SendAsync(rig, id);

        second.Interference.HasHappened.ShouldBeTrue();
        var delivery = await FindAsync(rig, id);
        delivery.Status.ShouldBe(DeliveryStatus.Accepted);
        delivery.MessageId.ShouldNotBeNullOrEmpty();
        delivery.AcceptedAt.ShouldNotBeNull();
        (await Audit.RowsAsync(rig))
            .Where(row => row.GetString("What") == "letter accepted after all")
            .ShouldHaveSingleItem()
            .GetString("Subject")
            .ShouldBe(id.Notice);

        rig.Time.Advance(TimeSpan.FromHours(5));
        await rig.SweepAsync();
        (await FindAsync(rig, id)).Status.ShouldBe(DeliveryStatus.Accepted);
        rig.Sent().Count(sent => sent == $"{id}").ShouldBe(2);
    }

    private static async Task GiveUpAsync(PipelineRig rig, DeliveryId id)
    {
        await TakeForStoppedAsync(rig, id);
        await SendAsync(rig, id);
        (await FindAsync(rig, id)).Status.ShouldBe(DeliveryStatus.Failed);
    }

    /// <summary>The lease is over, so its fate is unknown; then the wait for an event is over, too.</summary>
    private static async Task TakeForStoppedAsync(PipelineRig rig, DeliveryId id)
    {
        await Sleep(rig, PastTheLease);
        await SendAsync(rig, id);
        (await FindAsync(rig, id)).Status.ShouldBe(DeliveryStatus.Unknown);
        await Sleep(rig, PastTheWait);
    }

    private static Task Sleep(PipelineRig rig, TimeSpan time)
    {
        rig.Time.Advance(time);
        return Task.CompletedTask;
    }

    private static async Task<DeliveryId> RaisedAsync(PipelineRig rig)
    {
        var notice = await rig.RaiseUrgentAsync("slept");
        await rig.LoseNoticesAsync();
        return (await rig.DeliveryAsync(notice)).Id;
    }

    private static Task SendAsync(PipelineRig rig, DeliveryId id) => rig.Get<SendLetter>().RunAsync($"{id}", Token);

    private static async Task<Delivery> FindAsync(PipelineRig rig, DeliveryId id) =>
        (await rig.Get<DeliveryStore>().FindAsync(id, Token)).ShouldNotBeNull();
}
