using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Revotes;
using Pleno.Storage;

namespace Pleno.Board;

/// <summary>What the board shows of one contest.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Stages">Each stage with the verdict that stands; null before the first check.</param>
/// <param name="Areas">Each area that owes a document.</param>
/// <param name="Letters">Number of deliveries by state.</param>
/// <param name="Decree">The decree that determined the result; null while there is none.</param>
/// <param name="Revotes">The repeat, continued and later votes, over or not.</param>
/// <param name="CheckedAt">When the check of readiness last ran, UTC; null before the first time.</param>
public sealed record BoardModel(
    Contest Contest,
    DateTimeOffset AsOf,
    IReadOnlyList<(Stage Stage, StoredVerdict? Verdict)> Stages,
    IReadOnlyList<BoardArea> Areas,
    IReadOnlyDictionary<DeliveryStatus, int> Letters,
    StandingDecree? Decree,
    IReadOnlyList<Revote> Revotes,
    DateTimeOffset? CheckedAt
)
{
    /// <summary>Why no letter goes out; null while letters do.</summary>
    public SenderStop? Stop { get; init; }

    /// <summary>
    /// Whether an area's figures are determined (ditetapkan): the decree rests on them, or they stood below what it rests on when it was
    /// accepted. All others are provisional (sementara).
    /// </summary>
    public bool IsDetermined(AcceptedRecap recap) =>
        Decree is { } decree
        && !recap.IsWithdrawn
        && (
            recap.Area == Contest.Key.Area ? recap.DocumentHash == decree.DocumentHash : recap.AsOf <= decree.AcceptedAt
        );
}

/// <summary>One area on the board.</summary>
/// <param name="Area">The area.</param>
/// <param name="Newest">Its newest document; null when none came.</param>
/// <param name="Standing">The figures that stand; null when no document is accepted.</param>
/// <param name="Kejadian">Each D.KEJADIAN KHUSUS of the area on file.</param>
public sealed record BoardArea(
    Areas.Area Area,
    DocumentRecord? Newest,
    AcceptedRecap? Standing,
    IReadOnlyList<DocumentRecord> Kejadian
)
{
    /// <summary>The newest scan of the signed form of the document that stands; null when there is none.</summary>
    public DocumentRecord? Scan { get; init; }

    /// <summary>How many scans wait for their document.</summary>
    public int ScansWaiting { get; init; }
}

/// <summary>The list of contests, and what was refused before it belonged to one.</summary>
/// <param name="Contests">The contests that are loaded.</param>
/// <param name="Configurations">Configurations that were not taken over, with what is wrong.</param>
/// <param name="Refused">Uploads that belong nowhere.</param>
public sealed record BoardOverview(
    IReadOnlyList<ContestKey> Contests,
    IReadOnlyList<(ContestKey Contest, IReadOnlyList<Finding> Findings)> Configurations,
    IReadOnlyList<IntakeMark> Refused
);
