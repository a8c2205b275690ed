using Pleno.Local.Services;

namespace Pleno.Local.Grid;

/// <summary>How many notices, how many kills of the sender, and what begins the draws of faults and of the moments of the kills.</summary>
internal sealed record GridPlan(int Notices, int Kills, int Seed)
{
    /// <summary>5 % 429, 3 % 5xx, 2 % time-out after acceptance, 1 % cut connection, half of them after acceptance.</summary>
    public FaultPlan Faults =>
        new()
        {
            TooManyRequests = 50,
            ServerError = 30,
            TimeoutAfterAccept = 20,
            CutBeforeAccept = 5,
            CutAfterAccept = 5,
            Seed = Seed,
            Hang = TimeSpan.FromSeconds(10),
            RateWindow = TimeSpan.FromSeconds(2),
        };

    /// <summary>After how many accepted letters the sender is killed, ascending: anywhere but at the very ends.</summary>
    public IReadOnlyList<int> KillAfter()
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Kills).Select(_ => random.Next(Notices / 20, (Notices * 19 / 20) + 1)).Order()];
    }
}
