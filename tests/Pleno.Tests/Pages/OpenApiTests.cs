using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using Pleno.Functions.Notices;
using Pleno.Local.Hosting;
using Pleno.Notices.Poison;
using Pleno.OpenApi;
using Pleno.Storage;
using Pleno.Tests.Docs;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pages;

/// <summary>docs/openapi.json is what the app serves, lists every operation, and says of each answer what it is. With PLENO_WRITE_DOCS=1 it is written anew.</summary>
public sealed class OpenApiTests(AzuriteFixture azurite)
{
    private const string Page = "docs/openapi.json";
    private const string Contest = "api/contests/gubernur-64-2024";

    /// <summary>Http triggers that speak no JSON of ours: pages, their parts, and what the mail service posts.</summary>
    private static readonly string[] Others =
    [
        "Acknowledge",
        "ChooseDeveloperRole",
        "GetEvidence",
        "ReceiveDeliveryEvents",
        "ShowAsset",
        "ShowBoard",
        "ShowContests",
        "ShowDeveloperRoles",
        "ShowLetter",
        "ShowNotice",
        "ShowNotices",
        "ShowOpenApi",
        "ShowOperations",
        "ShowPreview",
        "ShowPreviewLetter",
        "ShowRecapitulation",
        "ShowUploadPage",
        "Verify",
    ];

    private static readonly IReadOnlyList<FunctionDescriptor> Triggers =
    [
        .. FunctionCatalogue
            .Search(typeof(SendNotice).Assembly)
            .Functions.Where(function => function.Kind == TriggerKind.Http),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_page_is_the_document()
    {
        var path = Path.Combine(Repository.Root, Page);
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, ApiDocument.Text);
        }

        File.ReadAllText(path).ShouldBe(ApiDocument.Text);
    }

    [Fact]
    public void A_reader_that_is_not_ours_finds_nothing_wrong()
    {
        var read = OpenApiDocument.Parse(ApiDocument.Text, "json");
        read.Diagnostic.ShouldNotBeNull().Errors.ShouldBeEmpty();
        read.Diagnostic!.Warnings.ShouldBeEmpty();
        read.Diagnostic.SpecificationVersion.ShouldBe(OpenApiSpecVersion.OpenApi3_1);
        read.Document.ShouldNotBeNull()
            .Paths.SelectMany(path => path.Value.Operations!)
            .Count()
            .ShouldBe(ApiOperations.All.Count);

        var broken = ApiDocument.Text.Replace("\"responses\"", "\"answers\"", StringComparison.Ordinal);
        OpenApiDocument.Parse(broken, "json").Diagnostic!.Errors.ShouldNotBeEmpty();
    }

    [Fact]
    public void Every_http_trigger_is_in_the_document_or_speaks_no_json()
    {
        Triggers
            .Select(trigger => trigger.Name)
            .ShouldBe(ApiOperations.All.Select(operation => operation.Function).Concat(Others), ignoreOrder: true);
        foreach (var operation in ApiOperations.All)
        {
            var trigger = (HttpTriggerAttribute)Triggers.Single(one => one.Name == operation.Function).Trigger;
            new FunctionRoute("", $"api/{trigger.Route}", []).Path.ShouldBe(operation.Path);
            trigger.Methods.ShouldBe([operation.Method]);
        }
    }

    [Fact]
    public void Different_types_have_different_names() =>
        ApiOperations
            .All.Select(operation => operation.Answer)
            .Distinct()
            .GroupBy(type => type.Name)
            .ShouldAllBe(same => same.Count() == 1);

    [Fact]
    public async Task Real_answers_are_as_the_served_document_says()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var (ours, _, _, _) = await NoticeViewTests.FillAsync(rig);
        await rig.Get<KeepPoison>().RunAsync(StorageNames.DocumentsPoisonQueue, "m-1", "upload:plenary/a", Token);
        var letter = (await rig.DeliveryAsync(await rig.RaiseUrgentAsync("gagal"))).Id;
        await rig.Get<KeepPoison>().RunAsync(StorageNames.NoticesPoisonQueue, "m-2", $"{letter}", Token);
        await rig.Get<SenderStore>().StopAsync(new SenderStop("401", default, default), Token);
        var document = await web.JsonAsync("official:64", "api/openapi.json");

        await FitsAsync("ListContests", "api/contests");
        await FitsAsync("ShowContest", Contest);
        await FitsAsync("ShowArea", $"{Contest}/areas/6401");
        await FitsAsync("ShowArea", $"{Contest}/areas/5101", status: 404);
        await FitsAsync("ListNotices", $"{Contest}/notices");
        await FitsAsync("FindNotice", $"{Contest}/notices/{ours.Id}");
        await FitsAsync("ShowDeliveryFigures", $"{Contest}/notices/figures?day=2024-12-05");
        await FitsAsync("ShowFeed", "api/feed");
        await FitsAsync("ShowPoison", "api/poison");
        await FitsAsync("ShowHealth", "api/health", status: 503);
        await FitsAsync("ShowHealth", "api/health", null, 503);
        await FitsAsync("ListNotices", $"{Contest}/notices", null, 401);
        await FitsAsync("ListNotices", $"{Contest}/notices?most=0", status: 400);
        await FitsAsync("FindNotice", $"{Contest}/notices/{new string('x', 32)}", status: 404);
        await FitsAsync("ShowDeliveryFigures", $"{Contest}/notices/figures?day=x", status: 400);
        await FitsAsync("ShowFeed", "api/feed?after=-1", status: 400);
        await FitsAsync("ShowPoison", "api/poison", "official:64", 403);
        Fits("ReplayMessage", await web.PostAsync("operator:", "api/poison/m-1/replay"), 200);
        Fits("ReplayMessage", await web.PostAsync("operator:", "api/poison/m-9/replay"), 404);
        var replay = $"{Contest}/notices/{letter.Notice}/letters/{letter.Recipient}/replay";
        Fits("ReplayLetter", await web.PostAsync("operator:", replay), 200);
        Fits("ReplayLetter", await web.PostAsync("operator:", replay), 404);

        async Task FitsAsync(string operation, string path, string? grant = "operator:", int status = 200) =>
            Fits(operation, await web.GetAsync(grant, path), status);

        void Fits(string operation, (HttpStatusCode Status, string Body) answer, int status)
        {
            ((int)answer.Status).ShouldBe(status, operation);
            var schema = SchemaOf(document, operation, status);
            SchemaCheck.Faults(JsonNode.Parse(answer.Body), schema).ShouldBeEmpty($"{operation}: {answer.Body}");
        }
    }

    [Fact]
    public void An_answer_that_is_not_as_the_document_says_is_found()
    {
        var schema = SchemaOf(JsonNode.Parse(ApiDocument.Text)!, "ShowFeed", 200);
        var right =
            """{"items":[{"number":1,"at":"2024-12-05T01:00:00+00:00","what":"other","subject":"a","text":{"id":"a","en":"b"}}],"last":1}""";
        SchemaCheck.Faults(JsonNode.Parse(right), schema).ShouldBeEmpty();
        foreach (
            var (old, wrong) in new[]
            {
                ("\"last\":1", "\"last\":\"1\""),
                (",\"last\":1", ""),
                ("\"other\"", "\"others\""),
                ("\"en\":\"b\"", "\"en\":null"),
                ("\"id\":\"a\",", "\"id\":\"a\",\"address\":\"x\","),
            }
        )
        {
            SchemaCheck
                .Faults(JsonNode.Parse(right.Replace(old, wrong, StringComparison.Ordinal)), schema)
                .ShouldNotBeEmpty(wrong);
        }
    }

    private static JsonNode SchemaOf(JsonNode document, string operation, int status)
    {
        var content = document["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Single(one => $"{one.Value!["operationId"]}" == operation)
            .Value!["responses"]!
            [$"{status}"]
            .ShouldNotBeNull($"{operation} {status}")["content"]!
            .AsObject()
            .Single();
        content.Key.ShouldBe(status is 200 or 503 ? "application/json" : "application/problem+json");
        var name = $"{content.Value!["schema"]!["$ref"]}".Split('/')[^1];
        return document["components"]!["schemas"]![name].ShouldNotBeNull();
    }
}
