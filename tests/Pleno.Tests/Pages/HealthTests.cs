using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Notices.Poison;
using Pleno.Operations;
using Pleno.Readiness.Watching;
using Pleno.Storage;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>How the pipeline says that it is well, or what keeps it from that.</summary>
public sealed class HealthTests(AzuriteFixture azurite)
{
    private const string Operator = "operator:";
    private static readonly DateTimeOffset Now = new(2024, 12, 5, 1, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_turns_with_what_happens()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        (await ReasonsAsync(web, HttpStatusCode.OK)).ShouldBe(
            ReadHealth.Timers.Select(timer => $"timerNeverRan {timer}")
        );

        await RunTimersAsync(rig);
        (await ReasonsAsync(web, HttpStatusCode.OK)).ShouldBeEmpty();

        await rig.UploadAsync(StorageNames.PlenaryContainer, "gubernur-64-2024/6401/a.csv", [1]);
        await rig.Get<KeepPoison>().RunAsync(StorageNames.DocumentsPoisonQueue, "m-1", "upload:plenary/a", Token);
        var health = await HealthAsync(web, HttpStatusCode.OK);
        health["status"]!.GetValue<string>().ShouldBe("degraded");
        health["poison"]!.GetValue<int>().ShouldBe(1);
        health["oldest"]!["upload"].ShouldNotBeNull();
        health["oldest"]!["letter"].ShouldNotBeNull();
        health["version"]!.GetValue<string>().ShouldNotBe("?");
        var queue = health["queues"]!.AsArray().Single(one => $"{one!["name"]}" == StorageNames.NoticesQueue)!;
        queue["depth"]!.GetValue<int>().ShouldBe(1);

        await rig.Get<SenderStore>().StopAsync(new SenderStop("401", Now, Now.AddMinutes(5)), Token);
        rig.Time.Advance(TimeSpan.FromMinutes(20));
        (await ReasonsAsync(web, HttpStatusCode.ServiceUnavailable)).ShouldBe([
            .. ReadHealth.Timers.Select(timer => $"timerLate {timer}"),
            "senderStopped",
            "poisonKept",
            "letterWaits",
        ]);
    }

    [Fact]
    public async Task Whoever_may_not_see_more_gets_one_word_that_holds_for_half_a_minute()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        await RunTimersAsync(rig);
        foreach (var grant in new[] { null, "official:64", "uploader:6401" })
        {
            (await web.GetAsync(grant, "api/health")).ShouldBe((HttpStatusCode.OK, """{"status":"ok"}"""), grant);
        }

        await rig.Get<SenderStore>().StopAsync(new SenderStop("401", Now, Now.AddMinutes(5)), Token);
        (await web.GetAsync(null, "api/health")).Status.ShouldBe(HttpStatusCode.OK);
        rig.Time.Advance(TimeSpan.FromSeconds(31));
        (await web.GetAsync(null, "api/health")).ShouldBe(
            (HttpStatusCode.ServiceUnavailable, """{"status":"failing"}""")
        );
    }

    [Fact]
    public void Every_timer_is_watched() =>
        FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Where(function => function.Trigger is TimerTriggerAttribute)
            .Select(function => function.Name)
            .ShouldBe(ReadHealth.Timers, ignoreOrder: true);

    [Fact]
    public void What_waits_for_a_quarter_of_an_hour_is_fine_and_a_second_more_is_not()
    {
        var at = Now - HealthRules.LongestWait;
        HealthRules.Judge(With(new OldestWork(at, at, at)), Now).Status.ShouldBe(HealthStatus.Ok);
        var late = at.AddSeconds(-1);
        HealthRules
            .Judge(With(new OldestWork(late, late, late)), Now)
            .Reasons.ShouldBe(["documentWaits", "letterWaits", "uploadWaits"]);
        var poisoned = With(new OldestWork(null, null, null)) with { Queues = [new QueueHealth("x-poison", 1, true)] };
        HealthRules.Judge(poisoned, Now).Reasons.ShouldBe(["poisonWaits x-poison"]);
    }

    private static HealthAnswer With(OldestWork oldest) =>
        new(HealthStatus.Failing, ["before"], Now, "1", [], [], oldest, 0, null);

    private static async Task RunTimersAsync(PipelineRig rig)
    {
        foreach (var timer in ReadHealth.Timers)
        {
            await rig.Get<WatchTimers>().HasRunAsync(timer, Token);
        }
    }

    private static async Task<IReadOnlyList<string>> ReasonsAsync(WebRig web, HttpStatusCode status) =>
        [.. (await HealthAsync(web, status))["reasons"]!.AsArray().Select(reason => $"{reason}")];

    private static async Task<JsonNode> HealthAsync(WebRig web, HttpStatusCode expected)
    {
        var (status, body) = await web.GetAsync(Operator, "api/health");
        status.ShouldBe(expected, body);
        return JsonNode.Parse(body).ShouldNotBeNull();
    }
}
