using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pleno.Benchmarks.Measuring;

/// <summary>What both came to in one turn.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Turn(double Ours, double Floor);

/// <summary>
/// Measures two things in turn, so that what disturbs the machine disturbs both: the ratio of a turn says more than either figure.
/// BenchmarkDotNet measures one thing to its end before the next, which a shared machine does not allow.
/// </summary>
internal static class Turns
{
    /// <summary>After this time a figure has to do with the turns that it has, but for the first few.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);

    private const int Fewest = 3;

    /// <summary>Some turns of each that are not counted, then the turns; who begins changes from turn to turn.</summary>
    /// <param name="count">Turns; fewer on a machine on which they take too long.</param>
    /// <param name="ours">Measures ours once.</param>
    /// <param name="floor">Measures the floor once.</param>
    /// <param name="before">Turns that are not counted: where a turn is short, the runtime still compiles through the first few.</param>
    public static async Task<IReadOnlyList<Turn>> TakeAsync(
        int count,
        Func<Task<double>> ours,
        Func<Task<double>> floor,
        int before = 1
    )
    {
        for (var number = 0; number < before; number++)
        {
            await ours();
            await floor();
        }

        var watch = Stopwatch.StartNew();
        var turns = new List<Turn>();
        for (var number = 0; number < count && (number < Fewest || watch.Elapsed < Budget); number++)
        {
            if (number % 2 == 0)
            {
                var first = await ours();
                turns.Add(new Turn(first, await floor()));
            }
            else
            {
                var first = await floor();
                turns.Add(new Turn(await ours(), first));
            }
        }

        return turns;
    }

    /// <summary>Has the runtime compile a thing as well as it does: after thirty calls it compiles anew, in the background.</summary>
    public static void WarmUp(Action action)
    {
        const int rounds = 4;
        const int calls = 40;
        var (watch, most) = (Stopwatch.StartNew(), TimeSpan.FromSeconds(8));
        for (var round = 0; round < rounds && watch.Elapsed < most; round++)
        {
            for (var call = 0; call < calls && watch.Elapsed < most; call++)
            {
                action();
            }

            Thread.Sleep(150);
        }
    }

    /// <summary>How often a second a thing can be done: it is done for a while.</summary>
    public static double PerSecond(Action action, TimeSpan during)
    {
        GC.Collect();
        var (watch, times) = (Stopwatch.StartNew(), 0);
        while (watch.Elapsed < during)
        {
            action();
            times++;
        }

        return times / watch.Elapsed.TotalSeconds;
    }

    /// <summary>How many of a number of things were done a second.</summary>
    public static async Task<double> PerSecondAsync(int number, Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return number / watch.Elapsed.TotalSeconds;
    }

    /// <summary>How long one thing takes, in milliseconds.</summary>
    public static async Task<double> MillisecondsAsync(Func<Task> action)
    {
        var watch = Stopwatch.StartNew();
        await action();
        return watch.Elapsed.TotalMilliseconds;
    }
}
