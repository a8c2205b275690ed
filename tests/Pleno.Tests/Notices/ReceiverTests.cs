using Pleno.Contests;
using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>Whoever got a notice gets what follows on it: the offices that it was for, and the delegates that its letter went to.</summary>
public sealed class ReceiverTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_delegate_that_got_the_letter_gets_what_follows_also_when_another_stands_in_by_now()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await StandInAsync(rig, "kpu-64", "kpu-6401");
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
        (await GotAsync(rig, NoticeKind.StageNotReady, "1")).ShouldBe(["kpu-64"]);

        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice)).Id, "bounce"));
        (await GotAsync(rig, NoticeKind.StageNotReady, "1")).ShouldBe(
            ["kpu-64", "kpu-6401"],
            "its letter is on the way"
        );
        await rig.DrainNoticesAsync();
        (await rig.DeliveryAsync(notice, route: DeliveryRoute.Delegate)).Delegates.ShouldBe(["kpu-6401"]);
        await StandInAsync(rig, "kpu-64", "korem");
        (await GotAsync(rig, NoticeKind.StageNotReady, "1")).ShouldBe(["kpu-64", "kpu-6401"]);

        var contest = await rig.ContestAsync();
        var clear = new NoticeEvent(
            NoticeKind.StageReady,
            "2",
            SmallContest.Province,
            [],
            new RefusalFacts("a.csv", "", [], 0)
        )
        {
            Follows = [new EarlierNotice(NoticeKind.StageNotReady, "1")],
        };
        var raised = await rig.Get<NoticeDesk>().RaiseAsync(contest with { Routes = [] }, clear, Token);
        raised.ShouldNotBeNull().Offices.ShouldBe(["kpu-64", "kpu-6401"]);
    }

    /// <summary>Rows of before it was kept whom a letter was handed to.</summary>
    [Fact]
    public async Task Where_nobody_noted_the_delegate_it_is_the_one_of_now()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await StandInAsync(rig, "kpu-64", "kpu-6401");
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice)).Id, "bounce"));
        await rig.DrainNoticesAsync();
        var delivery = await rig.DeliveryAsync(notice, route: DeliveryRoute.Delegate);
        await rig.Get<DeliveryStore>().SaveAsync(delivery with { Delegates = [] }, Token);
        (await GotAsync(rig, NoticeKind.StageNotReady, "1")).ShouldBe(["kpu-64", "kpu-6401"]);
    }

    [Fact]
    public async Task A_delegate_whose_letter_never_went_out_got_nothing()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await StandInAsync(rig, "kpu-64", "kpu-6401");
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice)).Id, "bounce"));
        rig.Time.Advance(TimeSpan.FromDays(3));
        await rig.DrainNoticesAsync();
        (await rig.DeliveryAsync(notice, route: DeliveryRoute.Delegate)).Status.ShouldBe(DeliveryStatus.Expired);
        (await GotAsync(rig, NoticeKind.StageNotReady, "1")).ShouldBe(["kpu-64"]);
    }

    [Fact]
    public async Task Who_got_only_the_digest_that_told_it_got_it()
    {
        var oneInTenMinutes = new Dictionary<string, string?>
        {
            ["Notices:StormMost"] = "1",
            ["Notices:StormWindow"] = "00:10:00",
        };
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, settings: oneInTenMinutes);
        await StandInAsync(rig, "kpu-64", "kpu-6401");
        await rig.RaiseRoutineAsync("1");
        await rig.DrainNoticesAsync();
        var told = await rig.RaiseRoutineAsync("2");
        await rig.DrainNoticesAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await rig.SweepAsync();
        (await rig.StatusAsync(told)).ShouldBe(DeliveryStatus.Digested);
        (await GotAsync(rig, NoticeKind.ScanWaiting, "2")).ShouldBe(["kpu-64"]);

        var digest = (await rig.NoticesAsync()).Single(notice => notice.Kind == NoticeKind.Digest);
        await rig.PostEventsAsync(((await rig.DeliveryAsync(digest)).Id, "bounce"));
        await rig.DrainNoticesAsync();
        (await GotAsync(rig, NoticeKind.ScanWaiting, "2")).ShouldBe(["kpu-64", "kpu-6401"]);
        (await GotAsync(rig, NoticeKind.ScanWaiting, "1")).ShouldBe(["kpu-64"], "the digest did not tell that one");
    }

    [Fact]
    public async Task The_delegate_that_was_told_the_figures_of_a_document_is_told_of_its_correction()
    {
        var one = new SmallContest();
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, one, mail);
        await StandInAsync(rig, "kpu-6401", "korem");
        var old = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(one.Child(SmallContest.First)));
        var accepted = (await rig.NoticesAsync()).Single(notice => notice.Kind == NoticeKind.DocumentAccepted);
        await rig.PostEventsAsync(((await rig.DeliveryAsync(accepted, "kpu-6401")).Id, "bounce"));
        await rig.DrainNoticesAsync();
        var revision = new Intake.Reading.RecapRevision(old.Hash[..16], "Salah hitung", "BA 7");
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(one.Child(SmallContest.First, 9, revision)));
        var correction = (await rig.NoticesAsync()).Single(notice => notice.Kind == NoticeKind.DocumentCorrected);
        accepted.Offices.ShouldNotContain("korem");
        correction.Offices.ShouldContain("korem");
    }

    [Fact]
    public async Task Of_a_possible_dispute_nobody_is_told_who_may_not_read_of_it_by_now()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await StandInAsync(rig, "polda", "korem");
        var notice = await rig.RaiseAsync(NoticeKind.DisputeAttention, "1", "polda");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice, "polda")).Id, "bounce"));
        await rig.DrainNoticesAsync();
        (await GotAsync(rig, NoticeKind.DisputeAttention, "1")).ShouldBe(["polda", "korem"]);
        await rig.ChangeOfficeAsync("korem", office => office with { Role = OfficeRole.Sekda });
        (await GotAsync(rig, NoticeKind.DisputeAttention, "1")).ShouldBe(["polda"]);
    }

    /// <summary>The delegate was changed while its letter waited to be sent.</summary>
    [Fact]
    public async Task A_letter_on_its_way_goes_to_no_new_delegate_who_may_not_read_it()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await StandInAsync(rig, "polda", "korem");
        var notice = await rig.RaiseAsync(NoticeKind.DisputeAttention, "1", "polda");
        await rig.PostEventsAsync(((await rig.DeliveryAsync(notice, "polda")).Id, "bounce"));
        await StandInAsync(rig, "polda", "kpu-6401");
        await rig.DrainNoticesAsync();
        var delivery = await rig.DeliveryAsync(notice, "polda", DeliveryRoute.Delegate);
        (delivery.Status, delivery.Delegates.Count).ShouldBe((DeliveryStatus.Failed, 0));
        rig.Sent().ShouldNotContain($"{delivery.Id}");
    }

    private static Task StandInAsync(PipelineRig rig, string office, string deputy) =>
        rig.ChangeOfficeAsync(office, one => one with { Delegate = deputy });

    private static async Task<IEnumerable<string>> GotAsync(PipelineRig rig, NoticeKind kind, string subject)
    {
        var contest = await rig.ContestAsync();
        var got = await rig.Get<NoticeReceivers>().OfAsync(contest, [new EarlierNotice(kind, subject)], Token);
        return got.Select(office => office.Key);
    }
}
