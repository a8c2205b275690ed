using Pleno.Areas;

namespace Pleno.Recaps.AfterDetermination;

/// <summary>The margin between the first two, beside the threshold of a dispute. Neutral: it says nothing about who is right.</summary>
/// <param name="First">The largest number of votes.</param>
/// <param name="Second">The second largest.</param>
/// <param name="ValidVotes">All valid votes.</param>
/// <param name="ThresholdPermille">The threshold, in permille of the valid votes.</param>
public sealed record DisputeMargin(long First, long Second, long ValidVotes, int ThresholdPermille)
{
    public long Margin => First - Second;

    /// <summary>The margin is within the threshold: the security offices may expect a petition.</summary>
    public bool NeedsAttention => (Int128)Margin * 1000 <= (Int128)ValidVotes * ThresholdPermille;
}

/// <summary>UU 10/2016 art. 158: who may petition the Constitutional Court, by population and share of the valid votes.</summary>
public static class DisputeThreshold
{
    /// <summary>Art. 158 (1): provinces. Population up to and including, permille.</summary>
    private static readonly (long Population, int Permille)[] Provinces =
    [
        (2_000_000, 20),
        (6_000_000, 15),
        (12_000_000, 10),
        (long.MaxValue, 5),
    ];

    /// <summary>Art. 158 (2): kabupaten and kota.</summary>
    private static readonly (long Population, int Permille)[] KabKota =
    [
        (250_000, 20),
        (500_000, 15),
        (1_000_000, 10),
        (long.MaxValue, 5),
    ];

    /// <summary>The threshold in permille of the valid votes.</summary>
    /// <param name="level">Provinsi or KabKota; other levels elect nobody and throw.</param>
    /// <param name="population">Inhabitants.</param>
    public static int Permille(AreaLevel level, long population)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(population);
        var table = level switch
        {
            AreaLevel.Provinsi => Provinces,
            AreaLevel.KabKota => KabKota,
            _ => throw new ArgumentOutOfRangeException(
                nameof(level),
                level,
                "Only a provinsi or a kab/kota elects a head."
            ),
        };
        return table.First(row => population <= row.Population).Permille;
    }

    /// <summary>The margin of an election. The empty column (kolom kosong) counts as the other side of a single pair.</summary>
    /// <param name="level">Provinsi or KabKota.</param>
    /// <param name="population">Inhabitants.</param>
    /// <param name="votes">Votes of each side, two at least; they sum to the valid votes.</param>
    public static DisputeMargin Of(AreaLevel level, long population, IReadOnlyList<long> votes)
    {
        if (votes.Count < 2)
        {
            throw new ArgumentException("An election has two sides at least.", nameof(votes));
        }

        var ranked = votes.OrderDescending().ToList();
        return new DisputeMargin(ranked[0], ranked[1], checked(votes.Sum()), Permille(level, population));
    }
}
