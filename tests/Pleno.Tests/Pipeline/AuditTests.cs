using Azure.Data.Tables;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>The trail holds together, and a change of any row shows when it is recomputed.</summary>
public sealed class AuditTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Everything_that_happens_hangs_on_what_happened_before()
    {
        await using var rig = await FilledAsync();
        (await Audit.BreaksAsync(rig)).ShouldBeEmpty();
        var entries = await rig.Get<AuditStore>().ListAsync(SmallContest.Key, TestContext.Current.CancellationToken);
        entries
            .Select(entry => entry.What)
            .ShouldBe([
                "contest loaded",
                "document Accepted",
                "notice DocumentAccepted",
                "confirmation",
                "verdict BelumSiap",
                "notice StageNotReady",
            ]);
        entries.Zip(entries.Skip(1)).ShouldAllBe(pair => pair.Second.Before == pair.First.Hash);
        entries[0].Before.ShouldBe("");
    }

    [Theory]
    [InlineData(2, "Subject", new long[] { 2, 3 })]
    [InlineData(2, "What", new long[] { 2, 3 })]
    [InlineData(3, "Before", new long[] { 3, 4 })]
    [InlineData(4, "Hash", new long[] { 4 })]
    [InlineData(6, "What", new long[] { 6, 0 })]
    public async Task A_changed_row_shows(int number, string property, long[] breaks)
    {
        await using var rig = await FilledAsync();
        var table = rig.Table(StorageNames.AuditTable);
        var row = (await Audit.RowsAsync(rig)).Single(row => row.RowKey == $"entry|{number:000000000}");
        row[property] = "diubah";
        await table.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, TestContext.Current.CancellationToken);
        (await Audit.BreaksAsync(rig)).ShouldBe(breaks);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_row_taken_out_shows(int number)
    {
        await using var rig = await FilledAsync();
        var row = (await Audit.RowsAsync(rig)).Single(row => row.RowKey == $"entry|{number:000000000}");
        await rig.Table(StorageNames.AuditTable)
            .DeleteEntityAsync(row, row.ETag, TestContext.Current.CancellationToken);
        (await Audit.BreaksAsync(rig)).ShouldNotBeEmpty();
    }

    private async Task<PipelineRig> FilledAsync()
    {
        var rig = await PipelineRig.StartAsync(azurite, isLoaded: false);
        await rig.ConfigureAsync(rig.Setup.Files);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(rig.Setup.Child(SmallContest.First)));
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.CheckStagesAsync();
        return rig;
    }
}
