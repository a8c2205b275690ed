using System.Text.Json;
using Pleno.Tests.Docs;
using Pleno.Tests.Services;

namespace Pleno.Tests.Azure;

/// <summary>The template compiles, breaks no rule of the linter, is formatted, and comes to what its snapshots say.</summary>
public sealed class BicepTests
{
    private static readonly string[] Place =
    [
        "--tenant-id",
        "11111111-1111-1111-1111-111111111111",
        "--subscription-id",
        "22222222-2222-2222-2222-222222222222",
        "--location",
        "indonesiacentral",
    ];

    private static readonly string[] Group = ["--resource-group", "rg-pleno-test"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("main.bicep")]
    [InlineData("events.bicep")]
    public async Task It_compiles_without_a_warning_or_an_error(string file)
    {
        Bicep.SkipWithout();
        using var folder = Copy();
        var (code, output) = await Bicep.RunAsync(folder.Path, ["build", file, "--stdout"], Token);
        code.ShouldBe(0, output);
        // Anything else than the template would be a warning.
        JsonDocument.Parse(output).RootElement.GetProperty("resources").ValueKind.ShouldNotBe(JsonValueKind.Undefined);
    }

    [Fact]
    public async Task Every_rule_of_the_linter_holds_and_every_one_is_an_error()
    {
        Bicep.SkipWithout();
        using var folder = Copy();
        var (code, output) = await Bicep.RunAsync(folder.Path, ["lint", "--pattern", "*.bicep"], Token);
        (code, output.Trim()).ShouldBe((0, ""));
        var rules = JsonDocument
            .Parse(Repository.Read("infra/azure/bicepconfig.json"))
            .RootElement.GetProperty("analyzers")
            .GetProperty("core")
            .GetProperty("rules");
        rules.EnumerateObject().Count().ShouldBeGreaterThan(30);
        rules.EnumerateObject().ShouldAllBe(rule => rule.Value.GetProperty("level").GetString() == "error");
    }

    [Fact]
    public async Task A_broken_rule_is_an_error()
    {
        Bicep.SkipWithout();
        using var folder = Copy();
        await File.AppendAllTextAsync(Path.Combine(folder.Path, "types.bicep"), "\nvar unused = 1\n", Token);
        var (code, output) = await Bicep.RunAsync(folder.Path, ["lint", "types.bicep"], Token);
        code.ShouldNotBe(0);
        output.ShouldContain("no-unused-vars");
    }

    [Fact]
    public async Task Every_file_is_formatted()
    {
        Bicep.SkipWithout();
        using var folder = Copy();
        var (code, output) = await Bicep.RunAsync(folder.Path, ["format", "--pattern", "*.bicep*"], Token);
        code.ShouldBe(0, output);
        Bicep.Files.ShouldNotBeEmpty();
        foreach (var file in Bicep.Files)
        {
            (await File.ReadAllTextAsync(Path.Combine(folder.Path, Path.GetFileName(file)), Token)).ShouldBe(
                Repository.Read(file),
                file
            );
        }
    }

    [Theory]
    [InlineData("main.test")]
    [InlineData("main.prod")]
    [InlineData("events.test")]
    public async Task It_comes_to_what_the_snapshot_says(string parameters)
    {
        Bicep.SkipWithout();
        using var folder = Copy();
        var isWriting = Environment.GetEnvironmentVariable("PLENO_WRITE_SNAPSHOTS") == "1";
        string[] mode = ["--mode", isWriting ? "overwrite" : "validate"];
        var (code, output) = await Bicep.RunAsync(
            folder.Path,
            ["snapshot", $"{parameters}.bicepparam", .. mode, .. Place, .. parameters == "events.test" ? Group : []],
            Token
        );
        code.ShouldBe(0, output);
        if (isWriting)
        {
            var name = $"{parameters}.snapshot.json";
            File.Copy(
                Path.Combine(folder.Path, name),
                Path.Combine(Repository.Root, "infra/azure", name),
                overwrite: true
            );
        }
    }

    /// <summary>One switch shuts storage and vault and gives them an endpoint each within the network.</summary>
    [Fact]
    public async Task The_private_network_is_one_switch()
    {
        Bicep.SkipWithout();
        using var folder = Copy();
        var (code, output) = await Bicep.RunAsync(
            folder.Path,
            ["snapshot", "main.prod.bicepparam", "--mode", "overwrite", .. Place],
            Token,
            ("PLENO_PRIVATE_NETWORK", "true")
        );
        code.ShouldBe(0, output);
        var template = TemplateSnapshot.Parse(
            await File.ReadAllTextAsync(Path.Combine(folder.Path, "main.prod.snapshot.json"), Token)
        );
        foreach (var type in new[] { "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults" })
        {
            var properties = template.Single(type).GetProperty("properties");
            properties.GetProperty("publicNetworkAccess").GetString().ShouldBe("Disabled");
            properties.GetProperty("networkAcls").GetProperty("defaultAction").GetString().ShouldBe("Deny");
        }

        template
            .Of("Microsoft.Network/privateEndpoints")
            .Select(TemplateSnapshot.NameOf)
            .ShouldBe(["pe-blob", "pe-queue", "pe-table", "pe-vault"], ignoreOrder: true);
        template
            .Single("Microsoft.Web/sites")
            .GetProperty("properties")
            .TryGetProperty("virtualNetworkSubnetId", out _)
            .ShouldBeTrue();
    }

    private static TemporaryFolder Copy()
    {
        var folder = new TemporaryFolder();
        Bicep.CopyTo(folder.Path);
        return folder;
    }
}
