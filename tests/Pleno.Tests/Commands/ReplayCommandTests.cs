using Pleno.Local.Commands;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary><c>replay</c> lists what failed and puts it back, messages and letters.</summary>
public sealed class ReplayCommandTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_failed_is_listed_and_put_back_once()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        (await ReplayAsync(rig, null)).ShouldBe((0, "0 pesan / messages\n"));
        await rig.Get<KeepPoison>()
            .RunAsync(StorageNames.DocumentsPoisonQueue, "m-1", "upload:plenary/gubernur-64-2024/64/a.csv", Token);
        var (code, listed) = await ReplayAsync(rig, null);
        code.ShouldBe(0);
        listed.ShouldContain("m-1");
        listed.ShouldContain("upload:plenary/gubernur-64-2024/64/a.csv");
        listed.ShouldContain("menunggu / waiting");
        (await ReplayAsync(rig, "m-1")).Code.ShouldBe(0);
        (await ReplayAsync(rig, "m-1")).Code.ShouldBe(1);
        (await ReplayAsync(rig, "m-9")).Code.ShouldBe(1);
        (await ReplayAsync(rig, null)).Text.ShouldContain("diulang / replayed");
    }

    [Fact]
    public async Task A_letter_that_was_given_up_is_sent_under_its_old_number()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(tag: "+400"), mail);
        var notice = await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
        var failed = await rig.DeliveryAsync(notice);
        failed.Status.ShouldBe(DeliveryStatus.Failed);

        await rig.ChangeOfficeAsync("kpu-64", office => office with { Address = "ketua@kpu-64.example" });
        (await ReplayAsync(rig, null)).Text.ShouldContain($"{failed.Id}");
        // Also long after its time to live.
        rig.Time.Advance(TimeSpan.FromDays(10));
        (await ReplayAsync(rig, failed.Id.ToString())).Code.ShouldBe(0);
        (await ReplayAsync(rig, $"gubernur-64-2024|{notice.Id}|polda")).Code.ShouldBe(1);
        await rig.DrainNoticesAsync();
        (await rig.StatusAsync(notice)).ShouldBe(DeliveryStatus.Accepted);
        (await ReplayAsync(rig, failed.Id.ToString())).Code.ShouldBe(1);
        rig.Sent().Count(sent => sent == failed.Id.ToString()).ShouldBe(1);
        mail.StandIn.Accepted.Select(one => one.Message.Content![0]!.Value!)
            .Single(text => text.Contains("1.csv", StringComparison.Ordinal))
            .ShouldContain(notice.VisibleNumber(rig.Setup.Contest));
    }

    private static async Task<(int Code, string Text)> ReplayAsync(PipelineRig rig, string? id)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await ReplayCommand.RunAsync(rig.Provider, id, output, Token);
        return (code, output.ToString());
    }
}
