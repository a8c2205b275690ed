using Pleno.Storage;
using Pleno.Tests.Services;
using Pleno.Uploads;

namespace Pleno.Tests.Pipeline;

/// <summary>Uploads that no trigger announced are found, and what is being worked on is left alone.</summary>
public sealed class SweepTests(AzuriteFixture azurite)
{
    private static readonly byte[] Content = SmallContest.Csv(new SmallContest().Child(SmallContest.First));
    private static readonly string Name = $"{SmallContest.Key}/{SmallContest.First}/D.HASIL.csv";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_that_two_sweeps_find_undone_is_asked_for()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.UploadAsync(StorageNames.PlenaryContainer, Name, Content);

        await SweepAsync(rig);
        (await AskedAsync(rig)).ShouldBe(0);
        await SweepAsync(rig);
        (await AskedAsync(rig)).ShouldBe(1);

        await rig.DrainDocumentsAsync();
        await SweepAsync(rig);
        (await AskedAsync(rig)).ShouldBe(0);
        (await rig.NoticesAsync()).ShouldNotBeEmpty();
    }

    /// <summary>A timer's process may be a new one each time: it remembers nothing, and the clock tells it enough.</summary>
    [Fact]
    public async Task One_that_has_lain_undone_is_asked_for_by_a_process_that_never_saw_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await rig.UploadAsync(StorageNames.PlenaryContainer, Name, Content);
        rig.Time.SetUtcNow(TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(4));
        await using (var young = rig.Beside())
        {
            await SweepAsync(young);
            (await AskedAsync(rig)).ShouldBe(0);
        }

        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await using var old = rig.Beside();
        await SweepAsync(old);
        (await AskedAsync(rig)).ShouldBe(1);
    }

    private static Task SweepAsync(PipelineRig rig) => rig.Get<SweepUploads>().RunAsync(Token);

    private static async Task<int> AskedAsync(PipelineRig rig) =>
        (int)await rig.Get<WorkQueues>().DepthAsync(StorageNames.DocumentsQueue, Token);
}
