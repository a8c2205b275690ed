using System.Net;
using Pleno.Access;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Poison;
using Pleno.Storage;
using Pleno.Tests.Letters;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>What operators look at, over http and in a browser: what failed and its replay, previews, the list of notices, the letter as sent.</summary>
public sealed class OperationsTests(AzuriteFixture azurite, LetterBrowser browser)
{
    private const string Operator = "operator:";
    private const string Notices = "/api/board/gubernur-64-2024/notices";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_an_operator_replays_and_only_once_with_a_token_of_a_page()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var letter = await FillAsync(rig);

        (await web.PostAsync("official:64/polda", "api/poison/m-1/replay")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await web.GetAsync("official:64/polda", "api/operations")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await web.GetAsync("uploader:64", "api/poison")).Status.ShouldBe(HttpStatusCode.Forbidden);
        using (var without = web.Client(Operator))
        {
            without.DefaultRequestHeaders.Remove(FormTokens.Header);
            (await without.PostAsync("api/poison/m-1/replay", null, Token)).StatusCode.ShouldBe(
                HttpStatusCode.Forbidden
            );
        }

        (await rig.Get<PoisonStore>().ListAllAsync(Token)).ShouldAllBe(message => message.ReplayedAt == null);
        (await web.PostAsync(Operator, "api/poison/m-1/replay")).Status.ShouldBe(HttpStatusCode.OK);
        (await web.PostAsync(Operator, "api/poison/m-1/replay")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await web.PostAsync(Operator, "api/poison/..%2fm/replay")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await web.PostAsync(Operator, $"api/poison/{new string('m', 999)}/replay")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await rig.Get<WorkQueues>().DepthAsync(StorageNames.DocumentsQueue, Token)).ShouldBe(1);

        var path = $"api/contests/{letter.Contest}/notices/{letter.Notice}/letters/{letter.Recipient}/replay";
        (await web.PostAsync("official:64/polda", path)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await web.PostAsync(Operator, path)).Status.ShouldBe(HttpStatusCode.OK);
        (await web.PostAsync(Operator, path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await rig.Get<DeliveryStore>().FindAsync(letter, Token))!.Status.ShouldBe(DeliveryStatus.Queued);
        (await web.JsonAsync(Operator, "api/feed")).ToJsonString().ShouldContain("letterReplayed");
    }

    [Fact]
    public async Task A_preview_is_marked_sends_nothing_and_takes_no_number()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var (ours, _, _, _) = await NoticeViewTests.FillAsync(rig);
        var before = await rig.RowsAsync(isExact: true);
        const string Asked = "contest=gubernur-64-2024&kind=stageNotReady&office=korem";

        var page = await web.PageAsync(Operator, $"api/operations/preview?{Asked}");
        var (_, letter) = await web.GetAsync(Operator, $"api/operations/preview/letter?{Asked}");
        foreach (var text in new[] { page, letter })
        {
            text.ShouldContain("PRATINJAU / PREVIEW");
            text.ShouldNotContain(ours.VisibleNumber(rig.Setup.Contest));
            text.ShouldNotContain(ours.Id);
        }

        letter.ShouldContain("Komandan Komando Resor Militer");
        (
            await web.PageAsync(
                Operator,
                $"api/operations/preview?{Asked.Replace("stageNotReady", "incident", StringComparison.Ordinal)}"
            )
        ).ShouldContain("Belum ada kejadian jenis ini");
        var secret = Asked.Replace("stageNotReady", "disputeAttention", StringComparison.Ordinal);
        (await web.GetAsync(Operator, $"api/operations/preview/letter?{secret}")).Status.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await web.GetAsync("official:64/korem", $"api/operations/preview?{Asked}")).Status.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await rig.RowsAsync(isExact: true)).ShouldBe(before);
    }

    [Fact]
    public async Task An_operator_finds_a_letter_and_replays_what_failed_on_a_phone_and_on_a_laptop()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        await FillAsync(rig);
        var asked = await rig.RaiseUrgentAsync("konfirmasi");
        var link = rig.Get<SignedLinks>()
            .AcknowledgeUri(new DeliveryId(SmallContest.Key, asked.Id, "kpu-64"), "kpu-64", asked.RaisedAt);
        foreach (var width in new[] { 390, 1366 })
        {
            await using var visit = await Visit.StartAsync(browser, web, Operator, width);
            await LookAsync(visit, Notices, "notices", width);
            await visit.Page.SelectOptionAsync("select[name=kind]", "stageNotReady");
            await visit.Page.ClickAsync("button[type=submit]");
            (await visit.Page.Locator(".notice").CountAsync()).ShouldBe(3);
            await visit.Page.ClickAsync(".notice h3 a >> nth=-1");
            var sheet = visit.Page.FrameLocator("iframe.sheet");
            (await sheet.Locator("body").InnerTextAsync()).ShouldContain("001/PL.02/64");
            await visit.Page.Locator("iframe.sheet").ScrollIntoViewIfNeededAsync();
            await visit.PictureOfViewAsync($"letter-{width}");
            await LookAsync(visit, new Uri(visit.Page.Url).PathAndQuery, "notice", width);
            await LookAsync(
                visit,
                "/api/operations/preview?contest=gubernur-64-2024&kind=stageReady&office=polda",
                "preview",
                width
            );
            await LookAsync(visit, "/api/verify?number=1&code=" + new string('0', 32), "verify", width);
            await LookAsync(visit, link.PathAndQuery, "acknowledge", width);
            await LookAsync(visit, "/api/operations", "operations", width);
        }

        await using var last = await Visit.StartAsync(browser, web, Operator);
        await last.Page.GotoAsync("/api/operations");
        await last.Page.Locator("form[action='/api/poison/m-1/replay'] button").FocusAsync();
        await last.Page.Keyboard.PressAsync("Enter");
        await last.Page.WaitForURLAsync("**/api/operations?replayed=m-1");
        (await last.Page.Locator("[role=status]").First.InnerTextAsync()).ShouldContain("m-1");
        (await last.Page.Locator("form[action='/api/poison/m-1/replay']").CountAsync()).ShouldBe(0);
        last.Complaints().ShouldBeEmpty();
    }

    /// <summary>Opens a page, keeps its picture, and finds nothing that runs out of it, bars a reader or is complained of.</summary>
    private static async Task LookAsync(Visit visit, string path, string name, int width)
    {
        await visit.Page.GotoAsync(path);
        await visit.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
        await visit.PictureAsync($"{name}-{width}");
        (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(
            width,
            name
        );
        // The rules are brought into each frame as a script, which a letter's frame runs none of: letters have tests of their own.
        await visit.Page.EvaluateAsync("document.querySelectorAll('iframe').forEach((frame) => frame.remove())");
        (await visit.SeriousAsync()).ShouldBeEmpty($"{name} {width}");
        visit.Complaints().ShouldBeEmpty($"{name} {width}");
    }

    /// <summary>Some notices, a message set aside, and a letter that was given up.</summary>
    private static async Task<DeliveryId> FillAsync(PipelineRig rig)
    {
        await NoticeViewTests.FillAsync(rig);
        await rig.Get<KeepPoison>()
            .RunAsync(
                StorageNames.DocumentsPoisonQueue,
                "m-1",
                "upload:plenary/gubernur-64-2024/6401/<script>alert(1)</script>.csv",
                Token
            );
        var letter = (await rig.DeliveryAsync(await rig.RaiseUrgentAsync("gagal"))).Id;
        await rig.Get<KeepPoison>().RunAsync(StorageNames.NoticesPoisonQueue, "m-2", $"{letter}", Token);
        return letter;
    }
}
