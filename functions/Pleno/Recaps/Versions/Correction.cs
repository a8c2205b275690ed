using System.Text.Json.Serialization;
using Pleno.Areas;

namespace Pleno.Recaps.Versions;

/// <summary>What a new version of an accepted document changed, kept with it and told to everybody who got the old figures.</summary>
/// <param name="Replaces">SHA-256 of the old document.</param>
/// <param name="OldVersion">Its version.</param>
/// <param name="Reason">Why it was replaced, in the words of the new one.</param>
/// <param name="Basis">The D.KEJADIAN KHUSUS, decree or ruling that allows it; null where none is named.</param>
/// <param name="Changes">Every figure that changed, at most <see cref="MostChanges"/>.</param>
/// <param name="ChangeCount">How many changed in all.</param>
/// <param name="Ranking">The pairs before and after.</param>
/// <param name="Parent">What it does to the sum of the level above; null for the area of the contest.</param>
public sealed record Correction(
    string Replaces,
    int OldVersion,
    string Reason,
    string? Basis,
    IReadOnlyList<ChangedFigure> Changes,
    int ChangeCount,
    IReadOnlyList<RankedPair> Ranking,
    ParentEffect? Parent
)
{
    /// <summary>Changes kept; a form of 136 columns has some 4,000 figures.</summary>
    public const int MostChanges = 500;

    /// <summary>Why, in the words of whoever sent it on the page; null where nobody asked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Because { get; init; }

    /// <summary>Whether a pair has another rank than before.</summary>
    public bool ChangesRanking => Ranking.Any(pair => pair.OldRank != pair.NewRank);
}

/// <summary>A figure before and after.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Area">Area of its column; null for JUMLAH AKHIR.</param>
/// <param name="Old">Before.</param>
/// <param name="New">After.</param>
public sealed record ChangedFigure(string Field, AreaCode? Area, long Old, long New);

/// <summary>A pair, or the empty column, before and after.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="OldVotes">Votes before.</param>
/// <param name="OldRank">Rank before, from 1; equal votes share a rank.</param>
/// <param name="NewVotes">Votes after.</param>
/// <param name="NewRank">Rank after.</param>
public sealed record RankedPair(string Field, long OldVotes, int OldRank, long NewVotes, int NewRank);

/// <summary>What a correction does to the sum of the level above, as far as that has come in.</summary>
/// <param name="Parent">The area above.</param>
/// <param name="Changes">The sums that changed.</param>
/// <param name="Ranking">The pairs before and after.</param>
public sealed record ParentEffect(
    AreaCode Parent,
    IReadOnlyList<ChangedFigure> Changes,
    IReadOnlyList<RankedPair> Ranking
)
{
    /// <summary>Whether a pair has another rank than before.</summary>
    public bool ChangesRanking => Ranking.Any(pair => pair.OldRank != pair.NewRank);

    /// <summary>The effect of one child's change.</summary>
    /// <param name="parent">The area above.</param>
    /// <param name="others">The sum of all its children but this one.</param>
    /// <param name="old">The child's figures before.</param>
    /// <param name="new">The child's figures after.</param>
    public static ParentEffect Of(AreaCode parent, Figures others, Figures old, Figures @new)
    {
        var difference = RecapDifference.Between(Table(others.Plus(old)), Table(others.Plus(@new)));
        return new ParentEffect(parent, ChangesOf(difference), RankingOf(difference));
    }

    internal static IReadOnlyList<ChangedFigure> ChangesOf(RecapDifference difference) =>
        [
            .. difference.Changes.Select(change => new ChangedFigure(
                change.Field.Key,
                change.Area,
                change.Old ?? 0,
                change.New ?? 0
            )),
        ];

    internal static IReadOnlyList<RankedPair> RankingOf(RecapDifference difference) =>
        [
            .. difference.Standings.Select(pair => new RankedPair(
                pair.Field.Key,
                pair.Old.Votes ?? 0,
                pair.Old.Rank ?? 0,
                pair.New.Votes ?? 0,
                pair.New.Rank ?? 0
            )),
        ];

    private static FigureTable Table(Figures total)
    {
        var table = new FigureTable(total.Layout, []);
        foreach (var field in total.Layout.Fields)
        {
            table[table.TotalColumn, field] = total[field];
        }

        return table;
    }
}
