using Pleno.Access;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;
using Pleno.Recaps;
using Pleno.Storage;

namespace Pleno.Board;

/// <summary>
/// Reads what the board shows, with as many requests as there are stages and seven more, however many areas, documents and letters there
/// are. Writes nothing.
/// </summary>
public sealed class ReadBoard(
    ContestStore contests,
    DocumentStore documents,
    RecapStore recaps,
    RevoteStore revotes,
    ReadinessStore readiness,
    DeliveryStore deliveries,
    SenderStore sender,
    IntakeLog intakeLog,
    TimeProvider time
)
{
    /// <summary>Contests that are read at the same time.</summary>
    private const int AtOnce = 16;

    /// <summary>The contests that the principal may see; for an operator also what was refused before it belonged to one.</summary>
    public async Task<BoardOverview> OverviewAsync(Principal principal, CancellationToken cancellationToken) =>
        await OverviewAsync(principal, await SeenAsync(principal, cancellationToken), cancellationToken);

    /// <summary>The contests that the principal may see, each at a glance.</summary>
    public async Task<BoardContests> ContestsAsync(Principal principal, CancellationToken cancellationToken)
    {
        var seen = await SeenAsync(principal, cancellationToken);
        var overview = await OverviewAsync(principal, seen, cancellationToken);
        var glances = new List<BoardGlance>();
        foreach (var some in seen.Chunk(AtOnce))
        {
            glances.AddRange(
                await Task.WhenAll(some.Select(one => GlanceAsync(one.Key, one.Version, cancellationToken)))
            );
        }

        return new BoardContests(time.GetUtcNow(), glances, overview);
    }

    private async Task<IReadOnlyList<(ContestKey Key, string Version)>> SeenAsync(
        Principal principal,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await contests.ListVersionsAsync(cancellationToken)).Where(contest =>
                AccessPolicy.Allows(principal, AccessAction.SeeBoard, new AccessTarget(contest.Key.Area))
            ),
        ];

    private async Task<BoardOverview> OverviewAsync(
        Principal principal,
        IReadOnlyList<(ContestKey Key, string Version)> seen,
        CancellationToken cancellationToken
    )
    {
        IReadOnlyList<ContestKey> keys = [.. seen.Select(contest => contest.Key)];
        return principal.IsOperator
            ? new BoardOverview(
                keys,
                await contests.ListFindingsAsync(cancellationToken),
                await intakeLog.ListRefusedAsync(cancellationToken)
            )
            : new BoardOverview(keys, [], []);
    }

    /// <summary>The board of one contest; null when it is not loaded.</summary>
    public async Task<BoardModel?> FindAsync(ContestKey key, CancellationToken cancellationToken)
    {
        if (await contests.FindAsync(key, cancellationToken) is not { } contest)
        {
            return null;
        }

        var (ofContest, decree) = await documents.ReadContestAsync(key, cancellationToken);
        var standing = await recaps.ListAllAsync(contest, cancellationToken);
        return new BoardModel(
            contest,
            time.GetUtcNow(),
            await StagesAsync(contest, cancellationToken),
            AreasOf(contest, ofContest, standing),
            await deliveries.CountAsync(key, cancellationToken),
            decree,
            await revotes.ListAsync(key, key.Area, cancellationToken),
            await readiness.FindCheckedAsync(cancellationToken)
        )
        {
            Stop = await sender.FindAsync(cancellationToken),
        };
    }

    private async Task<BoardGlance> GlanceAsync(ContestKey key, string version, CancellationToken cancellationToken)
    {
        var contest = await contests.ReadAsync(key, version, cancellationToken);
        var owing = Owing(contest).Select(area => area.Code).ToHashSet();
        var counted = await recaps.ListCountedAsync(key, cancellationToken);
        var stages = await StagesAsync(contest, cancellationToken);
        return new BoardGlance(
            contest,
            stages.FirstOrDefault(stage => !stage.IsOver(time.GetUtcNow())),
            counted.Count(owing.Contains),
            owing.Count
        );
    }

    private async Task<IReadOnlyList<BoardStage>> StagesAsync(Contest contest, CancellationToken cancellationToken)
    {
        var stages = new List<BoardStage>();
        foreach (var stage in contest.Stages)
        {
            var (verdict, reports) = await readiness.FindStageAsync(contest.Key, stage.Key, cancellationToken);
            stages.Add(new BoardStage(stage, verdict, StageCourse.Of(stage, reports.OfType<StageDecision>())));
        }

        return [.. stages.OrderBy(stage => stage.StartsAt)];
    }

    private static IEnumerable<Area> Owing(Contest contest) =>
        contest.Areas.All.Where(area => contest.ExpectsDocumentsOf(area.Code.Level));

    private static IReadOnlyList<BoardArea> AreasOf(
        Contest contest,
        IReadOnlyList<DocumentRecord> ofContest,
        IReadOnlyList<AcceptedRecap> standing
    )
    {
        var recapOf = standing.ToDictionary(recap => recap.Area);
        var byArea = ofContest.ToLookup(document => document.Id.Area);
        return
        [
            .. Owing(contest)
                .Select(area =>
                    AreaOf(area, recapOf.GetValueOrDefault(area.Code), [.. byArea[area.Code]]) with
                    {
                        Below = BelowOf(contest, area.Code, recapOf),
                    }
                ),
        ];
    }

    private static BoardBelow? BelowOf(
        Contest contest,
        AreaCode area,
        IReadOnlyDictionary<AreaCode, AcceptedRecap> recapOf
    )
    {
        var children = contest
            .Areas.ChildrenOf(area)
            .Where(child => contest.ExpectsDocumentsOf(child.Code.Level))
            .ToList();
        var accepted = children.Count(child => recapOf.GetValueOrDefault(child.Code) is { IsWithdrawn: false });
        return children.Count == 0 ? null : new BoardBelow(accepted, children.Count);
    }

    private static BoardArea AreaOf(Area area, AcceptedRecap? standing, List<DocumentRecord> ofArea)
    {
        var scan = ofArea.Find(document => document.Id.Hash == standing?.DocumentHash)?.Scan;
        return new BoardArea(
            area,
            ofArea.Where(document => document.Kind == DocumentKind.Recap).MaxBy(document => document.Version),
            standing,
            ofArea.FindAll(document =>
                document is { Kind: DocumentKind.KejadianKhusus, Status: DocumentStatus.Accepted }
            )
        )
        {
            Scan = ofArea.Find(document => document.Id.Hash == scan),
            ScansWaiting = ofArea.Count(document =>
                document is { Kind: DocumentKind.Scan, Status: DocumentStatus.Read }
            ),
        };
    }
}
