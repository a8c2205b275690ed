using Microsoft.Playwright;

namespace Pleno.Tests.Pages;

/// <summary>Pictures of what a browser shows, for people to look at. Nothing compares them, and each takes seconds, so they are made on demand only.</summary>
internal static class Pictures
{
    private static bool AreWanted => Environment.GetEnvironmentVariable("PLENO_PICTURES") == "1";

    /// <summary>Keeps a picture as a file, with <c>PLENO_PICTURES=1</c>.</summary>
    /// <param name="page">The page.</param>
    /// <param name="path">The file.</param>
    /// <param name="isWhole">Whether the whole page, or what the window shows: only this has what is in frames.</param>
    public static Task TakeAsync(IPage page, string path, bool isWhole = true) =>
        AreWanted
            ? page.ScreenshotAsync(new PageScreenshotOptions { Path = path, FullPage = isWhole })
            : Task.CompletedTask;
}
