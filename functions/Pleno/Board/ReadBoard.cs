using Pleno.Access;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Storage;

namespace Pleno.Board;

/// <summary>Reads what the board shows. Writes nothing.</summary>
public sealed class ReadBoard(
    ContestStore contests,
    DocumentStore documents,
    RecapStore recaps,
    RevoteStore revotes,
    ReadinessStore readiness,
    NoticeStore notices,
    DeliveryStore deliveries,
    SenderStore sender,
    IntakeLog intakeLog,
    TimeProvider time
)
{
    /// <summary>The contests that the principal may see; for an operator also what was refused before it belonged to one.</summary>
    public async Task<BoardOverview> OverviewAsync(Principal principal, CancellationToken cancellationToken)
    {
        var seen = (await contests.ListAsync(cancellationToken)).Where(key =>
            AccessPolicy.Allows(principal, AccessAction.SeeBoard, new AccessTarget(key.Area))
        );
        return principal.IsOperator
            ? new BoardOverview(
                [.. seen],
                await contests.ListFindingsAsync(cancellationToken),
                await intakeLog.ListRefusedAsync(cancellationToken)
            )
            : new BoardOverview([.. seen], [], []);
    }

    /// <summary>The board of one contest; null when it is not loaded.</summary>
    public async Task<BoardModel?> FindAsync(ContestKey key, CancellationToken cancellationToken)
    {
        if (await contests.FindAsync(key, cancellationToken) is not { } contest)
        {
            return null;
        }

        var stages = new List<(Stage, StoredVerdict?)>();
        foreach (var stage in contest.Stages)
        {
            stages.Add((stage, await readiness.FindVerdictAsync(key, stage.Key, cancellationToken)));
        }

        return new BoardModel(
            contest,
            time.GetUtcNow(),
            stages,
            await AreasAsync(contest, cancellationToken),
            await LettersAsync(key, cancellationToken),
            await DecreeAsync(key, cancellationToken),
            await revotes.ListAsync(key, key.Area, cancellationToken),
            await readiness.FindCheckedAsync(cancellationToken)
        )
        {
            Stop = await sender.FindAsync(cancellationToken),
        };
    }

    private async Task<StandingDecree?> DecreeAsync(ContestKey key, CancellationToken cancellationToken)
    {
        var ofArea = await documents.ReadAreaAsync(key, key.Area, cancellationToken);
        return ofArea.StandingDecree is { } hash
            ? await documents.FindDecreeAsync(new DocumentId(key, key.Area, hash), cancellationToken)
            : null;
    }

    private async Task<IReadOnlyList<BoardArea>> AreasAsync(Contest contest, CancellationToken cancellationToken)
    {
        var owing = contest.Areas.All.Where(area => contest.ExpectsDocumentsOf(area.Code.Level)).ToList();
        var standing = new Dictionary<AreaCode, AcceptedRecap>();
        foreach (var parent in owing.Select(area => area.Code.Parent).Distinct())
        {
            foreach (var recap in await recaps.ListChildrenAsync(contest, parent, cancellationToken))
            {
                standing[recap.Area] = recap;
            }
        }

        var byArea = (await documents.ListAsync(contest.Key, null, cancellationToken)).ToLookup(document =>
            document.Id.Area
        );
        return [.. owing.Select(area => AreaOf(area, standing.GetValueOrDefault(area.Code), [.. byArea[area.Code]]))];
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

    private async Task<IReadOnlyDictionary<DeliveryStatus, int>> LettersAsync(
        ContestKey key,
        CancellationToken cancellationToken
    )
    {
        var counts = new SortedDictionary<DeliveryStatus, int>();
        foreach (var notice in await notices.ListAsync(key, cancellationToken))
        {
            foreach (var delivery in await deliveries.ListAsync(key, notice.Id, cancellationToken))
            {
                counts[delivery.Status] = counts.GetValueOrDefault(delivery.Status) + 1;
            }
        }

        return counts;
    }
}
