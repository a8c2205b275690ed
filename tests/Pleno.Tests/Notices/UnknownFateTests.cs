using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>Cut between the mail service's answer and our save of it: the letter is out, and we do not know.</summary>
public sealed class UnknownFateTests(AzuriteFixture azurite)
{
    /// <summary>After its office's letters were counted and it was taken.</summary>
    private const int WriteOfTheAnswer = 3;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_event_tells_and_nothing_is_sent_again()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var id = await CutOffAsync(rig);
        await SendAsync(rig, id);
        (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Sending);

        await rig.PostEventsAsync((id, "delivered"));
        rig.Time.Advance(TimeSpan.FromHours(1));
        await rig.SweepAsync();
        (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Delivered);
        rig.Sent().Count.ShouldBe(1);
        (await rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_an_event_the_letter_goes_out_once_more_and_then_no_more()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var id = await CutOffAsync(rig);

        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(rig, id);
        (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Unknown);
        rig.Time.Advance(TimeSpan.FromMinutes(14));
        await SendAsync(rig, id);
        rig.Sent().Count.ShouldBe(1);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(rig, id);
        rig.Sent().Count.ShouldBe(2);
        (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Accepted);
    }

    private static async Task<DeliveryId> CutOffAsync(PipelineRig rig)
    {
        var notice = await rig.RaiseRoutineAsync("1");
        var id = (await rig.DeliveryAsync(notice)).Id;
        await rig.LoseNoticesAsync();
        rig.Interference.CutAtWrite(WriteOfTheAnswer);
        await Should.ThrowAsync<CutException>(() => SendAsync(rig, id));
        return id;
    }

    private static Task SendAsync(PipelineRig rig, DeliveryId id) => rig.Get<SendLetter>().RunAsync($"{id}", Token);

    private static async Task<DeliveryStatus> StatusAsync(PipelineRig rig, DeliveryId id) =>
        (await rig.Get<DeliveryStore>().FindAsync(id, Token))!.Status;
}
