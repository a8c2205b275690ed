using Pleno.Areas;

namespace Pleno.Recaps.Versions;

/// <summary>A figure that is not what it was. Null is a figure that is missing, which is not zero.</summary>
/// <param name="Field">The row.</param>
/// <param name="Area">The area of the column; null for JUMLAH AKHIR.</param>
/// <param name="Old">What the old document says.</param>
/// <param name="New">What the new one says.</param>
public sealed record FigureChange(Field Field, AreaCode? Area, long? Old, long? New);

/// <summary>A row of section IV in the total column, before and after.</summary>
/// <param name="Field">The pair, or the empty column.</param>
/// <param name="Old">Before.</param>
/// <param name="New">After.</param>
public sealed record StandingChange(Field Field, Standing Old, Standing New);

/// <summary>Votes and rank of a pair. Equal votes share a rank, and the next rank is left out: 1, 2, 2, 4.</summary>
/// <param name="Votes">Null where the figure is missing.</param>
/// <param name="Rank">From 1; null where the figure of any pair is missing.</param>
public sealed record Standing(long? Votes, int? Rank);

/// <summary>How far the first is ahead of the second.</summary>
/// <param name="First">The row with the most votes; of equal ones the one with the lower nomor urut.</param>
/// <param name="Second">The row with the most votes after it.</param>
/// <param name="Votes">The difference, 0 or more.</param>
public sealed record Margin(Field First, Field Second, long Votes);

/// <summary>What changed from one version of a document to the next, and what that does to the result.</summary>
/// <param name="Changes">Every figure that changed, by column in the order of the form with JUMLAH AKHIR last, then by row.</param>
/// <param name="Standings">Every row of section IV, changed or not, in the order of nomor urut.</param>
/// <param name="OldMargin">Null where a pair's figure is missing.</param>
/// <param name="NewMargin">Null where a pair's figure is missing.</param>
public sealed record RecapDifference(
    IReadOnlyList<FigureChange> Changes,
    IReadOnlyList<StandingChange> Standings,
    Margin? OldMargin,
    Margin? NewMargin
)
{
    /// <summary>Whether the two documents have the same figures.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>The changes of JUMLAH AKHIR: those that the level above sees.</summary>
    public IEnumerable<FigureChange> TotalChanges => Changes.Where(change => change.Area is null);

    /// <summary>Whether a pair has another rank than before, or has one only in one of the two.</summary>
    public bool ChangesRanking => Standings.Any(standing => standing.Old.Rank != standing.New.Rank);

    public static RecapDifference Between(RecapDocument old, RecapDocument @new) => Between(old.Figures, @new.Figures);

    /// <exception cref="ArgumentException">The two are not forms of the same areas and pairs.</exception>
    public static RecapDifference Between(FigureTable old, FigureTable @new)
    {
        if (!AreComparable(old, @new))
        {
            throw new ArgumentException("The two documents do not have the same rows and columns.", nameof(@new));
        }

        var (before, after) = (StandingsOf(old), StandingsOf(@new));
        return new RecapDifference(
            [.. ChangesBetween(old, @new)],
            [.. old.Layout.PaslonRows.Select((field, row) => new StandingChange(field, before[row], after[row]))],
            MarginOf(old),
            MarginOf(@new)
        );
    }

    /// <summary>Whether the two are forms of the same areas and pairs.</summary>
    public static bool AreComparable(FigureTable old, FigureTable @new) =>
        old.Children.SequenceEqual(@new.Children)
        && old.Layout.Fields.Select(field => field.Key).SequenceEqual(@new.Layout.Fields.Select(field => field.Key));

    /// <summary>The old figures with the changes made: the new ones.</summary>
    /// <param name="old">A table with the areas and pairs that the difference was reckoned for.</param>
    public FigureTable Apply(FigureTable old)
    {
        var result = new FigureTable(old.Layout, old.Children);
        for (var column = 0; column < old.Columns; column++)
        {
            for (var field = 0; field < old.Layout.Fields.Count; field++)
            {
                result[column, field] = old[column, field];
            }
        }

        foreach (var change in Changes)
        {
            var column = change.Area is { } area ? old.ColumnOf(area)!.Value : old.TotalColumn;
            result[column, change.Field] = change.New;
        }

        return result;
    }

    private static IEnumerable<FigureChange> ChangesBetween(FigureTable old, FigureTable @new)
    {
        for (var column = 0; column < old.Columns; column++)
        {
            foreach (var field in old.Layout.Fields)
            {
                if (old[column, field] != @new[column, field])
                {
                    yield return new FigureChange(field, old.AreaOf(column), old[column, field], @new[column, field]);
                }
            }
        }
    }

    private static List<Standing> StandingsOf(FigureTable figures)
    {
        var votes = VotesOf(figures);
        var isKnown = !votes.Contains(null);
        return [.. votes.Select(own => new Standing(own, isKnown ? 1 + votes.Count(other => other > own) : null))];
    }

    private static Margin? MarginOf(FigureTable figures)
    {
        var votes = VotesOf(figures);
        if (votes.Count < 2 || votes.Contains(null))
        {
            return null;
        }

        var order = Enumerable.Range(0, votes.Count).OrderByDescending(row => votes[row]).ToList();
        var rows = figures.Layout.PaslonRows;
        return new Margin(rows[order[0]], rows[order[1]], votes[order[0]]!.Value - votes[order[1]]!.Value);
    }

    private static List<long?> VotesOf(FigureTable figures) =>
        [.. figures.Layout.PaslonRows.Select(field => figures[figures.TotalColumn, field])];
}
