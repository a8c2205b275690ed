using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Pleno.Contests;

namespace Pleno.Storage;

/// <summary>Does the same for every contest, some of them at once: a country has 545, and a timer fires every minute.</summary>
public static class EachContest
{
    /// <summary>Contests at a time.</summary>
    public const int AtOnce = 8;

    /// <summary>Takes the step for every contest that is loaded. One contest's trouble does not keep the others.</summary>
    /// <param name="contests">The contests.</param>
    /// <param name="step">The step; contests do not rest on each other in it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="AggregateException">Several contests failed; of one alone its own exception is thrown. The others are done.</exception>
    public static async Task EachAsync(
        this ContestStore contests,
        Func<Contest, Task> step,
        CancellationToken cancellationToken
    )
    {
        var faults = new ConcurrentQueue<Exception>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            await contests.ListVersionsAsync(cancellationToken),
            options,
            async (one, token) =>
            {
                try
                {
                    await step(await contests.ReadAsync(one.Key, one.Version, token));
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    faults.Enqueue(fault);
                }
            }
        );
        if (faults.Count == 1 && faults.TryPeek(out var only))
        {
            ExceptionDispatchInfo.Throw(only);
        }

        if (!faults.IsEmpty)
        {
            throw new AggregateException(faults);
        }
    }
}
