using Microsoft.Extensions.Options;
using Pleno.Intake;
using Pleno.Recaps.Rules;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>The thresholds of the rules that ask are settings: 79.7 % voted in each column of the document.</summary>
public sealed class ThresholdTests(AzuriteFixture azurite)
{
    private const string Setting = "Rules:ParticipationAtMostPermille";
    private static readonly SmallContest One = new();

    [Theory]
    [InlineData("950", "")]
    [InlineData("790", "W.603 W.603 W.603")]
    public async Task A_setting_changes_what_is_asked_and_not_what_is_accepted(string permille, string codes)
    {
        await using var rig = await PipelineRig.StartAsync(
            azurite,
            One,
            settings: new Dictionary<string, string?> { [Setting] = permille }
        );
        var document = await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(One.Child(SmallContest.First)));

        var record = await rig.RecordAsync(document);
        record.Status.ShouldBe(DocumentStatus.Accepted);
        string.Join(' ', record.Findings.Select(finding => finding.Code.Id)).ShouldBe(codes);
    }

    [Theory]
    [InlineData("1001")]
    [InlineData("-1")]
    public async Task A_threshold_outside_its_range_is_refused_at_the_start(string permille)
    {
        await using var rig = await PipelineRig.StartAsync(
            azurite,
            One,
            settings: new Dictionary<string, string?> { [Setting] = permille }
        );
        Should.Throw<OptionsValidationException>(() => rig.Get<IOptions<RuleOptions>>().Value);
        Should.Throw<OptionsValidationException>(() => rig.Get<IStartupValidator>().Validate());
    }
}
