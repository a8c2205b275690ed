using Microsoft.Extensions.Configuration;
using Pleno.Local.Commands;
using Pleno.Notices.Poison;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary><c>preflight</c> tells what is missing, all at once, and writes nothing.</summary>
public sealed class PreflightCommandTests(AzuriteFixture azurite)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_account_lacks_every_container_queue_and_table()
    {
        var connection = await azurite.NewAccountAsync();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>(StorageNames.Connection, connection)])
            .Build();
        var (code, told) = await RunAsync(configuration);
        code.ShouldBe(1);
        foreach (
            var name in StorageNames
                .Containers.Where(name => name != StorageNames.IncomingContainer)
                .Select(name => $"container {name}:")
                .Concat(StorageNames.Queues.Select(name => $"queue {name}:"))
                .Concat(StorageNames.Tables.Select(name => $"table {name}:"))
        )
        {
            told.ShouldContain($"MISSING  {name}");
        }

        (await RunAsync(configuration)).Told.ShouldBe(told);
    }

    [Fact]
    public async Task What_is_missing_is_told_at_once_and_then_what_is_left()
    {
        await using var mail = await SendGridRig.StartAsync(options => options with { VerifiedSenders = [] });
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, isLoaded: false);
        await rig.PrepareAsync();
        await rig.Get<KeepPoison>().RunAsync(StorageNames.DocumentsPoisonQueue, "m-1", "upload:plenary/a", Token);
        await rig.Get<SenderStore>()
            .StopAsync(new SenderStop("403", TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow()), Token);
        var (code, told) = await RunAsync(rig.Configuration());
        code.ShouldBe(1);
        told.ShouldContain("MISSING  app: ");
        told.ShouldContain("MISSING  contest: ");
        told.ShouldContain("MISSING  sender: ");
        told.ShouldContain("MISSING  sender address: pemberitahuan@pleno.example");
        told.ShouldContain("MISSING  poison: 1 ");
        told.ShouldNotContain("container");
    }

    [Fact]
    public async Task All_is_ready_where_the_app_runs_and_a_contest_is_loaded()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail);
        await rig.PrepareAsync();
        await rig.Get<ReadinessStore>().MarkCheckedAsync(TimeProvider.System.GetUtcNow(), Token);
        var (code, told) = await RunAsync(rig.Configuration());
        told.ShouldNotContain("MISSING");
        told.ShouldEndWith("ready\n");
        code.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_configuration_and_a_refused_key_are_told()
    {
        await using var mail = await SendGridRig.StartAsync(options => options with { ApiKey = "SG.another" });
        await using var rig = await PipelineRig.StartAsync(azurite, mail: mail, isLoaded: false);
        await rig.PrepareAsync();
        await rig.ConfigureAsync(
            rig.Setup.Files.Where(file => file.Key != "paslon.csv").ToDictionary(StringComparer.Ordinal)
        );
        var (code, told) = await RunAsync(rig.Configuration());
        code.ShouldBe(1);
        told.ShouldContain($"MISSING  contest {SmallContest.Key}: ");
        told.ShouldContain("F.9");
        told.ShouldContain("the SendGrid key is refused");
    }

    private static async Task<(int Code, string Told)> RunAsync(IConfiguration configuration)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        var code = await PreflightCommand.RunAsync(configuration, output, Token);
        return (code, output.ToString());
    }
}
