namespace Pleno.Benchmarks.Measuring;

/// <summary>One line of the page: what Pleno takes, beside what it could at best take.</summary>
/// <param name="What">What was done.</param>
/// <param name="Floor">What it is held against.</param>
/// <param name="Unit">What <paramref name="Ours"/> and <paramref name="Floors"/> count.</param>
/// <param name="Ours">Pleno's.</param>
/// <param name="Floors">The floor's; null where the target is a number of its own.</param>
/// <param name="Ratio">One to the other, turn by turn; null without a floor.</param>
/// <param name="Target">What was wanted, in words.</param>
/// <param name="Reached">Whether it was; null where nothing was wanted.</param>
internal sealed record Figure(
    string What,
    string Floor,
    string Unit,
    Spread Ours,
    Spread? Floors,
    Spread? Ratio,
    string Target,
    bool? Reached
)
{
    /// <summary>How much of the floor's speed is reached.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="floor">What it is held against.</param>
    /// <param name="turns">Units per second of both, turn by turn.</param>
    /// <param name="unit">What is counted per second.</param>
    /// <param name="atLeast">The share wanted.</param>
    public static Figure OfSpeed(string what, string floor, IReadOnlyList<Turn> turns, string unit, double atLeast) =>
        Of(what, floor, turns, unit, $"at least {atLeast:0.##} of it", ratio => ratio >= atLeast);

    /// <summary>How many times the floor's time it takes.</summary>
    /// <param name="what">What was done.</param>
    /// <param name="floor">What it is held against.</param>
    /// <param name="turns">The times of both, turn by turn.</param>
    /// <param name="unit">Their unit.</param>
    /// <param name="atMost">The multiple allowed.</param>
    public static Figure OfTime(string what, string floor, IReadOnlyList<Turn> turns, string unit, double atMost) =>
        Of(what, floor, turns, unit, $"at most {atMost:0.##} of it", ratio => ratio <= atMost);

    /// <summary>A figure against a limit that no other measurement sets.</summary>
    public static Figure OfLimit(string what, IEnumerable<double> ours, string unit, double below)
    {
        var spread = Spread.Of(ours);
        return new Figure(what, "", unit, spread, null, null, $"under {below:0.##} {unit}", spread.Median < below);
    }

    private static Figure Of(
        string what,
        string floor,
        IReadOnlyList<Turn> turns,
        string unit,
        string target,
        Func<double, bool> isReached
    )
    {
        var ratio = Spread.Of(turns.Select(turn => turn.Ours / turn.Floor));
        return new Figure(
            what,
            floor,
            unit,
            Spread.Of(turns.Select(turn => turn.Ours)),
            Spread.Of(turns.Select(turn => turn.Floor)),
            ratio,
            target,
            isReached(ratio.Median)
        );
    }
}
