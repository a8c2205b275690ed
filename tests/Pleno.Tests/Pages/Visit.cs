using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pleno.Access;
using Pleno.Tests.Letters;

namespace Pleno.Tests.Pages;

/// <summary>Somebody with a role, in a browser of their own, who keeps what the browser complained of.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private static readonly string Screenshots = Path.Combine(AppContext.BaseDirectory, "screenshots");
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();

    private Visit(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _complaints.Enqueue(message.Text);
            }
        };
        Page.PageError += (_, fault) => _complaints.Enqueue(fault);
    }

    public IPage Page { get; }

    public IBrowserContext Context => _context;

    /// <summary>Errors of scripts, of the network, and violations of the content security policy, since the last time.</summary>
    public IReadOnlyList<string> Complaints()
    {
        string[] complaints = [.. _complaints];
        _complaints.Clear();
        return complaints;
    }

    /// <param name="browser">The run's browser.</param>
    /// <param name="web">The triggers.</param>
    /// <param name="grant">The role chosen; null for none.</param>
    /// <param name="width">Width of the window in CSS pixels.</param>
    public static async Task<Visit> StartAsync(LetterBrowser browser, WebRig web, string? grant, int width = 1366)
    {
        var chromium = (await browser.PageAsync()).Context.Browser!;
        var context = await chromium.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = web.Address.ToString(),
                ViewportSize = new ViewportSize { Width = width, Height = width < 600 ? 844 : 900 },
                Locale = "id-ID",
            }
        );
        if (grant is not null)
        {
            await context.AddCookiesAsync([
                new Cookie
                {
                    Name = PrincipalReader.DeveloperCookie,
                    Value = Uri.EscapeDataString(grant),
                    Url = web.Address.ToString(),
                },
            ]);
        }

        return new Visit(context, await context.NewPageAsync());
    }

    /// <summary>Where pictures are wanted, keeps the whole page: <c>screenshots/{name}.png</c> beside the tests.</summary>
    public Task PictureAsync(string name) => Pictures.TakeAsync(Page, Path.Combine(Screenshots, $"{name}.png"));

    /// <summary>Keeps what the window shows, also of frames, which a picture of the whole page leaves out.</summary>
    public Task PictureOfViewAsync(string name) =>
        Pictures.TakeAsync(Page, Path.Combine(Screenshots, $"{name}.png"), isWhole: false);

    /// <summary>What the rules of accessibility find that is serious or worse.</summary>
    public async Task<IReadOnlyList<string>> SeriousAsync()
    {
        var result = await Page.RunAxe();
        return
        [
            .. result
                .Violations.Where(one => one.Impact is "serious" or "critical")
                .Select(one => $"{one.Id}: {string.Join(" | ", one.Nodes.Select(node => node.Html))}"),
        ];
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
