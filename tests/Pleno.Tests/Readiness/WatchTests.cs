using Pleno.Contests;
using Pleno.Readiness.Watching;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Readiness;

/// <summary>A check that does not run is told to the operators, once; one that runs, or is about to, is not.</summary>
public sealed class WatchTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_standstill_is_told_once_and_the_next_one_again()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.Get<WatchTimers>().RunAsync(Token);
        (await rig.NoticesAsync()).ShouldBeEmpty();
        for (var standstill = 1; standstill <= 2; standstill++)
        {
            await rig.Get<WatchTimers>().HasRunAsync(Token);
            await LookAsync(rig, minutes: 14, letters: standstill - 1);
            await LookAsync(rig, minutes: 1, letters: standstill - 1);
            await LookAsync(rig, minutes: 1, letters: standstill);
            await LookAsync(rig, minutes: 60, letters: standstill);
        }

        var notice = (await rig.NoticesAsync())[0];
        notice.Kind.ShouldBe(NoticeKind.TimerSilent);
        (await rig.LetterAsync(notice, "operator")).ShouldContain(
            "PEMERIKSAAN KESIAPAN TIDAK BERJALAN sejak Kamis, 5 Desember 2024, pukul 09.00 WITA."
        );
    }

    [Fact]
    public async Task After_a_pause_of_the_whole_app_a_check_that_runs_in_time_is_not_accused()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.Get<WatchTimers>().HasRunAsync(Token);
        await LookAsync(rig, minutes: 3 * 24 * 60, letters: 0);
        await rig.Get<WatchTimers>().HasRunAsync(Token);
        await LookAsync(rig, minutes: 2, letters: 0);
        (await rig.Get<ReadinessStore>().FindCheckedAsync(Token)).ShouldBe(rig.Time.GetUtcNow().AddMinutes(-2));
    }

    private static async Task LookAsync(PipelineRig rig, int minutes, int letters)
    {
        rig.Time.Advance(TimeSpan.FromMinutes(minutes));
        await rig.Get<WatchTimers>().RunAsync(Token);
        (await rig.NoticesAsync()).Count.ShouldBe(letters, $"{rig.Time.GetUtcNow():O}");
    }
}
