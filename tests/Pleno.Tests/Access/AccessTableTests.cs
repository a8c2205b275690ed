using System.Net;
using System.Text;
using Pleno.Access;
using Pleno.Tests.Docs;
using Pleno.Tests.Pages;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Access;

/// <summary>
/// Every role tries everything everywhere, over http. docs/access.md is what was answered; with PLENO_WRITE_DOCS=1 it is written anew, to be read by
/// eye.
/// </summary>
public sealed class AccessTableTests(AzuriteFixture azurite)
{
    private const string Page = "docs/access.md";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_may_do_what_the_page_says_and_nothing_else()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        await using var web = await WebRig.StartAsync(rig);
        var page = new StringBuilder(Head());
        foreach (var attempt in Attempts.All)
        {
            var answers = await AnswersAsync(web, attempt);
            Expected(attempt).ShouldBe(answers.Select(IsLetIn), $"{attempt}");
            page.Append(Row(attempt, answers));
        }

        var path = Path.Combine(Repository.Root, Page);
        if (Environment.GetEnvironmentVariable("PLENO_WRITE_DOCS") == "1")
        {
            await File.WriteAllTextAsync(path, page.ToString(), Token);
        }

        (await File.ReadAllTextAsync(path, Token)).ShouldBe(page.ToString());
    }

    [Fact]
    public void Every_action_is_tried_or_named_here()
    {
        AccessAction[] elsewhere =
        [
            // Answered to everybody, with less.
            AccessAction.SeeHealth,
            // Tried with notices that there are.
            AccessAction.SeeNotices,
        ];
        var named = Attempts.All.Select(attempt => attempt.Action).Concat(elsewhere).Distinct();
        named.ShouldBe(Enum.GetValues<AccessAction>(), ignoreOrder: true);
    }

    private static IEnumerable<bool> Expected(Attempt attempt) =>
        Attempts.Grants.Select(grant =>
            Grant.Parse(grant) is { } given
            && (
                attempt.IsForRole
                    ? AccessPolicy.ReachOf(attempt.Action, given.Role) != AccessReach.Nothing
                    : AccessPolicy.Allows(new Principal("somebody", [given]), attempt.Action, attempt.Target)
            )
        );

    private static async Task<IReadOnlyList<HttpStatusCode>> AnswersAsync(WebRig web, Attempt attempt)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var grant in Attempts.Grants)
        {
            using var client = web.Client(grant.Length == 0 ? null : grant);
            using var request = new HttpRequestMessage(new HttpMethod(attempt.Method), attempt.Path);
            request.Content = attempt.Body is null
                ? null
                : new StringContent(attempt.Body, Encoding.UTF8, "application/json");
            using var response = await client.SendAsync(request, Token);
            answers.Add(response.StatusCode);
        }

        return answers;
    }

    private static bool IsLetIn(HttpStatusCode status) =>
        status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);

    private static string Head() =>
        $"""
            # Who may do what

            Written by the test that tries all of it over http (`AccessTableTests`), in a contest of Kalimantan Timur (64) with the kab/kota 6401 and 6402. `yes`: let in
            (what is asked for need not be there); 401: nobody has signed in; 403: not allowed. The rules are one table,
            [AccessPolicy](../functions/Pleno/Access/AccessPolicy.cs); why: [0018](decisions/0018-who-may-see-what.md).

            | action | request | about | {string.Join(
                " | ",
                Attempts.Grants.Select(grant => grant.Length == 0 ? "nobody" : $"`{grant.TrimEnd(':')}`")
            )} |
            |---|---|---|{string.Concat(Attempts.Grants.Select(_ => "---|"))}

            """.ReplaceLineEndings(
            "\n"
        );

    private static string Row(Attempt attempt, IReadOnlyList<HttpStatusCode> answers)
    {
        var path = attempt.Path.Split('?')[0];
        var cells = answers.Select(status => IsLetIn(status) ? "yes" : $"{(int)status}");
        return $"| {attempt.Action} | `{attempt.Method} /{path}` | {attempt.About} | {string.Join(" | ", cells)} |\n";
    }
}
