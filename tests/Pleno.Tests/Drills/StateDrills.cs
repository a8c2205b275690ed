using System.Diagnostics;
using Pleno.Local.Services;
using Pleno.Tests.Docs;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>
/// Actions at random, each walk on an account of its own with a mail service that fails at random: every transition that was stored is on
/// docs/states.md.
/// </summary>
public sealed class StateDrills(AzuriteFixture azurite)
{
    private static readonly string[] Machines = ["document", "verdict", "delivery"];

    private static readonly Dictionary<string, string?> Storms = new()
    {
        ["Notices:StormMost"] = "3",
        ["Notices:StormWindow"] = "00:10:00",
    };

    [Fact]
    public async Task Every_transition_of_a_random_walk_is_on_the_page()
    {
        var watch = Stopwatch.StartNew();
        var states = new StoredStates();
        for (var number = 0; number < DrillSettings.Walks; number++)
        {
            await WalkAsync(number, states);
        }

        foreach (var machine in Machines)
        {
            Compare(machine, states, watch.Elapsed);
        }
    }

    private async Task WalkAsync(int number, StoredStates states)
    {
        var random = DrillSettings.Draw("walk", number);
        await using var mail = await SendGridRig.StartAsync(options => options with { Faults = Faults(number) });
        await using var rig = await PipelineRig.StartAsync(azurite, new SmallContest(2), mail, settings: Storms);
        states.Watch(rig);
        await rig.CheckStagesAsync();
        var walk = new Walk(rig, random);
        for (var step = 0; step < DrillSettings.Steps; step++)
        {
            try
            {
                await walk.StepAsync();
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"walk {number}: {string.Join(", ", walk.Done)}", fault);
            }
        }
    }

    private static FaultPlan Faults(int number) =>
        new()
        {
            TooManyRequests = 100,
            ServerError = 50,
            CutBeforeAccept = 50,
            CutAfterAccept = 100,
            Seed = DrillSettings.Seed + number,
            RateWindow = TimeSpan.FromSeconds(1),
        };

    private static void Compare(string machine, StoredStates states, TimeSpan elapsed)
    {
        var drawn = StatesPage
            .Arrows(machine)
            .Select(arrow => new Transition(machine, arrow.From, arrow.To))
            .ToHashSet();
        var seen = states.Seen.Where(one => one.Key.Machine == machine).ToList();
        seen.ShouldNotBeEmpty(machine);
        seen.Select(one => one.Key).Except(drawn).ShouldBeEmpty($"seed {DrillSettings.Seed}");
        new DrillLine(
            $"states: {machine}",
            new Dictionary<string, long>
            {
                ["actions"] = DrillSettings.Walks * DrillSettings.Steps,
                ["transitions stored"] = seen.Sum(one => one.Value),
                ["kinds of them"] = seen.Count,
                ["arrows of the page"] = drawn.Count,
                ["not on the page"] = 0,
            },
            elapsed.TotalSeconds
        ).Write();
    }
}
