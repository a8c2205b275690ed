using System.Net;
using Pleno.Access;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;
using Pleno.Uploads.Checking;
using Pleno.Uploads.Following;
using Pleno.Uploads.Permissions;

namespace Pleno.Tests.Pages;

/// <summary>Checking first: a small file in the body of a request, a large one from the parts that were sent.</summary>
public sealed class CheckTests(AzuriteFixture azurite)
{
    private const string Kpu = "uploader:6401/kpu-6401";
    private const string To = "contest=gubernur-64-2024&area=6401";
    private const int Large = (2 << 20) + 77;
    private static readonly SmallContest Two = new(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_large_file_is_checked_from_its_parts_and_completed_without_sending_one_again(bool isRight)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        var content = FileOf(isRight ? Two.Child(SmallContest.First) : UploadTests.Broken());
        var permit = await kpu.PermitAsync(Sender.Request(content));
        await kpu.PutAsync(permit, content);
        var rows = await rig.RowsAsync(isExact: true);

        var answer = await Sender.ReadAsync<CheckAnswer>(await kpu.CheckSentAsync(permit.Permission));
        answer.Progress.ShouldBe(isRight ? UploadProgress.Accepted : UploadProgress.Rejected);
        (answer.Name, answer.Sha256).ShouldBe(("d-hasil.csv", Evidence.HashOf(content)));
        (await rig.RowsAsync(isExact: true)).ShouldBe(rows);
        (await UploadTests.NamesAsync(rig, StorageNames.PlenaryContainer)).ShouldBeEmpty();
        (await UploadTests.NamesAsync(rig, StorageNames.IncomingContainer)).Count.ShouldBe(1);

        var again = await kpu.PermitAsync(Sender.Request(content));
        again.Blocks.ShouldAllBe(block => block.IsThere);
        var receipt = await Sender.ReadAsync<UploadReceipt>(await kpu.CompleteAsync(again.Permission));
        (receipt.Name, receipt.WasThere).ShouldBe(("d-hasil.csv", false));
        await rig.TakeInAsync("gubernur-64-2024/6401/d-hasil.csv");
        var state = await kpu.StateAsync(receipt.State);
        (state.Progress, state.FindingCount).ShouldBe((answer.Progress, answer.FindingCount));
        state.Findings.ShouldBe(answer.Findings);
        state.Groups.ShouldBe(answer.Groups);
    }

    [Fact]
    public async Task A_body_of_one_megabyte_is_checked_and_a_byte_more_is_to_be_sent_first()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        var most = SmallContest.Csv(Two.Child(SmallContest.First), CheckFile.LargestBody);
        most.Length.ShouldBe(1_048_576);
        byte[] over = [.. most, (byte)'\n'];
        foreach (var isChunked in new[] { false, true })
        {
            var taken = await kpu.CheckAsync(most, "d-hasil.csv", To, isChunked);
            (await Sender.ReadAsync<CheckAnswer>(taken)).Progress.ShouldBe(UploadProgress.Accepted);
            var refused = await kpu.CheckAsync(over, "d-hasil.csv", To, isChunked);
            (await Sender.ProblemsAsync(refused, HttpStatusCode.RequestEntityTooLarge)).ShouldBe(["size"]);
            (await refused.Content.ReadAsStringAsync(Token)).ShouldContain("POST /api/uploads");
        }

        var token = $"{FormTokens.Header}: {web.TokenOf(Kpu)}";
        const string Type = "Content-Type: application/octet-stream";
        (await web.AnnounceAsync($"api/check?{To}&name=a.csv", Kpu, 100_000_000, token, Type)).ShouldBe(413);
    }

    [Fact]
    public async Task A_check_from_parts_asks_of_the_permission_what_completing_asks()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        using var neighbour = new Sender(web, "uploader:6402/kpu-6402");
        using var colleague = new Sender(web, "uploader:6401");
        var content = FileOf(Two.Child(SmallContest.First));
        var permit = await kpu.PermitAsync(Sender.Request(content));
        (await kpu.PutAsync(permit.Url!, permit.Blocks[0].Id, content.AsMemory(0, permit.BlockSize))).ShouldBe(
            HttpStatusCode.Created
        );

        (await Sender.ProblemsAsync(await kpu.CheckSentAsync(permit.Permission), HttpStatusCode.Conflict)).ShouldBe([
            "incomplete",
        ]);
        (await neighbour.CheckSentAsync(permit.Permission)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        foreach (var (who, permission) in new[] { (colleague, permit.Permission), (kpu, permit.Permission![..^2]) })
        {
            var foreign = await who.CheckSentAsync(permission);
            (await Sender.ProblemsAsync(foreign, HttpStatusCode.Forbidden)).ShouldBe(["permission"]);
        }

        rig.Time.Advance(TimeSpan.FromMinutes(31));
        var late = await kpu.CheckSentAsync(permit.Permission);
        (await Sender.ProblemsAsync(late, HttpStatusCode.Forbidden)).ShouldBe(["expired"]);

        // What was sent counts under the new permission; the rest of it is another content.
        var renewed = await kpu.PermitAsync(Sender.Request(content));
        renewed.Blocks.Count(block => block.IsThere).ShouldBe(1);
        content[^1] ^= 1;
        await kpu.PutAsync(renewed, content);
        var changed = await kpu.CheckSentAsync(renewed.Permission);
        (await Sender.ProblemsAsync(changed, HttpStatusCode.UnprocessableEntity)).ShouldBe(["content"]);
        (await UploadTests.NamesAsync(rig, StorageNames.IncomingContainer)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Checks_from_parts_count_with_the_others()
    {
        var two = new Dictionary<string, string?> { ["Uploads:ChecksPerMinute"] = "2" };
        await using var rig = await PipelineRig.StartAsync(azurite, Two, settings: two);
        await using var web = await WebRig.StartAsync(rig);
        using var polda = new Sender(web, "security-office:64/polda");
        var report = SmallContest.Confirmation("polda");
        var request = Sender.Request(report, "konfirmasi.csv") with
        {
            Area = null,
            Stage = SmallContest.Stage,
            Office = "polda",
        };
        var permit = await polda.PermitAsync(request);
        await polda.PutAsync(permit, report);
        var to = $"contest=gubernur-64-2024&stage={SmallContest.Stage}&office=polda";
        (await polda.CheckAsync(report, "konfirmasi.csv", to)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var answer = await Sender.ReadAsync<CheckAnswer>(await polda.CheckSentAsync(permit.Permission));
        answer.Progress.ShouldBe(UploadProgress.Accepted);
        var third = await polda.CheckSentAsync(permit.Permission);
        (await Sender.ProblemsAsync(third, HttpStatusCode.TooManyRequests)).ShouldBe(["checks"]);
    }

    /// <summary>A large file waits until the one before it has been let go, whoever asks; a small one does not.</summary>
    [Fact]
    public async Task A_check_from_large_parts_waits_its_turn()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await using var web = await WebRig.StartAsync(rig);
        using var kpu = new Sender(web, Kpu);
        var content = FileOf(Two.Child(SmallContest.First));
        var permit = await kpu.PermitAsync(Sender.Request(content));
        await kpu.PutAsync(permit, content);
        var before = new TaskCompletionSource();
        var lane = web.Get<LargeFileLane>();
        var holding = lane.RunAsync(LargeFileLane.Large, () => before.Task, Token);

        var check = kpu.CheckSentAsync(permit.Permission);
        (await kpu.CheckedAsync(SmallContest.Csv(Two.Child(SmallContest.First)))).Progress.ShouldBe(
            UploadProgress.Accepted
        );
        await Task.Delay(TimeSpan.FromSeconds(1), Token);
        check.IsCompleted.ShouldBeFalse();
        before.SetResult();
        await holding;
        (await check).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static byte[] FileOf(FormContent content) => SmallContest.Csv(content, Large);
}
