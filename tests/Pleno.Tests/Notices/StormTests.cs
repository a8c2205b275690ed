using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>Many letters to one office within a short time, and letters that wait for the morning or outlive their use.</summary>
public sealed class StormTests(AzuriteFixture azurite)
{
    private static readonly Dictionary<string, string?> TwoInTenMinutes = new()
    {
        ["Notices:StormMost"] = "2",
        ["Notices:StormWindow"] = "00:10:00",
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_not_urgent_becomes_one_digest_and_what_is_urgent_goes_out_at_once()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, settings: TwoInTenMinutes);
        var routine = new List<Notice>();
        for (var number = 1; number <= 5; number++)
        {
            routine.Add(await rig.RaiseRoutineAsync($"{number}"));
            await rig.DrainNoticesAsync();
        }

        var urgent = await rig.RaiseUrgentAsync("urgent");
        await rig.DrainNoticesAsync();
        (await rig.StatusAsync(urgent)).ShouldBe(DeliveryStatus.Accepted);
        (await StatusesAsync(rig, routine)).ShouldBe("Accepted Accepted Held Held Held");

        await rig.SweepAsync();
        (await StatusesAsync(rig, routine)).ShouldBe("Accepted Accepted Held Held Held");
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await rig.SweepAsync();
        (await StatusesAsync(rig, routine)).ShouldBe("Accepted Accepted Digested Digested Digested");

        var digest = (await rig.NoticesAsync()).Last();
        digest.Kind.ShouldBe(NoticeKind.Digest);
        var letter = await rig.LetterAsync(digest, "kpu-64");
        letter.ShouldContain("RINGKASAN: 3 pemberitahuan");
        letter.ShouldContain("DIGEST: 3 notices");
        foreach (var told in routine.Skip(2))
        {
            letter.ShouldContain(told.VisibleNumber(rig.Setup.Contest));
        }

        letter.ShouldNotContain(routine[0].VisibleNumber(rig.Setup.Contest));
        rig.Sent().Count.ShouldBe(4);
        (await rig.StatusAsync(digest)).ShouldBe(DeliveryStatus.Accepted);
    }

    [Fact]
    public async Task Two_sweeps_at_once_tell_each_letter_once()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, settings: TwoInTenMinutes);
        await using var beside = rig.Beside();
        var routine = new List<Notice>();
        for (var number = 1; number <= 8; number++)
        {
            routine.Add(await rig.RaiseRoutineAsync($"{number}"));
        }

        await rig.DrainNoticesAsync();
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await Task.WhenAll(rig.Get<ReplayNotices>().RunAsync(Token), beside.Get<ReplayNotices>().RunAsync(Token));
        await rig.SweepAsync();
        await rig.SweepAsync();
        var told = (await rig.NoticesAsync()).Select(notice => notice.Facts).OfType<DigestFacts>();
        told.SelectMany(facts => facts.Items)
            .Select(item => item.Notice)
            .Order()
            .ShouldBe(routine.Skip(2).Select(notice => notice.Id).Order());
        (await StatusesAsync(rig, routine.Skip(2))).ShouldBe("Digested Digested Digested Digested Digested Digested");
    }

    [Fact]
    public async Task Letters_held_for_an_office_that_left_are_not_held_for_ever()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, settings: TwoInTenMinutes);
        var routine = new List<Notice>();
        for (var number = 1; number <= 3; number++)
        {
            routine.Add(await rig.RaiseRoutineAsync($"{number}"));
        }

        await rig.DrainNoticesAsync();
        var contest = await rig.ContestAsync();
        await rig.Get<ContestStore>()
            .SaveAsync(
                contest with
                {
                    Version = new string('d', 64),
                    Offices = [.. contest.Offices.Where(office => office.Key != "kpu-64")],
                },
                Token
            );
        rig.Time.Advance(TimeSpan.FromMinutes(10));
        await rig.SweepAsync();
        (await StatusesAsync(rig, routine)).ShouldBe("Accepted Accepted Expired");
    }

    [Fact]
    public async Task Quiet_hours_hold_only_what_is_not_urgent()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        // The clock of the rig stands at 09.00 WITA.
        await rig.ChangeOfficeAsync("kpu-64", office => office with { Quiet = new QuietHours(8, 11) });
        var routine = await rig.RaiseRoutineAsync("1");
        var urgent = await rig.RaiseUrgentAsync("2");
        await rig.DrainNoticesAsync();
        (await rig.StatusAsync(urgent)).ShouldBe(DeliveryStatus.Accepted);
        var waiting = await rig.DeliveryAsync(routine);
        (waiting.Status, waiting.NotBefore).ShouldBe((DeliveryStatus.Queued, rig.Time.GetUtcNow().AddHours(2)));

        rig.Time.Advance(TimeSpan.FromHours(2) + TimeSpan.FromMinutes(3));
        await rig.SweepAsync();
        (await rig.StatusAsync(routine)).ShouldBe(DeliveryStatus.Accepted);
    }

    [Fact]
    public async Task A_letter_that_outlived_its_use_is_not_sent()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var notice = await rig.RaiseUrgentAsync("1");
        rig.Time.Advance(TimeSpan.FromDays(3));
        await rig.DrainNoticesAsync();
        (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Expired);
        var id = (await rig.DeliveryAsync(notice)).Id;
        rig.Sent().ShouldNotContain($"{id}");
    }

    private static async Task<string> StatusesAsync(PipelineRig rig, IEnumerable<Notice> notices)
    {
        var statuses = new List<DeliveryStatus>();
        foreach (var notice in notices)
        {
            statuses.Add(await rig.StatusAsync(notice));
        }

        return string.Join(' ', statuses);
    }
}
