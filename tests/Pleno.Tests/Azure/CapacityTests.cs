using System.Globalization;
using System.Text.Json;
using Pleno.Notices;
using Pleno.Notices.Contacts;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reminders;
using Pleno.Storage;
using Pleno.Tests.Docs;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Azure;

/// <summary>docs/capacity.md: its costs are counted on the pipeline, its night is played. With PLENO_WRITE_DOCS=1 its table is written anew.</summary>
public sealed class CapacityTests(AzuriteFixture azurite)
{
    private const string Page = "docs/capacity.md";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_upload_a_letter_and_an_event_cost_is_no_more_than_the_page_says()
    {
        await using var mail = await SendGridRig.StartAsync();
        var small = new SmallContest();
        await using var rig = await PipelineRig.StartAsync(azurite, small, mail);
        var child = small.Child(SmallContest.First);

        var uploads = await CountAsync(rig, () => rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(child)));
        var parent = await CountAsync(
            rig,
            () => rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(small.Parent([child])))
        );
        var follow = await CountAsync(rig, () => rig.DrainDocumentsAsync());
        Holds(Math.Max(uploads.All, parent.All) + follow.All, CapacityModel.RequestsPerUpload);
        Holds(Math.Max(uploads.Heads, parent.Heads) + follow.Heads, CapacityModel.HeadReadsPerUpload);

        var sent = await CountAsync(rig, () => rig.DrainNoticesAsync());
        var letters = rig.Sent().Count;
        letters.ShouldBeGreaterThan(0);
        Holds((sent.All + letters - 1) / letters, CapacityModel.RequestsPerLetter);
        Holds((sent.Heads + letters - 1) / letters, CapacityModel.HeadReadsPerLetter);

        var accepted = (await rig.DeliveriesAsync()).First(one => one.Status == DeliveryStatus.Accepted);
        var events = await CountAsync(rig, () => rig.PostEventsAsync((accepted.Id, "delivered")));
        Holds(events.All, CapacityModel.RequestsPerEvent);
    }

    [Fact]
    public async Task What_the_timer_asks_of_each_contest_is_no_more_than_the_page_says()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await CheckAsync(rig);
        var cost = await CountAsync(rig, () => CheckAsync(rig));
        // The lists of contests are read once for all of them.
        Holds(cost.All, CapacityModel.ReadinessRequestsPerContest + 5);
    }

    [Fact]
    public void The_page_has_the_numbers_of_the_simulation() => GeneratedPart.Check(Page, "night", Table());

    /// <summary>What the page concludes.</summary>
    [Fact]
    public void The_busiest_night_is_borne_and_the_mail_service_gives_first()
    {
        var night = Simulation().Run(1);
        night.LetterWait.ShouldBeLessThan(CapacityModel.PromisedSeconds);
        night.RequestsPerSecond.ShouldBeLessThan(CapacityModel.AccountRequests / 2);
        night.HeadReadsPerSecond.ShouldBeLessThan(CapacityModel.PartitionRows / 2);
        var gives = Gives().OrderBy(one => one.At).ToList();
        gives[0].What.ShouldContain("SendGrid");
        gives.ShouldAllBe(one => one.At > 1);
    }

    /// <summary>The model must be able to say no.</summary>
    [Fact]
    public void A_hundred_times_the_country_is_not_borne() =>
        Simulation().Run(100).LetterWait.ShouldBeGreaterThan(CapacityModel.PromisedSeconds);

    private static void Holds(int counted, int reckoned)
    {
        counted.ShouldBeLessThanOrEqualTo(reckoned);
        // A figure that is far too high hides that something has changed.
        (counted * 4).ShouldBeGreaterThanOrEqualTo(reckoned);
    }

    private static async Task CheckAsync(PipelineRig rig)
    {
        await rig.Get<CheckStages>().RunAsync(Token);
        await rig.Get<RemindOffices>().RunAsync(Token);
        await rig.Get<TellBulletins>().RunAsync(Token);
        await rig.Get<TellOfDisputeWindow>().RunAsync(Token);
        await rig.Get<CheckContacts>().RunAsync(Token);
    }

    /// <summary>Requests to the storage, and those of them that read from the one partition of all contests.</summary>
    private static async Task<(int All, int Heads)> CountAsync(PipelineRig rig, Func<Task> step)
    {
        rig.Interference.Asked.Clear();
        await step();
        return (
            rig.Interference.Asked.Count,
            rig.Interference.Asked.Count(one =>
                one.ToString().Contains("/Contests(PartitionKey='contests'", StringComparison.Ordinal)
            )
        );
    }

    private static CapacitySimulation Simulation()
    {
        var extensions = JsonDocument.Parse(Repository.Read("host.json")).RootElement.GetProperty("extensions");
        var (queues, blobs) = (extensions.GetProperty("queues"), extensions.GetProperty("blobs"));
        return new CapacitySimulation(
            blobs.GetProperty("maxDegreeOfParallelism").GetInt32(),
            queues.GetProperty("batchSize").GetInt32() + queues.GetProperty("newBatchThreshold").GetInt32(),
            TemplateSnapshot
                .Read("main.prod")
                .Single("Microsoft.Web/sites")
                .GetProperty("properties")
                .GetProperty("functionAppConfig")
                .GetProperty("scaleAndConcurrency")
                .GetProperty("maximumInstanceCount")
                .GetInt32()
        );
    }

    /// <summary>From which multiple of the country's load on each thing gives.</summary>
    private static IEnumerable<(string What, string Need, string There, double At)> Gives()
    {
        var (simulation, night) = (Simulation(), Simulation().Run(1));
        yield return Share(
            "requests to the storage account, per second",
            night.RequestsPerSecond,
            CapacityModel.AccountRequests
        );
        yield return Share(
            "rows of the partition of all contests, per second",
            night.HeadReadsPerSecond,
            CapacityModel.PartitionRows
        );
        yield return Share("letters to SendGrid, per second", night.LettersPerSecond, CapacityModel.SendGridLetters);
        yield return (
            "wait of a letter before it is sent, seconds",
            Number(night.LetterWait),
            Number(CapacityModel.PromisedSeconds),
            simulation.FirstAt(one => one.LetterWait > CapacityModel.PromisedSeconds) ?? 100
        );
        // By one instance.
        yield return Share(
            "`CheckStageReadiness`: a run over all contests, seconds",
            CapacityModel.Contests
                * CapacityModel.ReadinessRequestsPerContest
                * CapacityModel.SecondsPerRequest
                / EachContest.AtOnce,
            60
        );
        yield return Share(
            "`SweepLostUploads`: its first run in a process, over all uploads, seconds",
            CapacityModel.Uploads * CapacityModel.SecondsPerRequest,
            FunctionTimeout()
        );
    }

    private static double FunctionTimeout() =>
        TimeSpan
            .Parse(
                JsonDocument
                    .Parse(Repository.Read("host.json"))
                    .RootElement.GetProperty("functionTimeout")
                    .GetString()!,
                CultureInfo.InvariantCulture
            )
            .TotalSeconds;

    private static (string What, string Need, string There, double At) Share(string what, double need, double there) =>
        (what, Number(need), Number(there), Math.Round(there / need, 1));

    private static string Table()
    {
        var night = Simulation().Run(1);
        var rows = Gives()
            .OrderBy(one => one.At)
            .Select(one => $"| {one.What} | {one.Need} | {one.There} | {Number(one.At)} times |\n");
        return $"""
            | in the three days | |
            |---|---|
            | documents | {Number(CapacityModel.Documents)} |
            | files uploaded, with second versions and scans | {Number(CapacityModel.Uploads)} |
            | letters | {Number(CapacityModel.Letters)} |

            | in the worst quarter of an hour of the busiest night | |
            |---|---|
            | uploads per second | {Number(night.UploadsPerSecond)} |
            | letters per second | {Number(night.LettersPerSecond)} |
            | instances that take in uploads | {night.UploadInstances} |
            | instances that send letters | {night.LetterInstances} |
            | longest wait of an upload, seconds | {Number(night.UploadWait)} |

            | what | need | there is | gives at |
            |---|---|---|---|
            {string.Concat(rows)}
            """;
    }

    private static string Number(double value) =>
        value.ToString(value < 100 ? "0.#" : "#,0", CultureInfo.InvariantCulture);
}
