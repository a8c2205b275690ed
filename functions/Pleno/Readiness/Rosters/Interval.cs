using System.Runtime.InteropServices;

namespace Pleno.Readiness.Rosters;

/// <summary>A stretch of time from an instant up to, and without, another.</summary>
/// <param name="From">First instant, UTC.</param>
/// <param name="To">The instant after the last, UTC.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Interval(DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Length => To > From ? To - From : TimeSpan.Zero;

    public bool IsEmpty => To <= From;

    /// <summary>What both have in common; empty when they do not meet.</summary>
    public Interval Within(Interval other) => new(From > other.From ? From : other.From, To < other.To ? To : other.To);

    public bool Contains(DateTimeOffset instant) => From <= instant && instant < To;
}

/// <summary>Sets of intervals.</summary>
public static class Intervals
{
    /// <summary>The intervals in order, those that touch or overlap made one; empty ones are dropped.</summary>
    /// <param name="all">In any order.</param>
    /// <param name="pause">A pause shorter than this does not separate two of them.</param>
    public static IReadOnlyList<Interval> Joined(IEnumerable<Interval> all, TimeSpan pause = default)
    {
        var joined = new List<Interval>();
        foreach (var one in all.Where(one => !one.IsEmpty).OrderBy(one => one.From))
        {
            if (joined.Count > 0 && IsJoined(joined[^1], one, pause))
            {
                joined[^1] = joined[^1] with { To = one.To > joined[^1].To ? one.To : joined[^1].To };
            }
            else
            {
                joined.Add(one);
            }
        }

        return joined;
    }

    /// <summary>What of the window none of the intervals covers, in order. Without intervals that is the whole window.</summary>
    public static IReadOnlyList<Interval> Uncovered(Interval window, IEnumerable<Interval> covered)
    {
        var open = new List<Interval>();
        var reached = window.From;
        foreach (var one in Joined(covered.Select(one => one.Within(window))))
        {
            open.Add(new Interval(reached, one.From));
            reached = one.To;
        }

        open.Add(new Interval(reached, window.To));
        return [.. open.Where(one => !one.IsEmpty)];
    }

    private static bool IsJoined(Interval before, Interval next, TimeSpan pause) =>
        next.From <= before.To || next.From - before.To < pause;
}
