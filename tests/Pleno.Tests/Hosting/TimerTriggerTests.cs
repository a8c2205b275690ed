using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Time.Testing;
using Pleno.Tests.Services;

namespace Pleno.Tests.Hosting;

public sealed class TimerTriggerTests(AzuriteFixture azurite) : EmulatorTests(azurite)
{
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(2024, 12, 5, 10, 1, 0, TimeSpan.Zero));

    private Setup Setup => new() { Clock = clock };

    [Fact]
    public async Task A_run_missed_while_no_host_ran_is_made_up_for_once_and_marked_past_due()
    {
        await using (var first = await RunningHost.StartAsync(Storage, Setup, typeof(Tick)))
        {
            await AwaitStatusAsync();
            clock.Advance(TimeSpan.FromMinutes(4));
            (await first.Calls.NextAsync()).ShouldBe("on time, last 00:00");
        }

        clock.Advance(TimeSpan.FromMinutes(20));
        await using var second = await RunningHost.StartAsync(Storage, Setup, typeof(Tick));
        (await second.Calls.NextAsync()).ShouldBe("past due, last 10:05");
        await second.Calls.NextOutcomeAsync();
        await Task.Delay(500, Cancellation);
        clock.Advance(TimeSpan.FromMinutes(5));
        (await second.Calls.NextAsync()).ShouldBe("on time, last 10:25");
        second.Calls.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_restart_with_nothing_missed_runs_nothing()
    {
        await using (await RunningHost.StartAsync(Storage, Setup, typeof(Tick)))
        {
            await AwaitStatusAsync();
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        await using var second = await RunningHost.StartAsync(Storage, Setup, typeof(Tick));
        await AwaitLockAsync();
        clock.Advance(TimeSpan.FromMinutes(3));
        (await second.Calls.NextAsync()).ShouldBe("on time, last 00:00");
    }

    [Fact]
    public async Task A_clock_that_jumps_ahead_gives_one_run_and_one_set_back_is_followed()
    {
        await using var host = await RunningHost.StartAsync(Storage, Setup, typeof(Tick));
        await AwaitStatusAsync();
        clock.Advance(TimeSpan.FromHours(3));
        (await host.Calls.NextAsync()).ShouldBe("on time, last 00:00");
        await host.Calls.NextOutcomeAsync();
        await Task.Delay(1000, Cancellation);
        host.Calls.All.Count.ShouldBe(1);

        clock.AdjustTime(new DateTimeOffset(2024, 11, 27, 0, 1, 0, TimeSpan.Zero));
        await Task.Delay(1000, Cancellation);
        host.Calls.All.Count.ShouldBe(1);
        clock.Advance(TimeSpan.FromMinutes(4));
        await host.Calls.NextAsync();
    }

    [Fact]
    public async Task Of_two_hosts_one_runs_the_timer_and_the_other_takes_over()
    {
        var one = await RunningHost.StartAsync(Storage, Setup, typeof(Tick));
        await AwaitStatusAsync();
        await using var two = await RunningHost.StartAsync(Storage, Setup, typeof(Tick));
        await Task.Delay(1000, Cancellation);
        clock.Advance(TimeSpan.FromMinutes(4));
        await one.Calls.NextAsync();
        two.Calls.All.ShouldBeEmpty();

        await one.DisposeAsync();
        await AwaitLockAsync();
        clock.Advance(TimeSpan.FromMinutes(5));
        (await two.Calls.NextAsync()).ShouldContain("last 10:05");
    }

    [Fact]
    public async Task A_status_written_under_a_later_clock_does_not_silence_the_timer()
    {
        await using (await RunningHost.StartAsync(Storage, new Setup(), typeof(Tick)))
        {
            await AwaitStatusAsync();
        }

        await using var rehearsal = await RunningHost.StartAsync(Storage, Setup, typeof(Tick));
        await AwaitLockAsync();
        clock.Advance(TimeSpan.FromMinutes(4));
        (await rehearsal.Calls.NextAsync()).ShouldStartWith("on time");
    }

    [Fact]
    public async Task Run_on_startup_runs_at_the_start_and_without_a_monitor_there_is_no_status()
    {
        await using var host = await RunningHost.StartAsync(Storage, Setup, typeof(TickAtStart));
        (await host.Calls.NextAsync()).ShouldBe("unmonitored");
    }

    /// <summary>Until a host holds the timer, and then long enough for it to have read its status.</summary>
    private async Task AwaitLockAsync()
    {
        var timer = Storage.Hosts.GetBlobClient($"locks/{Storage.HostId}/Host.Functions.Tick.Listener");
        BlobProperties properties;
        do
        {
            await Task.Delay(500, Cancellation);
            properties = await timer.GetPropertiesAsync(cancellationToken: Cancellation);
        } while (properties.LeaseStatus != LeaseStatus.Locked);

        await Task.Delay(500, Cancellation);
    }

    private async Task AwaitStatusAsync()
    {
        var status = Storage.Hosts.GetBlobClient($"timers/{Storage.HostId}/Host.Functions.Tick/status");
        while (!await status.ExistsAsync(Cancellation))
        {
            await Task.Delay(50, Cancellation);
        }
    }
}
