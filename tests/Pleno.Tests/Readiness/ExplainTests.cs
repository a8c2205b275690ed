using Pleno.Local.Commands;
using Pleno.Local.Services;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Readiness;

/// <summary>A verdict can be told and reckoned anew, also one of the past, also under a configuration that was changed since.</summary>
public sealed class ExplainTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_verdict_is_told_as_it_stands_and_as_it_was()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(1));
        await rig.CheckStagesAsync();
        var before = rig.Time.GetUtcNow();
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.CheckStagesAsync();

        var (code, now) = await ExplainAsync(rig, null);
        code.ShouldBe(0);
        now.ShouldContain("Kamis, 5 Desember 2024, pukul 09.02 WITA: BELUM SIAP\n");
        now.ShouldContain("  TERPENUHI / met  confirmation:polda: Konfirmasi kesiapan, Kepala Kepolisian Daerah / ");
        now.ShouldContain("  BELUM / missing  document:6401: Dokumen rekapitulasi 6401 Kabupaten 6401 / ");
        now.ShouldContain("      - belum ada laporan / no report\n");
        now.ShouldContain("reckoned anew from the same data: the same");

        var (_, then) = await ExplainAsync(rig, before);
        then.ShouldContain("  BELUM / missing  confirmation:polda: ");
        await Should.ThrowAsync<LocalSetupException>(() => ExplainAsync(rig, before.AddMinutes(-1)));
    }

    [Fact]
    public async Task Another_configuration_changes_nothing_of_what_was_reckoned_before()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(1));
        await rig.CheckStagesAsync();
        var (_, before) = await ExplainAsync(rig, null);
        await rig.Get<ContestStore>()
            .SaveAsync(rig.Setup.Contest with { Requirements = [], Version = new string('0', 64) }, Token);

        (await ExplainAsync(rig, null)).ShouldBe((0, before));
    }

    [Fact]
    public async Task What_was_stored_is_what_its_hash_says()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(1));
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.CheckStagesAsync();
        var record = (
            await rig.Get<ReadinessStore>().ListHistoryAsync(SmallContest.Key, SmallContest.Stage, Token)
        ).ShouldHaveSingleItem();
        record.Snapshot.Hash.ShouldBe(record.SnapshotHash);
        (record.Snapshot with { Reports = [] }).Hash.ShouldNotBe(record.SnapshotHash);
    }

    private static async Task<(int Code, string Text)> ExplainAsync(PipelineRig rig, DateTimeOffset? at)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = await ExplainCommand.ExplainAsync(
            rig.Get<IServiceProvider>(),
            SmallContest.Key,
            SmallContest.Stage,
            at,
            output,
            Token
        );
        return (code, output.ToString());
    }
}
