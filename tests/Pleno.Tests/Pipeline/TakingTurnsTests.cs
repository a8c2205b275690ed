using Pleno.Contests;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>
/// Two processes take turns at one contest, so that what each of them wrote last is out of date by its next turn (0024): nothing is counted twice or lost.
/// </summary>
public sealed class TakingTurnsTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Numbers_sums_and_audit_trail_are_those_of_one_process()
    {
        var small = new SmallContest(6);
        await using var one = await PipelineRig.StartAsync(azurite, small);
        await using var other = one.Beside();
        foreach (var (turn, area) in small.Children.Index())
        {
            await (turn % 2 == 0 ? one : other).PlenaryAsync(area, SmallContest.Csv(small.Child(area)));
        }

        var notices = await one.NoticesAsync();
        notices.Select(notice => notice.Number).ShouldBe(Enumerable.Range(1, small.Children.Count));
        notices.ShouldAllBe(notice => notice.Kind == NoticeKind.DocumentAccepted);
        await Audit.IsWholeAsync(one);
        var rollUp = await one.Get<RecapStore>()
            .ReadAsync(
                (await one.Get<ContestStore>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull(),
                SmallContest.Province,
                Token
            );
        var sum = rollUp.Sum.ShouldNotBeNull();
        rollUp.Children.Count.ShouldBe(small.Children.Count);
        foreach (var field in sum.Layout.Fields)
        {
            sum[field].ShouldBe(rollUp.Children.Values.Sum(child => child.Figures[field]), field.Key);
        }
    }
}
