using Pleno.Intake;
using Pleno.Storage;
using Pleno.Tests.Scans;
using Pleno.Tests.Services;
using Pleno.Uploads;

namespace Pleno.Tests.Pipeline;

public sealed class ScanRedoTests(AzuriteFixture azurite) : RedoTests(azurite)
{
    private static readonly byte[] Scan = FormScan.Of(Small.Form(Small.Child(SmallContest.First)));

    [Fact]
    public Task Taking_in_a_scan() =>
        EveryCutIsMendedAsync(
            8,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await rig.UploadAsync(StorageNames.PlenaryContainer, $"{SmallContest.Key}/6401/D.HASIL.pdf", Scan);
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/6401/D.HASIL.pdf")
        );

    /// <summary>The scan waits; its document comes.</summary>
    [Fact]
    public Task Taking_in_the_document_of_a_scan_that_waits() =>
        EveryCutIsMendedAsync(
            10,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Scan, "D.HASIL.pdf");
                await rig.UploadAsync(StorageNames.PlenaryContainer, $"{SmallContest.Key}/6401/D.HASIL.csv", Child);
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/6401/D.HASIL.csv")
        );

    /// <summary>The request that follows binds the scan.</summary>
    [Fact]
    public Task Binding_a_scan_that_waited() =>
        EveryCutIsMendedAsync(
            5,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Scan, "D.HASIL.pdf");
                await rig.PlenaryAsync(SmallContest.First, Child);
            },
            rig =>
                rig.Get<AnswerCheckRequest>()
                    .RunAsync(
                        new CheckRequest.Document(PipelineRig.IdOf(SmallContest.First, Scan)).ToString(),
                        TestContext.Current.CancellationToken
                    )
        );
}
