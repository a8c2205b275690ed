using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Pleno.Access;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Platform;

/// <summary>What people post to the deployed app: a receipt, a role, a file in blocks.</summary>
[Collection(nameof(PlatformFixture))]
public sealed class RealWorkerFormTests(PlatformFixture platform, AzuriteFixture azurite)
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Uploader = "uploader:6472/kpu-6472";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_letter_is_acknowledged_by_its_link()
    {
        var run = await platform.GetAsync(azurite);
        var data = await PlatformData.FindAsync(run.FrontEnd.Address, run.Mail.StandIn.Accepted.Reverse());

        var (shown, page) = await AskAsync(run, new PlatformRequest("", "GET", data.Acknowledge));
        var (posted, done) = await AskAsync(
            run,
            new PlatformRequest("", "POST", data.Acknowledge) { Body = [], ContentType = Form }
        );

        shown.StatusCode.ShouldBe(HttpStatusCode.OK);
        page.ShouldContain("<form method=\"post\"");
        posted.StatusCode.ShouldBe(HttpStatusCode.OK);
        done.ShouldContain("Telah dikonfirmasi");
        done.ShouldNotContain("<form method=\"post\"");
    }

    [Fact]
    public async Task A_role_is_chosen_on_the_page_of_roles()
    {
        var run = await platform.GetAsync(azurite);
        var (_, page) = await AskAsync(run, new PlatformRequest("", "GET", "api/developer"));
        var (answer, _) = await AskAsync(
            run,
            new PlatformRequest("", "POST", "api/developer")
            {
                Body = PlatformRequest.Utf8("grant=official%3A64"),
                ContentType = Form,
            }
        );

        page.ShouldContain("official:64");
        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.ToString().ShouldBe("/api/board");
        answer
            .Headers.GetValues("Set-Cookie")
            .Single()
            .ShouldStartWith($"{PrincipalReader.DeveloperCookie}=official%3A64");
    }

    [Fact]
    public async Task A_file_is_permitted_sent_in_a_block_and_completed()
    {
        var run = await platform.GetAsync(azurite);
        var content = PlatformRequest.Utf8("not a form, but a file;\n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var body =
            $$"""{"contest":"{{PlatformData.Contest}}","area":"6472","name":"worker.csv","size":{{content.Length}},"sha256":"{{hash}}"}""";
        var permit = JsonNode.Parse((await PostAsync(run, "api/uploads", body)).Body)!;
        using (var block = new MemoryStream(content))
        {
            await new BlockBlobClient(new Uri((string)permit["url"]!)).StageBlockAsync(
                (string)permit["blocks"]![0]!["id"]!,
                block,
                cancellationToken: Token
            );
        }

        var (completed, receipt) = await PostAsync(
            run,
            "api/uploads/complete",
            $$"""{"permission":"{{(string)permit["permission"]!}}"}"""
        );
        var blob = new BlobClient(
            run.Connection,
            StorageNames.PlenaryContainer,
            $"{PlatformData.Contest}/6472/{(string)JsonNode.Parse(receipt)!["name"]!}"
        );

        completed.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await blob.DownloadContentAsync(Token)).Value.Content.ToArray().ShouldBe(content);
    }

    private static Task<(HttpResponseMessage Answer, string Body)> PostAsync(
        PlatformRun run,
        string path,
        string json
    ) => AskAsync(run, new PlatformRequest("", "POST", path) { Grant = Uploader, Body = PlatformRequest.Utf8(json) });

    private static async Task<(HttpResponseMessage Answer, string Body)> AskAsync(
        PlatformRun run,
        PlatformRequest request
    )
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var message = request.Create(run.FrontEnd.Address);
        var answer = await client.SendAsync(message, Token);
        return (answer, await answer.Content.ReadAsStringAsync(Token));
    }
}
