using Pleno.Recaps;

namespace Pleno.Board;

/// <summary>The votes of each pair, and what they rest on.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Document">What stands for the contest's area; null while they are the sum of its parts.</param>
/// <param name="Accepted">How many parts are in the sum.</param>
/// <param name="Owing">How many parts there are.</param>
/// <param name="AsOf">When the newest of the figures was accepted, UTC.</param>
public sealed record BoardVotes(Figures Figures, AcceptedRecap? Document, int Accepted, int Owing, DateTimeOffset AsOf)
{
    /// <summary>The votes on a board: those of the contest's area, else the sum of what counts directly below it; null before the first.</summary>
    public static BoardVotes? Of(BoardModel board)
    {
        var contest = board.Contest;
        var children = board.Areas.Where(area => area.Area.Code.Parent == contest.Key.Area).ToList();
        var counted = children.Where(area => area.Counts).Select(area => area.Standing!).ToList();
        var own = board.Areas.FirstOrDefault(area => area.Area.Code == contest.Key.Area);
        if (own is { Counts: true, Standing: { } standing })
        {
            return new BoardVotes(standing.Figures, standing, counted.Count, children.Count, standing.AsOf);
        }

        return counted.Count == 0
            ? null
            : new BoardVotes(
                counted.Select(recap => recap.Figures).Aggregate((sum, figures) => sum.Plus(figures)),
                null,
                counted.Count,
                children.Count,
                counted.Max(recap => recap.AsOf)
            );
    }

    /// <summary>Of each hundred valid votes; null where there is none.</summary>
    public decimal? ShareOf(Field pair) => Figures["suara_sah"] is var all and > 0 ? 100m * Figures[pair] / all : null;
}
