using Pleno.Areas;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Revotes;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>Two say something of the vote at one polling station at the same time.</summary>
public sealed class RevoteStoreTests(AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Noon = new(2024, 12, 5, 5, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>The older one has seen that nothing is recorded yet; it must not take the place of the newer one that came in between.</summary>
    [Fact]
    public async Task A_row_that_was_not_there_is_never_put_in_the_place_of_one_that_came_in_between()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var beside = rig.Beside();
        var (older, newer) = (Vote("a", Noon), Vote("b", Noon.AddHours(1)));
        rig.Interference.ComeBetween(2, () => beside.Get<RevoteStore>().RecordAsync(SmallContest.Key, newer, Token));

        await Should.ThrowAsync<StorageConflictException>(() =>
            rig.Get<RevoteStore>().RecordAsync(SmallContest.Key, older, Token)
        );
        rig.Interference.Rest();
        var stored = await rig.Get<RevoteStore>().ListAsync(SmallContest.Key, SmallContest.First, Token);
        stored.ShouldHaveSingleItem().ShouldBe(newer);
    }

    private static Revote Vote(string hash, DateTimeOffset at) =>
        new(AreaCode.Parse($"{SmallContest.First}010001001"), KejadianKind.Psu, false, "", hash, at);
}
