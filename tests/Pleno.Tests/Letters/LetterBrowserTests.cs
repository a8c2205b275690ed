using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Tests.Docs;
using Pleno.Tests.Pages;

namespace Pleno.Tests.Letters;

/// <summary>Every kind of letter in a real browser, on a phone and on a sheet of A4: nothing runs out of it, nothing bars a reader.</summary>
public sealed class LetterBrowserTests(LetterBrowser browser)
{
    private const int Phone = 390;

    /// <summary>210 mm at 96 dots per inch.</summary>
    private const int A4 = 794;

    public static TheoryData<NoticeKind> Kinds => SampleLetters.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_kind_fits_a_phone_and_a_sheet_and_is_accessible(NoticeKind kind)
    {
        var page = await browser.PageAsync();
        foreach (
            var (name, contest) in new[] { ("", SampleLetters.Contest), ("-hostile", SampleLetters.HostileContest) }
        )
        {
            await page.SetContentAsync(await SampleLetters.HtmlAsync(kind, contest));
            foreach (var width in new[] { Phone, A4 })
            {
                await page.SetViewportSizeAsync(width, 900);
                var needed = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
                needed.ShouldBeLessThanOrEqualTo(width, $"{kind}{name} at {width}");
                if (contest == SampleLetters.Contest)
                {
                    await ShootAsync(page, $"{ConfigWords.Word(kind)}-{width}.png");
                }
            }
        }

        (await SeriousAsync(page)).ShouldBeEmpty($"{kind}");
    }

    [Fact]
    public async Task A_page_that_runs_out_and_bars_readers_is_found()
    {
        var page = await browser.PageAsync();
        await page.SetViewportSizeAsync(Phone, 900);
        await page.SetContentAsync(
            "<html><body><p style='width:600px;color:#eee'>a</p><img src='data:,'></body></html>"
        );
        (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeGreaterThan(Phone);
        (await SeriousAsync(page)).ShouldContain(found => found.StartsWith("image-alt", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> SeriousAsync(IPage page)
    {
        AxeResult result = await page.RunAxe();
        return
        [
            .. result
                .Violations.Where(found => found.Impact is "serious" or "critical")
                .Select(found => $"{found.Id}: {found.Help} {string.Join(' ', found.Nodes.Select(node => node.Html))}"),
        ];
    }

    /// <summary>To be looked at; not compared.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "letters");
        Directory.CreateDirectory(folder);
        await Pictures.TakeAsync(page, Path.Combine(folder, name));
    }
}
