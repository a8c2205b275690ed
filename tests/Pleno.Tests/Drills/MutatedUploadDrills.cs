using Pleno.Intake;
using Pleno.Tests.Drills.Inputs;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>Files that something was done to, by the same hands as those of <see cref="MutationDrill"/>, all the way through the storage.</summary>
public sealed class MutatedUploadDrills(AzuriteFixture azurite) : MutationDrill
{
    [Fact]
    public Task Mutated_CSV_files_are_taken_in() => TakeInAsync("CSV", CsvInputs.Make, AsJudged);

    [Fact]
    public Task Mutated_JSON_files_are_taken_in() => TakeInAsync("JSON", JsonInputs.Make, AsJudged);

    [Fact]
    public Task Mutated_workbooks_are_taken_in() => TakeInAsync("XLSX", XlsxInputs.Make, AsJudged);

    [Fact]
    public Task Mutated_scans_are_taken_in() =>
        TakeInAsync("PDF", PdfInputs.Make, (_, record) => record.Kind.ShouldBe(DocumentKind.Scan));

    private async Task TakeInAsync(string format, Func<Random, Input> make, Action<Input, DocumentRecord> check)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, InputContest.Small);
        await new UploadTrial($"mutated {format} through the storage", make, rig).RunAsync(
            DrillSettings.Uploads,
            check
        );
    }

    /// <summary>It comes to what it comes to in memory; one that is right may be refused, where another stands that it does not replace.</summary>
    private static void AsJudged(Input input, DocumentRecord record)
    {
        var judged = Judge(input);
        if (record.Kind == DocumentKind.Recap && judged != DocumentStatus.Accepted)
        {
            record.Status.ShouldBe(judged);
        }

        if (record.Status != DocumentStatus.Accepted)
        {
            record.Findings.ShouldNotBeEmpty();
            Word(record.Findings);
        }
    }
}
