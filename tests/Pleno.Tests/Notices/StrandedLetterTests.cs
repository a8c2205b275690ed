using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Notices;

/// <summary>Killed between a letter's place in the index and the letter itself, and never raised again: it goes out all the same.</summary>
public sealed class StrandedLetterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_letter_that_is_only_on_the_index_goes_out_once()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.LoseNoticesAsync();
        await rig.Table(StorageNames.DeliveriesTable)
            .DeleteEntityAsync(
                $"{SmallContest.Key}|{notice.Id}",
                "kpu-64",
                cancellationToken: TestContext.Current.CancellationToken
            );

        // Whoever raised it may be about to open it.
        await rig.SweepAsync();
        rig.Sent().ShouldBeEmpty();

        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await rig.SweepAsync();
        await rig.SweepAsync();
        rig.Sent().ShouldHaveSingleItem();
        (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Accepted);
    }
}
