using System.Net;
using System.Text.Json.Nodes;

namespace Pleno.Tests.Pages;

/// <summary>Asks the app over http, as somebody with a role.</summary>
internal static class Asking
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Status and body of a GET.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> GetAsync(
        this WebRig web,
        string? grant,
        string path,
        string accept = "application/json"
    )
    {
        using var client = web.Client(grant);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept", accept);
        using var answer = await client.SendAsync(request, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    /// <summary>The JSON of a GET that must be answered with 200.</summary>
    public static async Task<JsonNode> JsonAsync(this WebRig web, string? grant, string path)
    {
        var (status, body) = await web.GetAsync(grant, path);
        status.ShouldBe(HttpStatusCode.OK, $"{grant} {path}: {body}");
        return JsonNode.Parse(body).ShouldNotBeNull();
    }

    /// <summary>A page of a browser that must be answered with 200.</summary>
    public static async Task<string> PageAsync(this WebRig web, string? grant, string path)
    {
        var (status, body) = await web.GetAsync(grant, path, "text/html");
        status.ShouldBe(HttpStatusCode.OK, $"{grant} {path}");
        return body;
    }

    /// <summary>Status and body of a POST without a body; the client carries the token of its account.</summary>
    public static async Task<(HttpStatusCode Status, string Body)> PostAsync(this WebRig web, string grant, string path)
    {
        using var client = web.Client(grant);
        using var answer = await client.PostAsync(path, null, Token);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Token));
    }
}
