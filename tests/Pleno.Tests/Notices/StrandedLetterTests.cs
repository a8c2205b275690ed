using Pleno.Notices;
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

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task A_notice_that_has_its_number_goes_out_once_wherever_it_was_killed_after_that(int write)
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        rig.Interference.KillAtWrite(write, isWritten: true);
        await Should.ThrowAsync<CutException>(() => rig.RaiseUrgentAsync("1"));

        // Whoever raised it may be about to open its letters.
        await using var next = rig.Beside();
        await next.LoseNoticesAsync();
        await next.SweepAsync();
        next.Sent().ShouldBeEmpty();

        next.Time.Advance(TimeSpan.FromMinutes(3));
        await next.SweepAsync();
        next.Time.Advance(TimeSpan.FromMinutes(3));
        await next.SweepAsync();
        (await next.NoticesAsync()).ShouldHaveSingleItem();
        next.Sent().ShouldHaveSingleItem();
        var entries = await next.Get<AuditStore>().ListAsync(SmallContest.Key, Token);
        entries.Count(entry => entry.What.StartsWith("notice ", StringComparison.Ordinal)).ShouldBe(1);
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
}
