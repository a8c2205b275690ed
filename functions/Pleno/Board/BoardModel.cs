using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Board;

/// <summary>What the board shows of one contest.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Stages">Each stage with the verdict that stands; null before the first check.</param>
/// <param name="Areas">Each area that owes a document.</param>
/// <param name="Letters">Number of deliveries by state.</param>
public sealed record BoardModel(
    Contest Contest,
    DateTimeOffset AsOf,
    IReadOnlyList<(Stage Stage, StoredVerdict? Verdict)> Stages,
    IReadOnlyList<BoardArea> Areas,
    IReadOnlyDictionary<DeliveryStatus, int> Letters
);

/// <summary>One area on the board.</summary>
/// <param name="Area">The area.</param>
/// <param name="Newest">Its newest document; null when none came.</param>
/// <param name="Standing">The figures that stand; null when no document is accepted.</param>
public sealed record BoardArea(Areas.Area Area, DocumentRecord? Newest, AcceptedRecap? Standing);

/// <summary>The list of contests, and what was refused before it belonged to one.</summary>
/// <param name="Contests">The contests that are loaded.</param>
/// <param name="Configurations">Configurations that were not taken over, with what is wrong.</param>
/// <param name="Refused">Uploads that belong nowhere.</param>
public sealed record BoardOverview(
    IReadOnlyList<ContestKey> Contests,
    IReadOnlyList<(ContestKey Contest, IReadOnlyList<Finding> Findings)> Configurations,
    IReadOnlyList<IntakeMark> Refused
);
