using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>What is done when a letter does not get through.</summary>
public sealed class ReachTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bounce", DeliveryStatus.Bounced)]
    [InlineData("dropped", DeliveryStatus.Dropped)]
    public async Task Turned_away_it_goes_to_the_alternate_then_the_delegate_and_the_operator_is_told(
        string happened,
        DeliveryStatus status
    )
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await rig.ChangeOfficeAsync(
            "kpu-64",
            office => office with { Alternate = "sekretariat@kpu-64.example", Delegate = "kpu-6401" }
        );
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
        foreach (var route in Enum.GetValues<DeliveryRoute>())
        {
            var delivery = await rig.DeliveryAsync(notice, route: route);
            delivery.Status.ShouldBe(DeliveryStatus.Accepted);
            await rig.PostEventsAsync((delivery.Id, "processed"), (delivery.Id, happened));
            (await rig.DeliveryAsync(notice, route: route)).Status.ShouldBe(status);
            await rig.DrainNoticesAsync();
        }

        Addresses(mail, notice)
            .ShouldBe(["ketua@kpu-64.example", "sekretariat@kpu-64.example", "ketua@kpu-6401.example"]);
        var told = (await rig.NoticesAsync()).Where(one => one.Kind == NoticeKind.OfficeUnreachable).ToList();
        told.Select(one => string.Join(' ', one.Offices)).ShouldBe(["operator", "operator", "operator"]);
        var letter = await rig.LetterAsync(told[0], "operator");
        letter.ShouldContain("Ketua KPU Provinsi");
        letter.ShouldContain(notice.VisibleNumber(rig.Setup.Contest));
        letter.ShouldNotContain("@");
    }

    [Theory]
    [InlineData("kpu-6401", false)]
    [InlineData("korem", true)]
    public async Task A_possible_dispute_goes_to_no_delegate_who_may_not_read_of_it(string deputy, bool isSent)
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.ChangeOfficeAsync("polda", office => office with { Delegate = deputy });
        var notice = await rig.RaiseAsync(NoticeKind.DisputeAttention, "1", "polda");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice, "polda")).Id, "bounce"));
        var other = new DeliveryId(SmallContest.Key, notice.Id, "polda", DeliveryRoute.Delegate);
        (await rig.Get<DeliveryStore>().FindAsync(other, Token) is not null).ShouldBe(isSent);
    }

    [Fact]
    public async Task An_urgent_letter_whose_time_is_over_is_told_to_the_operators()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var notices = new List<Notice> { await rig.RaiseUrgentAsync("1"), await rig.RaiseUrgentAsync("2") };
        rig.Time.Advance(TimeSpan.FromDays(3));
        await rig.DrainNoticesAsync();
        var told = (await rig.NoticesAsync()).Where(one => one.Kind == NoticeKind.OfficeUnreachable).ToList();
        told.Select(one => ((UnreachableFacts)one.Facts).Numbers.Single())
            .Order()
            .ShouldBe(notices.Select(notice => notice.VisibleNumber(rig.Setup.Contest)));
    }

    /// <summary>Another instance stopped the sender and was taken away: this one, which had seen it open, resumes it.</summary>
    [Fact]
    public async Task Whoever_gets_a_letter_through_opens_the_gate_for_all()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
        await using (var other = rig.Beside())
        {
            await other.Get<SenderGate>().CloseAsync("401", Token);
        }

        rig.Time.Advance(TimeSpan.FromMinutes(6));
        await rig.RaiseUrgentAsync("2");
        await rig.RaiseUrgentAsync("3");
        await rig.DrainNoticesAsync();
        (await rig.Get<SenderStore>().FindAsync(Token)).ShouldBeNull();
        rig.Sent().Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refused_key_stops_all_letters_until_one_gets_through()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(tag: "+401"), mail);
        var first = await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
        (await rig.DeliveryAsync(first)).Reason.ShouldBe("401");
        var others = new List<Notice>();
        for (var number = 2; number <= 6; number++)
        {
            others.Add(await rig.RaiseUrgentAsync($"{number}", "polda"));
        }

        await rig.DrainNoticesAsync();
        rig.Sent().ShouldBeEmpty();
        foreach (var other in others)
        {
            var waiting = await rig.DeliveryAsync(other, "polda");
            (waiting.Status, waiting.Attempts).ShouldBe((DeliveryStatus.Queued, 0));
            waiting.NotBefore.ShouldBe(rig.Time.GetUtcNow().AddMinutes(5));
        }

        (await rig.NoticesAsync()).Count(one => one.Kind == NoticeKind.SenderStopped).ShouldBe(1);
        await rig.ChangeOfficeAsync("kpu-64", office => office with { Address = "ketua@kpu-64.example" });
        rig.Time.Advance(TimeSpan.FromMinutes(8));
        await rig.SweepAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(8));
        await rig.SweepAsync();
        (await rig.DeliveriesAsync()).ShouldAllBe(delivery => delivery.Status == DeliveryStatus.Accepted);
        (await rig.Get<SenderStore>().FindAsync(Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Poison_is_kept_whole_told_and_can_be_replayed_once()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var notice = await rig.RaiseUrgentAsync("1");
        var body = (await rig.DeliveryAsync(notice)).Id.ToString();
        await rig.Get<KeepPoison>().RunAsync(StorageNames.NoticesPoisonQueue, "m-1", body, Token);
        await rig.Get<KeepPoison>().RunAsync(StorageNames.NoticesPoisonQueue, "m-1", body, Token);
        var failed = await rig.DeliveryAsync(notice);
        (failed.Status, failed.Reason).ShouldBe((DeliveryStatus.Failed, "poison"));
        (await rig.NoticesAsync()).Count(one => one.Kind == NoticeKind.PoisonKept).ShouldBe(1);
        await rig.DrainNoticesAsync();
        rig.Sent().ShouldNotContain(body);

        var replay = rig.Get<ReplayPoison>();
        (await replay.RunAsync("m-2", Token)).ShouldBeNull();
        (await replay.RunAsync("m-1", Token)).ShouldNotBeNull().Body.ShouldBe(body);
        (await replay.RunAsync("m-1", Token)).ShouldBeNull();
        await rig.DrainNoticesAsync();
        rig.Sent().Count(sent => sent == body).ShouldBe(1);
        (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Accepted);
    }

    private static IReadOnlyList<string> Addresses(SendGridRig mail, Notice notice) =>
        [
            .. mail
                .StandIn.Accepted.SelectMany(message => message.Message.Personalizations!)
                .Where(letter =>
                    letter!.CustomArgs![SendGridTransport.DeliveryArgument]!.Contains(
                        notice.Id,
                        StringComparison.Ordinal
                    )
                )
                .Select(letter => letter!.To![0]!.Email!),
        ];
}
