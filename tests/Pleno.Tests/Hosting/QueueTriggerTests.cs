using System.Diagnostics;
using Pleno.Local.Hosting;
using Pleno.Tests.Services;

namespace Pleno.Tests.Hosting;

public sealed class QueueTriggerTests(AzuriteFixture azurite) : EmulatorTests(azurite)
{
    [Fact]
    public async Task A_message_is_decoded_taken_once_and_deleted()
    {
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeMessage));
        await Storage.SendAsync("dokumen 1");

        (await host.Calls.NextAsync()).ShouldBe("dokumen 1, attempt 1");
        await host.StopAsync();
        (await Storage.CountAsync(Storage.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task The_queue_is_awaited_and_not_created()
    {
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeText), typeof(TakeOther));
        await Storage.Other.CreateAsync(cancellationToken: Cancellation);
        await Storage.Other.SendMessageAsync("now", Cancellation);
        await host.Calls.NextAsync();
        (await Storage.Queue.ExistsAsync(Cancellation)).Value.ShouldBeFalse();

        await Storage.SendAsync("late");
        (await host.Calls.NextAsync()).ShouldBe("late");
    }

    [Fact]
    public async Task After_five_failures_the_same_body_lies_in_the_poison_queue()
    {
        var setup = new Setup { Behaviour = Setup.Fails };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeMessage));
        await Storage.SendAsync("rusak");

        var poison = await Storage.AwaitAsync(Storage.Poison, _ => true);
        await host.StopAsync();

        poison.MessageText.ShouldBe(Convert.ToBase64String("rusak"u8));
        host.Calls.All.ShouldBe([.. Enumerable.Range(1, 5).Select(attempt => $"rusak, attempt {attempt}")]);
        (await Storage.CountAsync(Storage.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task A_message_of_a_poison_queue_comes_back_when_its_lease_ends_and_is_never_poisoned_again()
    {
        var lease = TimeSpan.FromSeconds(1);
        var setup = new Setup
        {
            MessageLease = lease,
            Behaviour = (call, token) => call.EndsWith('7') ? Task.CompletedTask : Setup.Fails(call, token),
        };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakePoison));
        await Storage.Poison.CreateAsync(cancellationToken: Cancellation);
        await Storage.Poison.SendMessageAsync(Convert.ToBase64String("rusak"u8), Cancellation);

        var began = TimeProvider.System.GetTimestamp();
        for (var attempt = 1; attempt <= 7; attempt++)
        {
            (await host.Calls.NextAsync()).ShouldBe($"rusak, attempt {attempt}");
        }

        TimeProvider.System.GetElapsedTime(began).ShouldBeGreaterThan(lease * 5);
    }

    [Fact]
    public async Task A_body_that_is_not_base64_is_poisoned_at_once()
    {
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeText));
        await Storage.Queue.CreateAsync(cancellationToken: Cancellation);
        await Storage.Raw(Storage.QueueName).SendMessageAsync("{ not base64 }", Cancellation);

        (await Storage.AwaitAsync(Storage.Poison, _ => true)).MessageText.ShouldBe("{ not base64 }");
        await host.StopAsync();
        host.Calls.All.ShouldBeEmpty();
        (await Storage.CountAsync(Storage.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task Without_an_encoding_the_body_comes_as_it_is()
    {
        var setup = new Setup
        {
            Settings = { ["AzureFunctionsJobHost__extensions__queues__messageEncoding"] = "none" },
        };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeText));
        await Storage.Queue.CreateAsync(cancellationToken: Cancellation);
        await Storage.Raw(Storage.QueueName).SendMessageAsync("{ not base64 }", Cancellation);

        (await host.Calls.NextAsync()).ShouldBe("{ not base64 }");
    }

    [Fact]
    public async Task A_message_sent_to_be_visible_later_comes_later()
    {
        await Storage.SendAsync("later", TimeSpan.FromSeconds(2));
        await Storage.SendAsync("now");
        await using var host = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeText));

        (await host.Calls.NextAsync()).ShouldBe("now");
        (await host.Calls.NextAsync()).ShouldBe("later");
    }

    [Fact]
    public async Task A_failed_message_stays_out_of_sight_for_the_visibility_timeout()
    {
        var setup = new Setup
        {
            Settings = { ["AzureFunctionsJobHost__extensions__queues__visibilityTimeout"] = "00:00:03" },
            Behaviour = Setup.Fails,
        };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeText));
        await Storage.SendAsync("again");
        await host.Calls.NextAsync();
        var failed = Stopwatch.GetTimestamp();
        await host.Calls.NextAsync();

        Stopwatch.GetElapsedTime(failed).ShouldBeGreaterThan(TimeSpan.FromSeconds(1.9));
    }

    [Fact]
    public async Task A_long_run_keeps_its_message_by_renewing_the_lease()
    {
        var setup = new Setup
        {
            MessageLease = TimeSpan.FromSeconds(2),
            Behaviour = (_, cancellation) => Task.Delay(TimeSpan.FromSeconds(5), cancellation),
        };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeText));
        await Storage.SendAsync("long");

        (await host.Calls.NextOutcomeAsync()).ShouldBe((nameof(TakeText), InvocationOutcome.Succeeded));
        await host.StopAsync();
        host.Calls.All.ShouldBe(["long"]);
        (await Storage.CountAsync(Storage.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task What_a_dead_host_was_doing_another_host_completes()
    {
        var crashing = new Setup
        {
            MessageLease = TimeSpan.FromSeconds(2),
            DrainTimeout = TimeSpan.FromMilliseconds(100),
            Behaviour = Setup.Hangs,
        };
        await using (var dead = await RunningHost.StartAsync(Storage, crashing, typeof(TakeMessage)))
        {
            await Storage.SendAsync("survivor");
            await dead.Calls.NextAsync();
        }

        await using var next = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeMessage));
        (await next.Calls.NextAsync()).ShouldBe("survivor, attempt 2");
        (await next.Calls.NextOutcomeAsync()).Outcome.ShouldBe(InvocationOutcome.Succeeded);
    }

    [Fact]
    public async Task A_stop_waits_for_the_running_function()
    {
        var finish = new TaskCompletionSource();
        await using var host = await RunningHost.StartAsync(
            Storage,
            new Setup { Behaviour = (_, _) => finish.Task },
            typeof(TakeText)
        );
        await Storage.SendAsync("slow");
        await host.Calls.NextAsync();
        var stop = host.StopAsync();
        (await Task.WhenAny(stop, Task.Delay(500, Cancellation))).ShouldNotBe(stop);

        finish.SetResult();
        await stop;
        (await Storage.CountAsync(Storage.Queue)).ShouldBe(0);
    }

    [Fact]
    public async Task No_more_run_at_once_than_batch_and_threshold_allow()
    {
        var gauge = new Gauge();
        var setup = new Setup
        {
            Settings =
            {
                ["AzureFunctionsJobHost__extensions__queues__batchSize"] = "2",
                ["AzureFunctionsJobHost__extensions__queues__newBatchThreshold"] = "1",
            },
            Behaviour = gauge.HoldAsync,
        };
        for (var message = 0; message < 8; message++)
        {
            await Storage.SendAsync($"{message}");
        }

        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeText));
        for (var message = 0; message < 8; message++)
        {
            await host.Calls.NextOutcomeAsync();
        }

        gauge.Most.ShouldBe(3);
    }

    [Fact]
    public async Task A_function_that_outlives_the_function_timeout_is_cancelled_and_its_message_comes_back()
    {
        var setup = new Setup
        {
            Settings = { ["AzureFunctionsJobHost__functionTimeout"] = "00:00:01" },
            Behaviour = (call, cancellation) =>
                call.EndsWith('1') ? Task.Delay(Timeout.Infinite, cancellation) : Task.CompletedTask,
        };
        await using var host = await RunningHost.StartAsync(Storage, setup, typeof(TakeMessage));
        await Storage.SendAsync("slow");

        (await host.Calls.NextOutcomeAsync()).ShouldBe((nameof(TakeMessage), InvocationOutcome.TimedOut));
        (await host.Calls.NextOutcomeAsync()).ShouldBe((nameof(TakeMessage), InvocationOutcome.Succeeded));
    }

    [Fact]
    public async Task A_disabled_function_leaves_its_messages_alone()
    {
        await Storage.SendAsync("untouched");
        await Storage.Other.CreateAsync(cancellationToken: Cancellation);
        var off = new Setup { Settings = { ["AzureWebJobs.TakeMessage.Disabled"] = "true" } };
        await using (var host = await RunningHost.StartAsync(Storage, off, typeof(TakeMessage), typeof(TakeOther)))
        {
            foreach (var marker in new[] { "one", "two" })
            {
                await Storage.Other.SendMessageAsync(marker, Cancellation);
                (await host.Calls.NextAsync()).ShouldBe(marker);
            }
        }

        await using var on = await RunningHost.StartAsync(Storage, new Setup(), typeof(TakeMessage));
        (await on.Calls.NextAsync()).ShouldBe("untouched, attempt 1");
    }
}
