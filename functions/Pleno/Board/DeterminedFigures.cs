using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;

namespace Pleno.Board;

/// <summary>Which figures a decree has determined. Pure.</summary>
public static class DeterminedFigures
{
    /// <summary>
    /// Whether an area's figures are determined (ditetapkan): the decree rests on them, or they stood below what it rests on when it was
    /// accepted. All others are provisional (sementara).
    /// </summary>
    public static bool AreOf(Contest contest, StandingDecree? decree, AcceptedRecap recap) =>
        decree is not null
        && !recap.IsWithdrawn
        && (
            recap.Area == contest.Key.Area ? recap.DocumentHash == decree.DocumentHash : recap.AsOf <= decree.AcceptedAt
        );
}
