using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Notices.Sending;
using Pleno.Readiness;
using Pleno.Storage;
using Pleno.Tests.Scenarios;
using Pleno.Tests.Services;

namespace Pleno.Tests.Platform;

/// <summary>The deployed app on Microsoft's worker: every function is indexed, each kind of trigger does its work, and the pages answer.</summary>
[Collection(nameof(PlatformFixture))]
public sealed class RealWorkerTests(PlatformFixture platform, AzuriteFixture azurite)
{
    private static readonly IReadOnlyList<FunctionDescriptor> Declared = FunctionCatalogue
        .Search(typeof(SendNotice).Assembly)
        .Functions;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_worker_indexes_every_function()
    {
        var run = await platform.GetAsync(azurite);

        run.Worker.Functions.Values.Select(function => (function.Name, function.Type))
            .ShouldBe(
                Declared.Select(function => (function.Name, $"{$"{function.Kind}".ToLowerInvariant()}Trigger")),
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Blobs_messages_and_timers_reach_every_function_that_waits_for_them()
    {
        var run = await platform.GetAsync(azurite);

        run.Scenario.Invocations.Keys.ShouldBe(
            Declared.Where(function => function.Kind != TriggerKind.Http).Select(function => function.Name),
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task The_scenario_ends_on_the_worker_as_on_the_local_host()
    {
        var run = await platform.GetAsync(azurite);
        using var scenario = JsonDocument.Parse(ScenarioFiles.Read("kaltim-2024/scenario.json"));
        var expected = scenario.RootElement.GetProperty("expect");
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddPleno(new ConfigurationBuilder().AddInMemoryCollection(run.Settings).Build())
            .BuildServiceProvider();
        var contest = ContestKey.Parse(PlatformData.Contest);
        var documents = await services.GetRequiredService<DocumentStore>().ListAsync(contest, null, Token);
        var verdict = await services
            .GetRequiredService<ReadinessStore>()
            .FindVerdictAsync(contest, PlatformData.Stage, Token);

        foreach (var status in expected.GetProperty("documents").GetProperty($"{contest}").EnumerateObject())
        {
            documents.Count(document => $"{document.Status}" == status.Name).ShouldBe(status.Value.GetInt32());
        }

        verdict.ShouldNotBeNull().Verdict.Status.ShouldBe(VerdictStatus.Siap);
        run.Letters.Count.ShouldBe(expected.GetProperty("lettersTotal").GetInt32());
        run.Letters.Select(letter => letter!.CustomArgs![SendGridTransport.DeliveryArgument]).ShouldBeUnique();
    }

    /// <summary>These answered 500 and 404 on Microsoft's host while every test passed.</summary>
    [Theory]
    [InlineData("api/verify", "", "<form")]
    [InlineData("api/developer", "", "<form")]
    [InlineData("api/board/gubernur-64-2024/notices", "operator:", "<form")]
    [InlineData("api/operations/preview", "operator:", "<form")]
    [InlineData("api/upload", "uploader:64/kpu-64", "<h1")]
    [InlineData("api/contests/gubernur-64-2024/notices/figures", "operator:", "{")]
    public async Task Pages_with_forms_and_the_figures_of_the_letters_answer(string path, string grant, string part)
    {
        var run = await platform.GetAsync(azurite);
        using var client = new HttpClient();
        using var request = new PlatformRequest("", "GET", path) { Grant = grant, Accept = "text/html" }.Create(
            run.FrontEnd.Address
        );
        using var answer = await client.SendAsync(request, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain(part);
    }

    [Fact]
    public async Task The_worker_logs_once_and_nothing_for_each_request()
    {
        var run = await platform.GetAsync(azurite);

        run.Worker.Capabilities["WorkerApplicationInsightsLoggingEnabled"].ShouldBe("True");
        run.Worker.Logs.ShouldNotBeEmpty();
        run.Worker.Logs.Where(log => IsNoise(log.Category)).ShouldBeEmpty();
        run.Worker.Output.ShouldBeEmpty();
    }

    private static bool IsNoise(string category) =>
        category.StartsWith("System.Net.Http.HttpClient", StringComparison.Ordinal)
        || category.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);
}
