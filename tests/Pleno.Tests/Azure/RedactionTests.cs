using System.Text.Json;
using System.Text.RegularExpressions;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Azure;

/// <summary>What is noted of a request says which page was asked for, and never with which signature.</summary>
public sealed partial class RedactionTests(AzuriteFixture azurite)
{
    private static readonly TemplateSnapshot Production = TemplateSnapshot.Read("main.prod");

    [Fact]
    public void Everything_that_is_noted_passes_the_rule()
    {
        var rule = Production.Single("Microsoft.Insights/dataCollectionRules");
        rule.GetProperty("kind").GetString().ShouldBe("WorkspaceTransforms");
        FlowOf(rule).GetProperty("streams")[0].GetString().ShouldBe("Microsoft-Table-AppRequests");
        Production
            .Of("Microsoft.OperationalInsights/workspaces")
            .Select(workspace => workspace.GetProperty("properties"))
            .Count(properties => properties.TryGetProperty("defaultDataCollectionRuleResourceId", out _))
            .ShouldBe(1);
    }

    [Fact]
    public async Task The_signature_of_a_letters_link_is_taken_out()
    {
        await using var rig = await PipelineRig.StartAsync(azurite);
        var letter = new DeliveryId(SmallContest.Key, new string('a', 32), "polda");
        var link = rig.Get<SignedLinks>().AcknowledgeUri(letter, "polda", rig.Time.GetUtcNow());
        var noted = Redact($"{link}?code=secret");
        noted.ShouldEndWith("/api/acknowledge/-");
        Redact("https://pleno.example/api/board/gubernur-64-2024?x=1").ShouldEndWith("/api/board/gubernur-64-2024");
    }

    /// <summary>What the rule makes of an address; Kusto's expressions are RE2, of which these are a part that .NET reads the same.</summary>
    private static string Redact(string url)
    {
        var rule = FlowOf(Production.Single("Microsoft.Insights/dataCollectionRules"));
        var steps = Step().Matches(rule.GetProperty("transformKql").GetString()!);
        steps.Count.ShouldBe(2);
        return steps.Aggregate(
            url,
            (text, step) =>
                Regex.Replace(
                    text,
                    step.Groups["old"].Value,
                    step.Groups["new"].Value.Replace(@"\1", "$1", StringComparison.Ordinal),
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
        );
    }

    private static JsonElement FlowOf(JsonElement rule) => rule.GetProperty("properties").GetProperty("dataFlows")[0];

    [GeneratedRegex(@"replace_regex\(Url, @?'(?<old>[^']+)', @?'(?<new>[^']*)'\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Step();
}
