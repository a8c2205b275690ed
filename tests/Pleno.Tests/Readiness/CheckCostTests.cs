using Pleno.Areas;
using Pleno.Contests;
using Pleno.Readiness;
using Pleno.Readiness.Reminders;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Readiness;

/// <summary>What one firing of the timer costs, in requests to the storage, when nothing has changed. It reads no document.</summary>
public sealed class CheckCostTests(AzuriteFixture azurite)
{
    private const int Provinces = 38;
    private const int FirstProvince = 11;
    private const int WithFourteen = 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Of the check: the list of contests with their versions, the stage with its reports, the roll-up. Of the reminders: the first.</summary>
    [Fact]
    public async Task A_province_of_14_kabupaten_and_kota_costs_4_requests()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(14));
        await FireAsync(rig);
        (await CostAsync(rig)).ShouldBe(3 + 1);
    }

    /// <summary>The 514 kabupaten and kota lie in 38 provinces, each a contest: what grows is the number of contests, not of areas.</summary>
    [Fact]
    public async Task A_country_of_514_costs_2_requests_per_province_and_one_for_the_reminders()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, isLoaded: false);
        var contests = Country().ToList();
        contests.Sum(contest => contest.Areas.AtLevel(AreaLevel.KabKota).Count()).ShouldBe(514);
        foreach (var contest in contests)
        {
            await rig.Get<ContestStore>().SaveAsync(contest, Token);
        }

        await FireAsync(rig);
        (await CostAsync(rig)).ShouldBe(1 + (Provinces * 2) + 1);
    }

    private static IEnumerable<Contest> Country()
    {
        var small = new SmallContest().Contest;
        for (var province = FirstProvince; province < FirstProvince + Provinces; province++)
        {
            var size = province < FirstProvince + WithFourteen ? 14 : 13;
            Area[] areas =
            [
                Made($"{province}"),
                .. Enumerable.Range(1, size).Select(number => Made($"{province}{number:00}")),
            ];
            yield return small with
            {
                Key = ContestKey.Parse($"gubernur-{province}-2024"),
                Areas = new AreaTree(areas),
                Stages = [.. small.Stages.Select(stage => stage with { Area = areas[0].Code })],
            };
        }
    }

    private static Area Made(string code) => new(AreaCode.Parse(code), $"Wilayah {code}", [], null, null);

    private static async Task<int> CostAsync(PipelineRig rig)
    {
        rig.Interference.ComeBetween(int.MaxValue, () => Task.CompletedTask);
        await FireAsync(rig);
        return int.MaxValue - rig.Interference.Left;
    }

    private static async Task FireAsync(PipelineRig rig)
    {
        await rig.Get<CheckStages>().RunAsync(Token);
        await rig.Get<RemindOffices>().RunAsync(Token);
    }
}
