using Pleno.WorkerHost;

namespace Pleno.Tests.Hosting;

public sealed class PublishedAppTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_app_is_published_once_with_the_code_that_was_built()
    {
        var folder = await PublishedApp.GetFolderAsync(Token);

        (await PublishedApp.GetFolderAsync(Token)).ShouldBe(folder);
        foreach (var file in (string[])["host.json", "functions.metadata", "worker.config.json"])
        {
            File.Exists(Path.Combine(folder, file)).ShouldBeTrue(file);
        }

        foreach (var assembly in (string[])["Pleno.dll", "Pleno.Functions.dll"])
        {
            (await File.ReadAllBytesAsync(Path.Combine(folder, assembly), Token)).ShouldBe(
                await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, assembly), Token)
            );
        }
    }
}
