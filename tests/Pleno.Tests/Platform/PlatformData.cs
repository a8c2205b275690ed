using System.Security.Cryptography;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pleno.Local.Services;
using Pleno.Pages;
using Pleno.Tests.Scenarios;

namespace Pleno.Tests.Platform;

/// <summary>What there is to ask for after the scenario: keys, hashes and links, found as a person finds them.</summary>
internal sealed partial record PlatformData
{
    public const string Contest = PlatformScenario.Contest;
    public const string Stage = "pleno-provinsi";
    public const string Office = "polda-kaltim";

    /// <summary>An area with two versions.</summary>
    public const string Area = "6472";

    /// <summary>SHA-256 of the document that stands for the area.</summary>
    public string Document { get; } = HashOf("kaltim-2024/documents/6472-v2.xlsx");

    /// <summary>SHA-256 of the office's report.</summary>
    public string Report { get; } = HashOf("kaltim-2024/readiness/polda-kaltim.csv");

    public required string Notice { get; init; }

    public required string Recipient { get; init; }

    public required string Poison { get; init; }

    /// <summary>Path of a letter's link to acknowledge it.</summary>
    public required string Acknowledge { get; init; }

    /// <summary>Path of a letter's link to verify it.</summary>
    public required string Verify { get; init; }

    public string Asset { get; } = $"api/assets/{PageAssets.Find("site.css")!.Version}/site.css";

    public static async Task<PlatformData> FindAsync(Uri host, IEnumerable<AcceptedMessage> letters)
    {
        using var client = new HttpClient { BaseAddress = host };
        var notices = await JsonAsync(client, $"api/contests/{Contest}/notices");
        var notice = notices["notices"]!
            .AsArray()
            .First(one => one!["letters"]!.AsArray().Count > 0 && (string)one["kind"]! == "documentAccepted")!;
        var poison = await JsonAsync(client, "api/poison");
        var html = letters.Select(Html).First(html => html.Contains("/api/acknowledge/", StringComparison.Ordinal));
        return new PlatformData
        {
            Notice = (string)notice["id"]!,
            Recipient = (string)notice["letters"]![0]!["office"]!,
            Poison = (string)poison["messages"]![0]!["id"]!,
            Acknowledge = Link().Match(html).Groups["path"].Value,
            Verify = System.Net.WebUtility.HtmlDecode(VerifyLink().Match(html).Groups["path"].Value),
        };
    }

    private static async Task<JsonNode> JsonAsync(HttpClient client, string path)
    {
        using var answer = await client.SendAsync(
            new PlatformRequest("", "GET", path).Create(client.BaseAddress!),
            TestContext.Current.CancellationToken
        );
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{path}: {text}");
        return JsonNode.Parse(text)!;
    }

    private static string Html(AcceptedMessage letter) =>
        letter.Message.Content!.FirstOrDefault(part => part!.Type == "text/html")?.Value ?? "";

    private static string HashOf(string file) => Convert.ToHexStringLower(SHA256.HashData(ScenarioFiles.Read(file)));

    [GeneratedRegex(@"https?://[^/""]+/(?<path>api/acknowledge/[^""\s<]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"https?://[^/""]+/(?<path>api/verify\?[^""\s<]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VerifyLink();
}
