using System.Text.RegularExpressions;
using Pleno.Local.Services;
using Pleno.Tests.Docs;
using Pleno.Tests.Services;

namespace Pleno.Tests.Platform;

/// <summary>
/// The same requests to the real worker and to the local host get the same answers. What may differ is a row of infra/local/Hosting/README.md, and each
/// row that names requests must be seen.
/// </summary>
[Collection(nameof(PlatformFixture))]
public sealed partial class HostComparisonTests(PlatformFixture platform, AzuriteFixture azurite)
{
    private const string Page = "infra/local/Hosting/README.md";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Both_hosts_answer_every_request_alike()
    {
        var run = await platform.GetAsync(azurite);
        var other = await azurite.NewAccountAsync();
        await StorageCopy.RunAsync(run.Connection, other);
        var settings = new Dictionary<string, string?>(run.Settings) { ["AzureWebJobsStorage"] = other };
        await using var local = await LocalWeb.StartAsync(settings);
        using var key = WebhookSigningKey.LoadOrCreate(run.Mail.Options.DataDirectory);
        var data = await PlatformData.FindAsync(run.FrontEnd.Address, run.Mail.StandIn.Accepted);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });

        var allowed = AllowedDifferences().ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var differences = new List<string>();
        var count = 0;
        foreach (var request in PlatformRequests.All(data, key))
        {
            count++;
            var real = await AskAsync(client, request, run.FrontEnd.Address, run.Connection);
            var here = await AskAsync(client, request, local.Address, other);
            if (real == here)
            {
                continue;
            }

            if (allowed.Find(row => row.IsMatch($"{request}: {real.Status} / {here.Status}")) is { } row)
            {
                seen.Add($"{row}");
            }
            else
            {
                differences.Add($"{request}\n--- worker\n{real}\n--- local\n{here}");
            }
        }

        TestContext.Current.SendDiagnosticMessage(
            "{0} requests compared, {1} rows of differences allowed",
            count,
            allowed.Count
        );
        await File.WriteAllLinesAsync(
            Path.Combine(AppContext.BaseDirectory, "host-differences.txt"),
            differences.Concat(run.FrontEnd.Failures),
            Token
        );
        differences
            .Select(one => one.Split('\n')[0])
            .ShouldBeEmpty($"{differences.Count} of {count}: host-differences.txt");
        run.FrontEnd.Failures.ShouldBeEmpty();
        seen.ShouldBe(allowed.Select(row => $"{row}"), ignoreOrder: true);
    }

    private static async Task<PlatformAnswer> AskAsync(
        HttpClient client,
        PlatformRequest request,
        Uri host,
        string account
    )
    {
        var asked = TimeProvider.System.GetUtcNow();
        using var message = request.Create(host);
        using var response = await client.SendAsync(message, Token);
        var name = AccountName().Match(account).Groups["name"].Value;
        return await PlatformAnswer.ReadAsync(response, name, asked, Token);
    }

    /// <summary>The last column of the page's table, where it is not empty: an expression for the request and the two statuses.</summary>
    private static IEnumerable<Regex> AllowedDifferences() =>
        Row()
            .Matches(Repository.Read(Page))
            .Select(row => new Regex(row.Groups["requests"].Value, RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex(@"^\|.*\| `(?<requests>[^`]+)` \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex("AccountName=(?<name>[^;]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AccountName();
}
