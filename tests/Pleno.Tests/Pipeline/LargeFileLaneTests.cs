using Pleno.Intake;

namespace Pleno.Tests.Pipeline;

/// <summary>Large files go one at a time, small ones past them.</summary>
public sealed class LargeFileLaneTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_large_file_waits_for_the_first_and_a_small_one_for_none()
    {
        using var lane = new LargeFileLane();
        var first = new TaskCompletionSource();
        var hasBegun = false;
        var one = lane.RunAsync(LargeFileLane.Large, () => first.Task, Token);
        var other = lane.RunAsync(Evidence.LargestFile, Begin, Token);

        await lane.RunAsync(LargeFileLane.Large - 1, () => Task.CompletedTask, Token);
        await lane.RunAsync(Evidence.LargestFile + 1, () => Task.CompletedTask, Token);
        hasBegun.ShouldBeFalse();
        first.SetResult();
        await one;
        await other;
        hasBegun.ShouldBeTrue();

        Task Begin()
        {
            hasBegun = true;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task A_large_file_that_fails_lets_the_next_one_pass()
    {
        using var lane = new LargeFileLane();
        await Should.ThrowAsync<IOException>(() =>
            lane.RunAsync(LargeFileLane.Large, () => throw new IOException(), Token)
        );
        var hasPassed = lane.RunAsync(LargeFileLane.Large, () => Task.CompletedTask, Token);
        await hasPassed.WaitAsync(TimeSpan.FromSeconds(10), Token);
    }
}
