using System.Net;
using System.Text.Json;
using Pleno.Access;
using Pleno.Tests.Pages;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Access;

/// <summary>The entrance of the pages and of the JSON: who is let in, what the answers carry, and that a change needs a page of ours.</summary>
public sealed class DoorTests(AzuriteFixture azurite)
{
    private const string Board = "api/board/gubernur-64-2024";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_is_asked_to_sign_in_and_a_stranger_is_turned_away()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var nobody = web.Client(null);
        using var stranger = web.Client("uploader:51");
        using var known = web.Client("uploader:6401");

        (await nobody.GetAsync(Board, Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await stranger.GetAsync(Board, Token)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await known.GetAsync(Board, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var list = await (await stranger.GetAsync("api/board", Token)).Content.ReadAsStringAsync(Token);
        list.ShouldNotContain("gubernur-64-2024");
    }

    [Fact]
    public async Task A_forged_header_is_nothing_here()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var forger = web.Client(null);
        var header = """{"auth_typ":"aad","claims":[{"typ":"oid","val":"1"},{"typ":"roles","val":"operator"}]}""";
        forger.DefaultRequestHeaders.Add(
            AppServicePrincipal.Header,
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(header))
        );

        (await forger.GetAsync(Board, Token)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_page_is_kept_by_nobody_runs_no_script_but_ours_and_stands_in_no_frame()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client();
        var answer = await client.GetAsync(Board, Token);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var page = await answer.Content.ReadAsStringAsync(Token);
        page.ShouldNotContain(" style=");
        page.ShouldNotContain("<style");
        page.ShouldNotContain("onclick");
    }

    [Fact]
    public async Task A_change_needs_the_token_of_the_account_and_a_page_of_this_site()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client(null);
        var good = rig.Get<FormTokens>().TokenFor("");
        var others = rig.Get<FormTokens>().TokenFor("somebody else");

        (await ChooseAsync(client, good)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ChooseAsync(client, "")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ChooseAsync(client, others)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ChooseAsync(client, good[..^1])).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ChooseAsync(client, good, ("Origin", "https://elsewhere.example"))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        (await ChooseAsync(client, good, ("Sec-Fetch-Site", "cross-site"))).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
        rig.Time.Advance(TimeSpan.FromHours(25));
        (await ChooseAsync(client, good)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_refusal_is_a_page_in_a_browser_and_problem_details_elsewhere()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client(null);
        var problem = await client.GetAsync(Board, Token);
        problem.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var details = JsonDocument.Parse(await problem.Content.ReadAsStringAsync(Token));
        details.RootElement.GetProperty("status").GetInt32().ShouldBe(401);

        client.DefaultRequestHeaders.Add("Accept", "text/html");
        var page = await client.GetAsync(Board, Token);
        page.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await page.Content.ReadAsStringAsync(Token)).ShouldContain("Anda belum masuk");
    }

    [Fact]
    public async Task One_account_asks_so_often_and_no_more()
    {
        var few = new Dictionary<string, string?> { ["Access:RequestsPerMinute"] = "10" };
        await using var rig = await PipelineRig.StartAsync(azurite, settings: few);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client("official:64");
        using var other = web.Client("official:6401");
        for (var request = 0; request < 10; request++)
        {
            (await client.GetAsync("api/board", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await client.GetAsync("api/board", Token)).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        (await other.GetAsync("api/board", Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_asset_is_kept_for_ever_under_its_version_and_is_not_there_under_another()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client(null);
        client.DefaultRequestHeaders.Add("Accept-Encoding", "gzip, br");
        var path = Pleno.Pages.PageAssets.PathOf("site.css");
        var answer = await client.GetAsync(path, Token);
        answer.Headers.CacheControl!.MaxAge.ShouldBe(TimeSpan.FromDays(365));
        answer.Content.Headers.ContentEncoding.ShouldBe(["br"]);
        (
            await client.GetAsync(path.Replace("/assets/", "/assets/0", StringComparison.Ordinal), Token)
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<HttpResponseMessage> ChooseAsync(
        HttpClient client,
        string token,
        (string Name, string Value)? header = null
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/developer");
        request.Content = new FormUrlEncodedContent(
            new Dictionary<string, string> { [FormTokens.Field] = token, ["grant"] = "operator:" }
        );
        if (header is { } one)
        {
            request.Headers.Add(one.Name, one.Value);
        }

        return await client.SendAsync(request, Token);
    }
}
