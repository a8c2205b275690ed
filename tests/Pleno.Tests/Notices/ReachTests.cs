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
