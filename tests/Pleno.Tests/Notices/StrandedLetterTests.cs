using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Letters;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>
/// Killed between a notice's number and its letters, and never raised again, since what raised it has come to another outcome: they go out all the same.
/// </summary>
public sealed class StrandedLetterTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_notice_that_has_its_number_and_no_letter_goes_out_once()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var id = Notice.IdOf(SmallContest.Key, NoticeKind.StageNotReady, "stranded");
        var facts = (await rig.RaiseUrgentAsync("1")).Facts;
        await rig.DrainNoticesAsync();
        var before = rig.Sent().Count;
        await rig.Get<NoticeStore>()
            .RegisterAsync(
                SmallContest.Key,
                id,
                NoticeKind.StageNotReady,
                ["kpu-64", "polda"],
                facts,
                LetterTemplate.Version,
                "",
                Token
            );

        // Whoever raised it may be about to open them.
        await rig.SweepAsync();
        rig.Sent().Count.ShouldBe(before);

        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await rig.SweepAsync();
        await rig.SweepAsync();
        rig.Sent().Skip(before).ShouldBe([Letter(id, "kpu-64"), Letter(id, "polda")], ignoreOrder: true);
    }

    [Fact]
    public async Task A_letter_that_a_run_left_out_goes_out_once()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.LoseNoticesAsync();
        await rig.Table(StorageNames.DeliveriesTable)
            .DeleteEntityAsync($"{SmallContest.Key}|{notice.Id}", "kpu-64", cancellationToken: Token);

        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await rig.SweepAsync();
        await rig.SweepAsync();
        rig.Sent().ShouldHaveSingleItem();
        (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Accepted);
    }

    [Fact]
    public async Task A_notice_is_taken_off_the_index_when_its_letters_are_out_and_put_back_for_another_way()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
        var index = rig.Get<OpenNoticeStore>();
        (await index.ListAsync(SmallContest.Key, Token)).ShouldHaveSingleItem();

        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await rig.SweepAsync();
        (await index.ListAsync(SmallContest.Key, Token)).ShouldBeEmpty();

        var alternate = new DeliveryId(SmallContest.Key, notice.Id, "kpu-64", DeliveryRoute.Alternate);
        await rig.Get<NoticeDesk>().OpenAsync(alternate, notice.RaisedAt, Token);
        await rig.LoseNoticesAsync();
        (await rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token)).ShouldBe([alternate]);
    }

    /// <summary>Put on the index again after the sweep has read it: the sweep does not take it off.</summary>
    [Fact]
    public async Task What_was_put_on_the_index_again_since_it_was_read_stays_on_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var notice = await rig.RaiseUrgentAsync("1");
        var index = rig.Get<OpenNoticeStore>();
        var read = (await index.ListAsync(SmallContest.Key, Token)).ShouldHaveSingleItem();
        await index.AddAsync(new DeliveryId(SmallContest.Key, notice.Id, "kpu-64"), Token);

        await index.CloseAsync(read, Token);
        (await index.ListAsync(SmallContest.Key, Token)).ShouldHaveSingleItem();
    }

    private static string Letter(string notice, string office) =>
        new DeliveryId(SmallContest.Key, notice, office).ToString();
}
