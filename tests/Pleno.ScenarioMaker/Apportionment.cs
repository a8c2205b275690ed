namespace Pleno.ScenarioMaker;

/// <summary>Divides whole numbers so that the parts add up to the whole to the digit, the same on every machine.</summary>
internal static class Apportionment
{
    /// <summary>Shares in proportion to the weights, by largest remainder; equal remainders go to the earlier part.</summary>
    public static long[] Share(long whole, IReadOnlyList<long> weights)
    {
        var sum = weights.Aggregate(Int128.Zero, (total, weight) => total + weight);
        var shares = weights.Select(weight => (long)((Int128)whole * weight / sum)).ToArray();
        var left = (int)(whole - shares.Sum());
        var first = Enumerable
            .Range(0, weights.Count)
            .OrderByDescending(part => (Int128)whole * weights[part] % sum)
            .ThenBy(part => part)
            .Take(left);
        foreach (var part in first)
        {
            shares[part]++;
        }

        return shares;
    }
}
