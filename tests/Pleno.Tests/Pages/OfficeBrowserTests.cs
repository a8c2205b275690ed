using Azure.Storage.Blobs;
using Microsoft.Extensions.Options;
using Microsoft.Playwright;
using Pleno.Access;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Letters;
using Pleno.Storage;
using Pleno.Tests.Letters;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;
using Pleno.Uploads;

namespace Pleno.Tests.Pages;

/// <summary>Offices in a real browser: one reports, officials see the board turn, one acknowledges a letter, anybody checks that it is genuine.</summary>
public sealed class OfficeBrowserTests(AzuriteFixture azurite, LetterBrowser browser)
{
    private const string Board = "/api/board/gubernur-64-2024";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_office_reports_on_its_page_and_an_official_sees_the_board_before_and_after()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        await OpenStorageAsync(rig, web);
        await rig.CheckStagesAsync();
        await using var official = await Visit.StartAsync(browser, web, "official:64", 390);
        await official.Page.GotoAsync(Board);
        var missing = official
            .Page.Locator("main")
            .GetByText("Konfirmasi kesiapan dari Kepala Kepolisian Daerah belum ada");
        (await missing.CountAsync()).ShouldBeGreaterThan(0);
        (await official.Page.Locator("nav a[href='/api/upload']").CountAsync()).ShouldBe(0);

        await using var polda = await Visit.StartAsync(browser, web, "security-office:64/polda", 390);
        await polda.Page.GotoAsync("/api/upload");
        await polda.Page.SetInputFilesAsync(
            "#files",
            new FilePayload
            {
                Name = "konfirmasi.csv",
                MimeType = "text/csv",
                Buffer = SmallContest.Confirmation("polda"),
            }
        );
        await polda.Page.Locator("#start:enabled").WaitForAsync();
        await polda.Page.ClickAsync("#start");
        await polda
            .Page.Locator(".said .message", new() { HasText = "Terkirim sebagai konfirmasi.csv." })
            .WaitForAsync();
        await rig.TakeInReportAsync($"gubernur-64-2024/{SmallContest.Stage}/polda/konfirmasi.csv");
        await polda.Page.Locator(".said .message", new() { HasText = "Diterima" }).WaitForAsync();
        await polda.PictureAsync("report-accepted-phone");
        (await polda.SeriousAsync()).ShouldBeEmpty();

        await rig.CheckStagesAsync();
        await official.Page.ReloadAsync();
        (await missing.CountAsync()).ShouldBe(0);
        polda.Complaints().ShouldBeEmpty();
        official.Complaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_letter_is_acknowledged_by_its_link_and_only_by_the_button()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var notice = await rig.RaiseUrgentAsync("rapat");
        var link = rig.Get<SignedLinks>()
            .AcknowledgeUri(new DeliveryId(SmallContest.Key, notice.Id, "kpu-64"), "kpu-64", notice.RaisedAt);
        await using var visit = await Visit.StartAsync(browser, web, grant: null, 390);
        await visit.Page.GotoAsync(link.PathAndQuery);
        (await AcknowledgedAsync(rig, notice)).ShouldBeNull();

        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.GetByRole(AriaRole.Button).FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.GetByText("Telah dikonfirmasi pada").WaitForAsync();
        (await AcknowledgedAsync(rig, notice)).ShouldNotBeNull().By.ShouldBe("kpu-64");
        (await visit.Page.GetByRole(AriaRole.Button).CountAsync()).ShouldBe(0);
        await visit.PictureAsync("acknowledged-phone");
        visit.Complaints().ShouldBeEmpty();
    }

    [Fact]
    public async Task Anybody_checks_number_and_code_of_a_letter_in_hand()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var notice = await rig.RaiseUrgentAsync("rapat");
        var contest = await rig.ContestAsync();
        var code = LetterWriter.CodeOf(contest, notice);
        await using var visit = await Visit.StartAsync(browser, web, grant: null, 390);

        await AskAsync(visit.Page, notice.VisibleNumber(contest), code);
        await visit.Page.GetByText("ASLI: nomor dan kode ini tercatat.").WaitForAsync();
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldNotContain("@");
        await AskAsync(visit.Page, notice.VisibleNumber(contest), new string('0', code.Length));
        await visit.Page.GetByText("TIDAK TERCATAT").WaitForAsync();
        (await visit.SeriousAsync()).ShouldBeEmpty();
        visit.Complaints().ShouldBeEmpty();
    }

    private static async Task AskAsync(IPage page, string number, string code)
    {
        await page.GotoAsync("/api/verify");
        await page.FillAsync("input[name=number]", number);
        await page.FillAsync("input[name=code]", code);
        await page.Keyboard.PressAsync("Enter");
    }

    private static Task<Acknowledgement?> AcknowledgedAsync(PipelineRig rig, Notice notice) =>
        rig.Get<AcknowledgementStore>().FindAsync(SmallContest.Key, notice.Id, "kpu-64", Token);

    private static Task OpenStorageAsync(PipelineRig rig, WebRig web) =>
        new OpenStorageToPages(
            rig.Get<BlobServiceClient>(),
            Options.Create(new AccessOptions { Mode = AccessMode.Developer }),
            Options.Create(new LinkOptions { PublicUrl = web.Address })
        ).StartAsync(Token);
}
