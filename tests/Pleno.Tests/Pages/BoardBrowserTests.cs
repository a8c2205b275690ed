using System.Globalization;
using Microsoft.Playwright;
using Pleno.Storage;
using Pleno.Tests.Letters;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>The board and an area in a real browser: drawn, sorted, kept up to date, within reach of everybody, and small.</summary>
public sealed class BoardBrowserTests(AzuriteFixture azurite, LetterBrowser browser, ITestOutputHelper output)
{
    private const int MostBytes = 200_000;

    /// <summary>An A4 page within its margins of 15 mm, in CSS pixels.</summary>
    private const int A4Within = 680;
    private const string Board = "/api/board/gubernur-64-2024";
    private static readonly SmallContest Fourteen = new(14);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_board_of_14_areas_is_drawn_sorted_and_kept_up_to_date()
    {
        await using var rig = await FilledAsync();
        await using var web = await WebRig.StartAsync(rig);
        await using var visit = await Visit.StartAsync(browser, web, "operator:");
        var page = visit.Page;
        await FeedAsync(page);
        var transfer = await MeasureAsync(visit);
        transfer.ShouldBeLessThan(MostBytes);
        await page.Locator(".chart.drawn canvas").Nth(1).WaitForAsync();
        (await InkAsync(page)).ShouldBeGreaterThan(0);
        (await page.Locator(".tile").CountAsync()).ShouldBe(15);
        (await page.Locator("#changes-list li").CountAsync()).ShouldBe(0);
        (await visit.SeriousAsync()).ShouldBeEmpty();
        await visit.PictureAsync("board-1366");

        await page.GetByRole(AriaRole.Link, new() { Name = "Wilayah Area" }).ClickAsync();
        (await page.Locator("th[aria-sort]").InnerTextAsync()).ShouldContain("Wilayah");
        await page.WaitForSelectorAsync("#changes-list li");
        (await page.Locator("#changes").InnerTextAsync()).ShouldContain("Dokumen diterima");
        await page.GetByRole(AriaRole.Link, new() { Name = "Partisipasi" }).ClickAsync();
        await page.WaitForURLAsync("**sort=turnout**");
        await page.FocusAsync("a.tile[href$='6403']");
        await page.EvaluateAsync("scrollTo(0, 120)");
        await rig.PlenaryAsync(Fourteen.Children[2], SmallContest.Csv(Fourteen.Child(Fourteen.Children[2])));
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await page.WaitForSelectorAsync("a.tile.good[href$='6403']");
        (await page.EvaluateAsync<string>("document.activeElement.href")).ShouldEndWith("6403");
        (await page.EvaluateAsync<int>("scrollY")).ShouldBe(120);
        (await page.Locator("#live").InnerTextAsync()).ShouldContain("Diperbarui");
        visit.Complaints().ShouldBeEmpty();

        await visit.Context.SetOfflineAsync(true);
        await page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await page.GetByText("Tidak ada sambungan").WaitForAsync();
        await visit.Context.SetOfflineAsync(false);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await PrintAsync(page, "board-a4");
        await page.SetViewportSizeAsync(A4Within, 1000);
        (await SidewaysAsync(page)).ShouldBe(0);
        await visit.PictureAsync("board-a4");
    }

    [Fact]
    public async Task The_board_and_an_area_fit_a_phone_and_work_by_keyboard()
    {
        await using var rig = await FilledAsync();
        await using var web = await WebRig.StartAsync(rig);
        await using var visit = await Visit.StartAsync(browser, web, "official:64", width: 390);
        var page = visit.Page;
        await FeedAsync(page);
        await page.GotoAsync(Board);
        await page.Locator(".chart.drawn canvas").Nth(1).WaitForAsync();
        (await SidewaysAsync(page)).ShouldBe(0);
        (await visit.SeriousAsync()).ShouldBeEmpty();
        await visit.PictureAsync("board-390");
        await page.FocusAsync("a.tile[href$='6402']");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/areas/6402");
        (await SidewaysAsync(page)).ShouldBe(0);
        await page.Locator(".findings a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        (await page.Locator("td.marked:target").CountAsync()).ShouldBe(1);
        (await visit.SeriousAsync()).ShouldBeEmpty();
        await visit.PictureAsync("area-390");
        await page.SetViewportSizeAsync(1366, 900);
        await visit.PictureAsync("area-1366");
        await page.GotoAsync("/api/board");
        (await visit.SeriousAsync()).ShouldBeEmpty();
        await visit.PictureAsync("contests-1366");
        visit.Complaints().ShouldBeEmpty();
    }

    /// <summary>A pair of 120 characters and scripts in every text: nothing runs, nothing sticks out.</summary>
    [Fact]
    public async Task Long_names_wrap_and_38_areas_fit_a_phone()
    {
        var many = new SmallContest(38);
        var contest = many.Contest with
        {
            Paslon =
            [
                .. many.Contest.Paslon.Select(pair =>
                    pair with
                    {
                        Name = $"<img src=x onerror=alert(1)>{new string('N', 92)}",
                    }
                ),
            ],
        };
        await using var rig = await PipelineRig.StartAsync(azurite, many, isLoaded: false);
        await rig.Get<ContestStore>().SaveAsync(contest, Token);
        await rig.PlenaryAsync(many.Children[0], SmallContest.Csv(many.Child(many.Children[0])));
        await rig.CheckStagesAsync();
        await using var web = await WebRig.StartAsync(rig);
        await using var visit = await Visit.StartAsync(browser, web, "operator:", width: 390);
        await FeedAsync(visit.Page);
        await visit.Page.GotoAsync(Board);
        await visit.Page.Locator(".chart.drawn canvas").First.WaitForAsync();
        (await visit.Page.Locator(".tile").CountAsync()).ShouldBe(39);
        (await SidewaysAsync(visit.Page)).ShouldBe(0);
        await visit.PictureAsync("board-hostile-390");
        visit.Complaints().ShouldBeEmpty();
    }

    /// <summary>Fourteen kab/kota: the second rejected, the third to come, the others accepted.</summary>
    private async Task<PipelineRig> FilledAsync()
    {
        var rig = await PipelineRig.StartAsync(azurite, Fourteen);
        foreach (var child in Fourteen.Children.Where(child => child != Fourteen.Children[2]))
        {
            var content = Fourteen.Child(child);
            if (child == Fourteen.Children[1])
            {
                content.Figures[content.Figures.TotalColumn, content.Figures.Layout["suara_sah"]] += 40;
            }

            await rig.PlenaryAsync(child, SmallContest.Csv(content));
        }

        await rig.CheckStagesAsync();
        return rig;
    }

    /// <summary>Stands in for the feed: one entry since the page was first looked at.</summary>
    private static async Task FeedAsync(IPage page)
    {
        var asked = 0;
        await page.RouteAsync(
            "**/api/feed?**",
            route =>
            {
                var after = int.Parse(route.Request.Url.Split("after=")[1], CultureInfo.InvariantCulture);
                var last = Interlocked.Increment(ref asked) > 2 ? 13 : 12;
                var items =
                    after < last
                        ? $$"""[{"number":{{last}},"at":"2024-12-05T03:00:00Z","text":{"id":"Dokumen diterima","en":"Document accepted"} }]"""
                        : "[]";
                return route.FulfillAsync(
                    new() { ContentType = "application/json", Body = $$"""{"items":{{items}},"last":{{last}}}""" }
                );
            }
        );
    }

    private async Task<long> MeasureAsync(Visit visit)
    {
        var session = await visit.Context.NewCDPSessionAsync(visit.Page);
        await session.SendAsync("Network.enable");
        var (bytes, requests) = (0L, 0);
        session.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            Interlocked.Add(ref bytes, (long)finished!.Value.GetProperty("encodedDataLength").GetDouble());
            Interlocked.Increment(ref requests);
        };
        await visit.Page.GotoAsync(Board, new() { WaitUntil = WaitUntilState.NetworkIdle });
        var paint = await visit.Page.EvaluateAsync<double>(
            "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
        );
        output.WriteLine($"Board of 14 areas: {bytes} bytes, {requests} requests, first contentful paint {paint:0} ms");
        return bytes;
    }

    /// <summary>How many canvases have something on them.</summary>
    private static Task<int> InkAsync(IPage page) =>
        page.EvaluateAsync<int>(
            "[...document.querySelectorAll('canvas')].filter(one => one.getContext('2d').getImageData(0, 0, one.width, one.height).data.some(value => value)).length"
        );

    private static Task<int> SidewaysAsync(IPage page) =>
        page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");

    private static async Task PrintAsync(IPage page, string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "screenshots");
        Directory.CreateDirectory(folder);
        await page.PdfAsync(
            new()
            {
                Path = Path.Combine(folder, $"{name}.pdf"),
                Format = "A4",
                PrintBackground = true,
            }
        );
    }
}
