using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Recaps.Sirekap;

/// <summary>
/// One file of KPU's open Sirekap data for Pilkada (<c>/pilkada/hhcw/...</c>): what polling stations had photographed and sent so far.
/// A helper source: compared and shown, never trusted over a document, never blocking.
/// </summary>
/// <param name="IsGubernur">True for pkwkp (governor), false for pkwkk (bupati or wali kota); null where the path does not say.</param>
/// <param name="Area">The area, from the file's name.</param>
/// <param name="Votes">Votes of the area by KPU's id of the pair; empty while nothing is in.</param>
/// <param name="Children">Votes of the areas below; those that have nothing yet are not among them.</param>
/// <param name="Progress">Polling stations; null where the file does not say.</param>
/// <param name="AsOf">The file's own time, which names no zone; null where there is none.</param>
public sealed record SirekapFile(
    bool? IsGubernur,
    AreaCode Area,
    IReadOnlyDictionary<string, long> Votes,
    IReadOnlyDictionary<AreaCode, IReadOnlyDictionary<string, long>> Children,
    SirekapProgress? Progress,
    string? AsOf
)
{
    /// <summary>Whether it can be of this contest.</summary>
    public bool IsOf(ContestKey contest) =>
        (IsGubernur ?? contest.Kind == ContestKind.Gubernur) == (contest.Kind == ContestKind.Gubernur)
        && (contest.Area.Contains(Area) || Area.Contains(contest.Area));
}

/// <summary>How many polling stations are in.</summary>
/// <param name="Total">All of the area.</param>
/// <param name="Done">Those that are in.</param>
public sealed record SirekapProgress(long Total, long Done);

/// <summary>KPU's ids of candidate pairs (<c>/pilkada/paslon/pkwkp.json</c> or <c>pkwkk.json</c>): nomor urut by id, per electing area.</summary>
/// <param name="Numbers">Nomor urut by id.</param>
public sealed record SirekapPaslon(IReadOnlyDictionary<AreaCode, IReadOnlyDictionary<string, int>> Numbers)
{
    /// <summary>Nomor urut by id of this contest's pairs; null when the file has none of them.</summary>
    public IReadOnlyDictionary<string, int>? Of(ContestKey contest) => Numbers.GetValueOrDefault(contest.Area);
}
