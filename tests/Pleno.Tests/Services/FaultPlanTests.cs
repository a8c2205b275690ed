using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Pleno.Local.Services;

namespace Pleno.Tests.Services;

/// <summary>Faults by chance: in their shares, the same for the same seed, drawn for each request alone.</summary>
public sealed class FaultPlanTests
{
    [Fact]
    public void Faults_come_in_their_shares()
    {
        var drawn = Draw(
            new FaultPlan
            {
                TooManyRequests = 50,
                ServerError = 30,
                CutAfterAccept = 10,
            },
            100_000
        );
        drawn[AddressFault.TooManyRequests].ShouldBeInRange(4_700, 5_300);
        drawn[AddressFault.ServerError].ShouldBeInRange(2_750, 3_250);
        drawn[AddressFault.CutAfterAccept].ShouldBeInRange(850, 1_150);
        drawn[AddressFault.None]
            .ShouldBe(100_000 - drawn.Where(one => one.Key != AddressFault.None).Sum(one => one.Value));
    }

    [Fact]
    public void The_same_seed_draws_the_same_row()
    {
        var (first, same, other) = (Row(seed: 7), Row(seed: 7), Row(seed: 8));
        first.ShouldBe(same);
        first.ShouldNotBe(other);
    }

    [Fact]
    public void No_plan_has_no_faults()
    {
        Draw(new FaultPlan(), 1_000).Keys.ShouldBe([AddressFault.None]);
    }

    [Fact]
    public async Task A_letter_that_was_refused_by_chance_gets_through_when_it_comes_again()
    {
        await using var rig = await SendGridRig.StartAsync(options =>
            options with
            {
                Faults = new FaultPlan { TooManyRequests = 300, ServerError = 300 },
            }
        );
        var answers = new List<int>();
        while (answers.Count < 100 && !(answers.Contains(202) && answers.Contains(429) && answers.Contains(500)))
        {
            answers.Add((int)(await rig.SendAsync(SendGridRig.Mail())).StatusCode);
        }

        answers.Distinct().Order().ShouldBe([202, 429, 500]);
        rig.StandIn.Accepted.Count.ShouldBe(answers.Count(answer => answer == 202));
    }

    [Fact]
    public void Its_settings_bind_and_more_than_a_thousand_per_mille_is_refused()
    {
        var options = new ConfigurationBuilder()
            .AddInMemoryCollection([
                KeyValuePair.Create<string, string?>("LocalServices:Faults:TooManyRequests", "600"),
                KeyValuePair.Create<string, string?>("LocalServices:Faults:ServerError", "401"),
                KeyValuePair.Create<string, string?>("LocalServices:Faults:Hang", "00:00:02"),
            ])
            .Build()
            .GetSection(LocalServicesOptions.Section)
            .Get<LocalServicesOptions>()!;

        options.Faults.Hang.ShouldBe(TimeSpan.FromSeconds(2));
        IsValid(options.Faults).ShouldBeFalse();
        options.Faults.ServerError = 400;
        IsValid(options.Faults).ShouldBeTrue();
    }

    private static bool IsValid(FaultPlan plan) =>
        Validator.TryValidateObject(plan, new ValidationContext(plan), null, validateAllProperties: true);

    private static Dictionary<AddressFault, int> Draw(FaultPlan plan, int count) =>
        Row(plan, count).GroupBy(fault => fault).ToDictionary(same => same.Key, same => same.Count());

    private static List<AddressFault> Row(int seed) => Row(new FaultPlan { ServerError = 500, Seed = seed }, 200);

    private static List<AddressFault> Row(FaultPlan plan, int count)
    {
        var draw = new FaultDraw(plan);
        return [.. Enumerable.Range(0, count).Select(_ => draw.Next())];
    }
}
