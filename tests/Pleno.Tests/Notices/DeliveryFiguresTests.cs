using Pleno.Notices;
using Pleno.Notices.Timing;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>How long letters take: percentiles by nearest rank, and the share within ten seconds.</summary>
public sealed class DeliveryFiguresTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Raised = new(2024, 12, 8, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Day = new(2024, 12, 8);

    [Fact]
    public void A_hundred_letters_have_their_percentiles()
    {
        // Delivered after 1, 2, ... 100 seconds, in any order.
        var letters = Enumerable.Range(1, 100).OrderBy(second => second * 37 % 101).Select(Delivered).ToList();
        var figures = DeliveryFigures.Of(SmallContest.Key, Day, letters);
        figures.Letters.ShouldBe(100);
        figures.Delivered.ShouldBe(new Percentiles(100, Seconds(50), Seconds(95), Seconds(99), Seconds(100)));
        figures.WithinTenSeconds.ShouldBe(0.1);
        figures.States.ShouldBe(new Dictionary<DeliveryStatus, int> { [DeliveryStatus.Delivered] = 100 });
    }

    [Fact]
    public void Letters_that_never_arrived_lower_the_share_and_digested_ones_do_not()
    {
        var lost = Delivered(1) with { Status = DeliveryStatus.Bounced, DeliveredAt = null };
        var digested = Delivered(1) with { Status = DeliveryStatus.Digested, DeliveredAt = null, AcceptedAt = null };
        var figures = DeliveryFigures.Of(SmallContest.Key, Day, [Delivered(1), lost, digested]);
        figures.WithinTenSeconds.ShouldBe(0.5);
        figures.Delivered.Count.ShouldBe(1);
        figures.Accepted.Count.ShouldBe(2);
        DeliveryFigures.Of(SmallContest.Key, Day, []).WithinTenSeconds.ShouldBeNull();
        // The event's clock is another one: a letter is not delivered before it was raised.
        DeliveryFigures.Of(SmallContest.Key, Day, [Delivered(-3)]).Delivered.P50.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task The_figures_of_a_day_are_those_of_its_letters()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var first = await rig.RaiseUrgentAsync("1");
        rig.Time.Advance(TimeSpan.FromSeconds(4));
        await rig.DrainNoticesAsync();
        var at = rig.Time.GetUtcNow().AddSeconds(2).ToUnixTimeSeconds();
        var id = (await rig.DeliveryAsync(first)).Id;
        await rig.PostAsync(
            System.Text.Encoding.UTF8.GetBytes(
                $$"""[{"event":"delivered","pleno_delivery":"{{id}}","sg_event_id":"1","timestamp":{{at}}}]"""
            )
        );
        rig.Time.Advance(TimeSpan.FromDays(1));
        await rig.RaiseUrgentAsync("2");

        var read = rig.Get<ReadDeliveryFigures>();
        var token = TestContext.Current.CancellationToken;
        var figures = (await read.RunAsync(SmallContest.Key, new DateOnly(2024, 12, 5), token)).ShouldNotBeNull();
        figures.Letters.ShouldBe(1);
        figures.Queued.Longest.ShouldBe(TimeSpan.Zero);
        figures.Accepted.P50.ShouldBe(Seconds(4));
        figures.Delivered.P50.ShouldBe(Seconds(6));
        figures.WithinTenSeconds.ShouldBe(1);
        (await read.RunAsync(SmallContest.Key, null, token)).ShouldNotBeNull().Letters.ShouldBe(1);
        (await read.RunAsync(SmallContest.Key with { Year = 2030 }, null, token)).ShouldBeNull();
    }

    private static Delivery Delivered(int second) =>
        new(
            new DeliveryId(SmallContest.Key, $"{second}", "polda"),
            DeliveryStatus.Delivered,
            1,
            Raised,
            null,
            null,
            null,
            default
        )
        {
            RaisedAt = Raised,
            OpenedAt = Raised,
            AcceptedAt = Raised.AddSeconds(1),
            DeliveredAt = Raised.AddSeconds(second),
        };

    private static TimeSpan Seconds(int seconds) => TimeSpan.FromSeconds(seconds);
}
