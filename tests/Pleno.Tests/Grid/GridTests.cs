using System.Text.RegularExpressions;
using Pleno.Local.Grid;
using Pleno.Notices;
using Pleno.Tests.EndToEnd;

namespace Pleno.Tests.Grid;

/// <summary>Sending under faults and SIGKILL: the count itself, and a small run of the whole.</summary>
public sealed class GridTests
{
    private static readonly GridPlan Plan = new(Notices: 2, Kills: 0, Seed: 1);
    private static readonly GridLetter Fine = new("a", DeliveryStatus.Delivered, Accepted: 1, IsOneLetter: true);

    [Fact]
    public void Letters_taken_once_or_twice_under_one_number_hold()
    {
        var outcome = new GridOutcome(Plan, TimeSpan.Zero, [1, 2], [Fine, Fine with { Accepted = 2 }]);
        (outcome.Once, outcome.Twice, outcome.Lost, outcome.Holds).ShouldBe((1, 1, 0, true));
    }

    [Fact]
    public void A_letter_that_is_shown_as_failed_is_not_lost()
    {
        var failed = Fine with { Accepted = 0, Status = DeliveryStatus.Failed };
        var outcome = new GridOutcome(Plan, TimeSpan.Zero, [1, 2], [Fine, failed]);
        (outcome.Failed, outcome.Lost, outcome.Holds).ShouldBe((1, 0, true));
    }

    public static TheoryData<string> Faults =>
        [
            "accepted nowhere",
            "unknown to the pipeline",
            "never registered",
            "three times",
            "two numbers",
            "gap",
            "stray",
        ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Anything_else_does_not_hold(string fault)
    {
        var whole = new GridOutcome(Plan, TimeSpan.Zero, [1, 2], [Fine, Fine]);
        whole.Holds.ShouldBeTrue();
        var broken = fault switch
        {
            "accepted nowhere" => whole with { Letters = [Fine, Fine with { Accepted = 0 }] },
            "unknown to the pipeline" => whole with { Letters = [Fine, Fine with { Accepted = 0, Status = null }] },
            "never registered" => whole with { Numbers = [1], Letters = [Fine] },
            "three times" => whole with { Letters = [Fine, Fine with { Accepted = 3 }] },
            "two numbers" => whole with { Letters = [Fine, Fine with { Accepted = 2, IsOneLetter = false }] },
            "gap" => whole with { Numbers = [1, 3] },
            _ => whole with { Stray = 1 },
        };
        broken.Holds.ShouldBeFalse();
    }

    [Fact]
    public void The_moments_of_the_kills_are_those_of_the_seed()
    {
        var plan = new GridPlan(10_000, 10, 7);
        plan.KillAfter().ShouldBe(plan.KillAfter());
        plan.KillAfter().ShouldNotBe((plan with { Seed = 8 }).KillAfter());
        plan.KillAfter().Count.ShouldBe(10);
        plan.KillAfter().ShouldAllBe(moment => moment >= 500 && moment <= 9_500);
    }

    [Fact]
    public async Task Five_hundred_notices_under_faults_and_two_kills_lose_nothing()
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromMinutes(4));
        using var command = new LocalCommand();
        command.Start("grid", "--notices", "500", "--kills", "2", "--seed", "1");

        (await command.EndAsync(timeout.Token)).ShouldBe(0, command.Output);

        command.Lines.Count(line => line.Contains("SIGKILL setelah", StringComparison.Ordinal)).ShouldBe(2);
        CountOf(command, "notices").ShouldBe(500);
        CountOf(command, "lost").ShouldBe(0);
        var taken = CountOf(command, "accepted once") + CountOf(command, "accepted twice");
        (taken + CountOf(command, "failed and shown on the board")).ShouldBe(500);
    }

    private static int CountOf(LocalCommand command, string what) =>
        int.Parse(
            Regex
                .Match(
                    command.Output,
                    $@"/ {what} +(?<count>\d+)",
                    RegexOptions.ExplicitCapture,
                    TimeSpan.FromSeconds(1)
                )
                .Groups["count"]
                .Value,
            System.Globalization.CultureInfo.InvariantCulture
        );
}
