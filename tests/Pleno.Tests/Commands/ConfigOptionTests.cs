using Azure.Storage.Blobs;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Local.Checking;
using Pleno.Local.Commands;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary>Commands go by the configuration that an account has; of the two ways to name one, only one may be given.</summary>
public sealed class ConfigOptionTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_configuration_of_an_account_is_the_one_that_was_loaded_from_it()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, isLoaded: false);
        await rig.ConfigureAsync(rig.Setup.Files);
        await rig.UploadAsync(StorageNames.ConfigContainer, "nowhere/x.csv", "no contest"u8.ToArray());

        var folder = ConfigOption.Download(new BlobContainerClient(rig.Connection, StorageNames.ConfigContainer));
        var identity = new FormIdentity(null, null, null, DocumentKind.Recap, null);
        var contest = new ContestFolders(folder).For("contest.csv", identity);
        var loaded = await rig.Get<ContestStore>().FindAsync(SmallContest.Key, TestContext.Current.CancellationToken);
        contest.Version.ShouldBe(loaded.ShouldNotBeNull().Version);
    }

    [Theory]
    [InlineData("explain-routing", "incident")]
    [InlineData("check", "README.md")]
    [InlineData("template", "d-hasil-kabko-gubernur.xlsx")]
    public async Task A_folder_and_an_account_at_once_are_refused(string command, string argument)
    {
        var (code, _, text) = await CommandRun.OfAsync(command, argument, "--config", ".", "--account", "x");
        code.ShouldBe(ExitCodes.CannotStart);
        text.ShouldContain("Satu saja / one of them only.");
    }

    [Fact]
    public async Task A_scenario_and_an_account_at_once_are_refused()
    {
        var (code, _, text) = await CommandRun.OfAsync("rebuild", "--scenario", "a", "--account", "x");
        code.ShouldBe(ExitCodes.CannotStart);
        text.ShouldContain("Satu saja / one of them only.");
    }

    [Fact]
    public async Task Nothing_is_replayed_in_an_account_without_yes()
    {
        var (code, _, text) = await CommandRun.OfAsync("replay", "m-1", "--account", "x");
        code.ShouldBe(ExitCodes.CannotStart);
        text.ShouldContain("--yes");
    }
}
