using Pleno.Intake;
using Pleno.Notices.Poison;
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
        await SweepAsync(rig);
        (await AskedAsync(rig)).ShouldBe(1, "it waits for its turn");
        rig.Time.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync(rig);
        (await AskedAsync(rig)).ShouldBe(2, "the message may be lost with its host");

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

    [Fact]
    public async Task A_document_to_be_judged_again_is_asked_for_while_a_dead_host_holds_its_message()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var parent = SmallContest.Csv(new SmallContest().Parent([new SmallContest().Child(SmallContest.First)]));
        var id = await rig.PlenaryAsync(SmallContest.Province, parent);
        await rig.PlenaryAsync(SmallContest.First, Content);
        await HoldAllAsync(rig);

        await SweepChecksAsync(rig);
        (await VisibleAsync(rig)).ShouldBe(0, "it was only just asked for");
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await SweepChecksAsync(rig);
        await SweepChecksAsync(rig);
        (await VisibleAsync(rig)).ShouldBe(1, "once in a while");

        await rig.DrainDocumentsAsync();
        (await rig.StatusAsync(id)).ShouldBe(DocumentStatus.Accepted);
        rig.Time.Advance(TimeSpan.FromMinutes(3));
        await SweepChecksAsync(rig);
        (await VisibleAsync(rig)).ShouldBe(0, "it was judged");
    }

    [Fact]
    public async Task What_is_asked_for_while_it_is_judged_stays_to_be_judged()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var (id, checks) = (PipelineRig.IdOf(SmallContest.First, Content), rig.Get<OpenCheckStore>());
        await checks.AddAsync(id, Token);
        var seen = (await checks.FindAsync(id, Token)).ShouldNotBeNull();
        await checks.AddAsync(id, Token);

        await checks.CloseAsync(seen, Token);
        (await checks.ListAsync(Token)).ShouldHaveSingleItem().Id.ShouldBe(id);
        await rig.Get<AnswerCheckRequest>().RunAsync($"{new CheckRequest.Document(id)}", Token);
        (await checks.ListAsync(Token)).ShouldBeEmpty();
    }

    /// <summary>Set aside for an operator it is asked for no more, until it is put back.</summary>
    [Fact]
    public async Task One_whose_message_failed_for_good_waits_for_an_operator()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var (id, checks) = (PipelineRig.IdOf(SmallContest.First, Content), rig.Get<OpenCheckStore>());
        await checks.AddAsync(id, Token);
        await rig.Get<KeepPoison>()
            .RunAsync(StorageNames.DocumentsPoisonQueue, "m-1", $"{new CheckRequest.Document(id)}", Token);
        (await checks.ListAsync(Token)).ShouldBeEmpty();

        (await rig.Get<ReplayPoison>().RunAsync("m-1", Token)).ShouldNotBeNull();
        (await checks.ListAsync(Token)).ShouldHaveSingleItem().Id.ShouldBe(id);
    }

    /// <summary>Takes every message and never settles it, as a host does that is killed.</summary>
    private static async Task HoldAllAsync(PipelineRig rig) =>
        await rig.Queue(StorageNames.DocumentsQueue).ReceiveMessagesAsync(32, TimeSpan.FromMinutes(10), Token);

    private static Task SweepChecksAsync(PipelineRig rig) => rig.Get<SweepChecks>().RunAsync(Token);

    private static async Task<int> VisibleAsync(PipelineRig rig) =>
        (await rig.Queue(StorageNames.DocumentsQueue).PeekMessagesAsync(32, Token)).Value.Length;

    private static Task SweepAsync(PipelineRig rig) => rig.Get<SweepUploads>().RunAsync(Token);

    private static async Task<int> AskedAsync(PipelineRig rig) =>
        (int)await rig.Get<WorkQueues>().DepthAsync(StorageNames.DocumentsQueue, Token);
}
