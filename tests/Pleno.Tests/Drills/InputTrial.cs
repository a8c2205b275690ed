using System.Collections.Concurrent;
using System.Diagnostics;
using Pleno.Tests.Drills.Inputs;

namespace Pleno.Tests.Drills;

/// <summary>Tries many inputs and tells the first faults, each with the number that makes it again.</summary>
/// <param name="name">Name of the drill, from which its draws begin.</param>
/// <param name="make">Makes the input of a draw.</param>
/// <param name="tryOut">Tries it; returns what came of it in one word, or throws.</param>
internal sealed class InputTrial(string name, Func<Random, Input> make, Func<Input, string> tryOut)
{
    private const int MostFaults = 5;
    private const int MostLooks = 3;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);
    private readonly ConcurrentDictionary<string, long> _ends = new();
    private readonly ConcurrentDictionary<int, int> _underWay = new();
    private readonly ConcurrentQueue<string> _faults = new();
    private long _slowest;
    private long _most;

    public async Task RunAsync(int inputs)
    {
        var watch = Stopwatch.StartNew();
        var options = new ParallelOptions
        {
            MaxDegreeOfParallelism = DrillSettings.Threads,
            CancellationToken = TestContext.Current.CancellationToken,
        };
        try
        {
            await Task.Run(() => Parallel.For(0, inputs, options, TryStopping)).WaitAsync(Limit);
        }
        catch (TimeoutException)
        {
            _faults.Enqueue($"still under way: {string.Join(", ", _underWay.Values)}");
        }

        _faults.ShouldBeEmpty($"{name}, seed {DrillSettings.Seed}");
        Counted(inputs, watch.Elapsed).Write();
    }

    private DrillLine Counted(int inputs, TimeSpan elapsed)
    {
        var counts = new Dictionary<string, long> { ["inputs tried"] = inputs };
        foreach (var (end, count) in _ends.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            counts[end] = count;
        }

        counts["slowest, ms"] = _slowest;
        counts["most memory, kB"] = _most / 1000;
        return new DrillLine(name, counts, elapsed.TotalSeconds);
    }

    private void TryStopping(int number, ParallelLoopState state)
    {
        if (_faults.Count >= MostFaults)
        {
            state.Stop();
            return;
        }

        _underWay[Environment.CurrentManagedThreadId] = number;
        var input = make(DrillSettings.Draw(name, number));
        try
        {
            var end = Measured(input);
            _ends.AddOrUpdate(end, 1, (_, count) => count + 1);
        }
        catch (Exception fault)
        {
            _faults.Enqueue($"number {number}, kept as {FoundInput.Keep(name, number, input)}: {fault}");
        }
    }

    /// <summary>Looks again at what took too long: another process may have been in the way, and not each time.</summary>
    private string Measured(Input input)
    {
        for (var look = 1; ; look++)
        {
            var memory = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            var end = tryOut(input);
            var (elapsed, used) = (watch.Elapsed, GC.GetAllocatedBytesForCurrentThread() - memory);
            used.ShouldBeLessThan(DrillSettings.MostMemory);
            if (elapsed < DrillSettings.MostTime)
            {
                _slowest = Math.Max(_slowest, (long)elapsed.TotalMilliseconds);
                _most = Math.Max(_most, used);
                return end;
            }

            look.ShouldBeLessThan(MostLooks, $"it took {elapsed}");
        }
    }
}
