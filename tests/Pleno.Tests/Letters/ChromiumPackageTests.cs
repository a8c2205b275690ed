using Pleno.Tests.Services;

namespace Pleno.Tests.Letters;

/// <summary>With a script in the place of apt-get, which notes how it is called.</summary>
public sealed class ChromiumPackageTests : IDisposable
{
    private const string Noting = "#!/bin/sh\ncd \"$(dirname \"$0\")\"\necho \"$*\" >> calls\n";
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_machine_with_lists_installs_at_once()
    {
        (await InstallAsync("exit 0")).ShouldBeNull();
        Calls().ShouldBe(["install -y chromium"]);
    }

    [Fact]
    public async Task A_new_machine_fetches_its_lists_once_and_then_installs()
    {
        var noLists = "[ \"$1\" = update ] && touch lists\n[ -f lists ] || { echo 'no candidate' >&2; exit 100; }";
        (await InstallAsync(noLists)).ShouldBeNull();
        Calls().ShouldBe(["install -y chromium", "update", "install -y chromium"]);
    }

    [Theory]
    [InlineData(
        "[ \"$1\" = update ] && { echo 'no network' >&2; exit 100; }\nexit 1",
        "'apt-get update' ended with 100: no network"
    )]
    [InlineData(
        "[ \"$1\" = install ] && { echo 'no candidate' >&2; exit 100; }\nexit 0",
        "'apt-get install -y chromium' ended with 100: no candidate"
    )]
    public async Task Where_it_cannot_be_had_the_reason_is_told(string script, string reason) =>
        (await InstallAsync(script)).ShouldBe(reason);

    private async Task<string?> InstallAsync(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no apt-get on Windows.");
        var program = Path.Combine(_folder.Path, "apt-get");
        await File.WriteAllTextAsync(program, $"{Noting}{script}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return await ChromiumPackage.InstallAsync(program);
    }

    private string[] Calls() => File.ReadAllLines(Path.Combine(_folder.Path, "calls"));
}
