using Pleno.Contests;
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
/// <param name="Stages">Each stage, by its start.</param>
/// <param name="Areas">Each area that owes a document.</param>
/// <param name="Letters">Number of deliveries by state.</param>
/// <param name="Decree">The decree that determined the result; null while there is none.</param>
/// <param name="Revotes">The repeat, continued and later votes, over or not.</param>
/// <param name="CheckedAt">When the check of readiness last ran, UTC; null before the first time.</param>
public sealed record BoardModel(
    Contest Contest,
    DateTimeOffset AsOf,
    IReadOnlyList<BoardStage> Stages,
    IReadOnlyList<BoardArea> Areas,
    IReadOnlyDictionary<DeliveryStatus, int> Letters,
    StandingDecree? Decree,
    IReadOnlyList<Revote> Revotes,
    DateTimeOffset? CheckedAt
)
{
    /// <summary>Why no letter goes out; null while letters do.</summary>
    public SenderStop? Stop { get; init; }

    /// <summary>How the table of areas is sorted.</summary>
    public BoardSort Sort { get; init; }

    /// <summary>The stage that is next or under way; null when all are over.</summary>
    public BoardStage? Next => Stages.FirstOrDefault(stage => !stage.IsOver(AsOf));

    /// <summary>The votes of the contest's area, or what its parts come to so far; null before the first.</summary>
    public BoardVotes? Votes => BoardVotes.Of(this);

    /// <summary>The areas as the table shows them.</summary>
    public IReadOnlyList<BoardArea> Sorted => BoardSorts.Apply(Sort, Areas);

    /// <summary>The same board with its table sorted by a word of the address.</summary>
    public BoardModel SortedBy(string? word) => this with { Sort = BoardSorts.Parse(word) };

    /// <summary>How many of the areas that owe a document have one that counts.</summary>
    public int AcceptedAreas => Areas.Count(area => area.Counts);

    /// <summary>Whether an area's figures are determined (ditetapkan).</summary>
    public bool IsDetermined(AcceptedRecap recap) => DeterminedFigures.AreOf(Contest, Decree, recap);
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

/// <summary>A contest at a glance.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Next">The stage that is next; null when all are over.</param>
/// <param name="Accepted">Areas with figures that count.</param>
/// <param name="Owing">Areas that owe a document.</param>
public sealed record BoardGlance(Contest Contest, BoardStage? Next, int Accepted, int Owing);

/// <summary>The contests that somebody may see, at a glance.</summary>
/// <param name="AsOf">When it was read, UTC.</param>
/// <param name="Glances">Each contest.</param>
/// <param name="Overview">What was refused, for an operator.</param>
public sealed record BoardContests(DateTimeOffset AsOf, IReadOnlyList<BoardGlance> Glances, BoardOverview Overview);
