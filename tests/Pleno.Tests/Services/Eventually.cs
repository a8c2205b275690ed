using System.Diagnostics;

namespace Pleno.Tests.Services;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task BecomesTrueAsync(Func<Task<bool>> condition, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            (watch.Elapsed < Patience).ShouldBeTrue($"within {Patience.TotalSeconds} s: {what}");
            await Task.Delay(30, TestContext.Current.CancellationToken);
        }
    }

    public static Task BecomesTrueAsync(Func<bool> condition, string what)
    {
        return BecomesTrueAsync(() => Task.FromResult(condition()), what);
    }
}
