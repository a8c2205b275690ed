using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Local.Commands;
using Pleno.Local.Services;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Scans;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary><c>rebuild</c> comes to the same rows from the evidence alone, finds what was changed behind the pipeline's back, and mends it when it is told to.</summary>
public sealed class RebuildCommandTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Two = new(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_row_is_reckoned_again_byte_for_byte()
    {
        await using var rig = await FilledAsync();
        var (code, text) = await RebuildAsync(rig);
        code.ShouldBe(0, text);
        text.ShouldContain($"{(await StateAsync(rig)).Count} baris sama / rows the same");
    }

    [Fact]
    public async Task What_was_changed_or_lost_is_told_and_written_again_only_when_asked()
    {
        await using var rig = await FilledAsync();
        var whole = await StateAsync(rig);
        await TamperAsync(rig);
        var tampered = await StateAsync(rig);

        var (code, told) = await RebuildAsync(rig);
        code.ShouldBe(ExitCodes.NotAsExpected);
        told.ShouldContain("BERBEDA / DIFFERENT Recaps gubernur-64-2024|64 sum: Figures");
        told.ShouldContain("HILANG / MISSING    Documents gubernur-64-2024 6401|");
        (await StateAsync(rig)).ShouldBe(tampered);

        (await RebuildAsync(rig, mayWrite: true)).Code.ShouldBe(0);
        (await StateAsync(rig)).ShouldBe(whole);
        (await RebuildAsync(rig)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Everything_is_there_again_when_all_tables_were_lost()
    {
        await using var rig = await FilledAsync();
        var whole = await StateAsync(rig);
        foreach (var row in await rig.Get<ReckonedState>().ListAsync(SmallContest.Key, Token))
        {
            await rig.Table(row.Table).DeleteEntityAsync(row.Entity, cancellationToken: Token);
        }

        (await RebuildAsync(rig, mayWrite: true)).Code.ShouldBe(0);
        (await StateAsync(rig)).ShouldBe(whole);
    }

    [Fact]
    public async Task A_row_without_evidence_is_told_and_left()
    {
        await using var rig = await FilledAsync();
        var forged = new TableEntity($"{SmallContest.Key}|64", "child|6499") { ["Figures"] = "1" };
        await rig.Table(StorageNames.RecapsTable).AddEntityAsync(forged, Token);
        var (code, told) = await RebuildAsync(rig, mayWrite: true);
        code.ShouldBe(ExitCodes.NotAsExpected);
        told.ShouldContain("TANPA BUKTI / WITHOUT EVIDENCE Recaps gubernur-64-2024|64 child|6499");
        (await StateAsync(rig)).ShouldContain(row => row.Contains("6499", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Evidence_that_was_changed_is_named_and_nothing_is_reckoned_from_it()
    {
        await using var rig = await FilledAsync();
        var whole = await StateAsync(rig);
        var id = PipelineRig.IdOf(Two.Children[1], SmallContest.Csv(Two.Child(Two.Children[1])));
        var blob = $"{id.Contest}/{id.Area}/{id.Hash}";
        var evidence = rig.Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.EvidenceContainer);
        var kept = await evidence.GetBlobClient(blob).GetPropertiesAsync(cancellationToken: Token);
        var other = SmallContest.Csv(Two.Child(Two.Children[1], 40));
        var withItsStep = new BlobUploadOptions { Metadata = kept.Value.Metadata };
        await evidence.GetBlobClient(blob).UploadAsync(BinaryData.FromBytes(other), withItsStep, Token);

        var refused = await Should.ThrowAsync<LocalSetupException>(() => RebuildAsync(rig, mayWrite: true));

        refused.Message.ShouldContain(blob);
        refused.Message.ShouldContain(Evidence.HashOf(other));
        (await StateAsync(rig)).ShouldBe(whole);
    }

    /// <summary>A contest with all that can happen to one: corrected, explained, scanned, refused, too large, under two names, reported and judged.</summary>
    private async Task<PipelineRig> FilledAsync()
    {
        var rig = await PipelineRig.StartAsync(azurite, Two, isLoaded: false);
        rig.Time.AutoAdvanceAmount = TimeSpan.FromMilliseconds(1);
        await rig.ConfigureAsync(Two.Files);
        var (first, second) = (Two.Child(SmallContest.First), Two.Child(Two.Children[1]));
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(Two.Parent([first, second])));
        var old = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(first));
        await rig.PlenaryAsync(Two.Children[1], SmallContest.Csv(second));
        await rig.DrainDocumentsAsync();
        await rig.PlenaryAsync(SmallContest.First, FormScan.Of(Two.Form(first)), "D.HASIL.pdf");
        var revision = new RecapRevision(old.Hash[..16], "Salah hitung TPS 3", "D.KEJADIAN KHUSUS 7");
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(Two.Child(SmallContest.First, 9, revision)));
        await rig.PlenaryAsync(SmallContest.First, KejadianTests.Revote(isOver: false), "k.csv");
        await rig.DrainDocumentsAsync();
        await rig.PlenaryAsync(Two.Children[1], "JUMLAH"u8.ToArray(), "a.csv");
        await rig.PlenaryAsync(Two.Children[1], "JUMLAH"u8.ToArray(), "b.json");
        await rig.PlenaryAsync(Two.Children[1], new byte[Evidence.LargestFile + 1], "c.csv");
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda", "BELUM SIAP"));
        await rig.CheckStagesAsync();
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await rig.CheckStagesAsync();
        return rig;
    }

    /// <summary>Somebody with a key changes a sum, and a row is lost.</summary>
    private static async Task TamperAsync(PipelineRig rig)
    {
        var recaps = rig.Table(StorageNames.RecapsTable);
        TableEntity sum = await recaps.GetEntityAsync<TableEntity>(
            $"{SmallContest.Key}|64",
            "sum",
            cancellationToken: Token
        );
        var figures = sum.GetString("Figures").Split(' ');
        figures[0] = $"{long.Parse(figures[0]) + 1}";
        sum["Figures"] = string.Join(' ', figures);
        await recaps.UpdateEntityAsync(sum, sum.ETag, TableUpdateMode.Replace, Token);
        var row = (await rig.Get<ReckonedState>().ListAsync(SmallContest.Key, Token)).First(one =>
            one.Key.StartsWith("Documents gubernur-64-2024 6401|", StringComparison.Ordinal)
        );
        await rig.Table(row.Table).DeleteEntityAsync(row.Entity, cancellationToken: Token);
    }

    private static async Task<IReadOnlyList<string>> StateAsync(PipelineRig rig) =>
        [
            .. (await rig.Get<ReckonedState>().ListAsync(SmallContest.Key, Token)).Select(row =>
                $"{row.Key}: {string.Join(' ', row.Columns.OrderBy(one => one.Key, StringComparer.Ordinal).Select(TextOf))}"
            ),
        ];

    private static string TextOf(KeyValuePair<string, object?> column) =>
        $"{column.Key}={(column.Value is byte[] bytes ? Convert.ToBase64String(bytes) : column.Value)}";

    private static async Task<(int Code, string Text)> RebuildAsync(PipelineRig rig, bool mayWrite = false)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await RebuildCommand.RunAsync(rig.Provider, [], mayWrite, output, Token);
        return (code, output.ToString());
    }
}
