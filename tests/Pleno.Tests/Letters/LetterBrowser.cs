using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Pleno.Tests.Letters.LetterBrowser))]

namespace Pleno.Tests.Letters;

/// <summary>One Chromium and one page for the whole run, started when the first test asks.</summary>
public sealed class LetterBrowser : IAsyncDisposable
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
    ];
    private readonly Lazy<Task<Started?>> _started;
    private string? _complaint;

    public LetterBrowser() => _started = new Lazy<Task<Started?>>(StartAsync);

    /// <summary>The page; the test is skipped where no Chromium can be had.</summary>
    public async Task<IPage> PageAsync()
    {
        var started = await _started.Value;
        Assert.SkipWhen(
            started is null,
            $"There is no Chromium at /usr/bin/chromium: install it with 'apt-get update && apt-get install -y chromium', or set PLENO_CHROMIUM to its path. {_complaint}"
        );
        return started!.Page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_started.IsValueCreated && await _started.Value is { } started)
        {
            await started.Browser.DisposeAsync();
            started.Playwright.Dispose();
        }
    }

    private async Task<Started?> StartAsync()
    {
        if ((Find() ?? await InstallAsync()) is not { } path)
        {
            return null;
        }

        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = ["--no-sandbox", "--disable-gpu"] }
        );
        return new Started(playwright, browser, await browser.NewPageAsync());
    }

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("PLENO_CHROMIUM");
        return named is { Length: > 0 } ? named : Places.FirstOrDefault(File.Exists);
    }

    private async Task<string?> InstallAsync()
    {
        _complaint = await ChromiumPackage.InstallAsync();
        return Find();
    }

    private sealed record Started(IPlaywright Playwright, IBrowser Browser, IPage Page);
}
