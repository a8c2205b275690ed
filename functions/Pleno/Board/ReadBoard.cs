using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Storage;

namespace Pleno.Board;

/// <summary>Reads what the board shows. Writes nothing.</summary>
public sealed class ReadBoard(
    ContestStore contests,
    DocumentStore documents,
    RecapStore recaps,
    ReadinessStore readiness,
    NoticeStore notices,
    DeliveryStore deliveries,
    IntakeLog intakeLog,
    TimeProvider time
)
{
    /// <summary>The contests, and what was refused before it belonged to one.</summary>
    public async Task<BoardOverview> OverviewAsync(CancellationToken cancellationToken) =>
        new(
            await contests.ListAsync(cancellationToken),
            await contests.ListFindingsAsync(cancellationToken),
            await intakeLog.ListRefusedAsync(cancellationToken)
        );

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
            await LettersAsync(key, cancellationToken)
        );
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

        var newest = (await documents.ListAsync(contest.Key, null, cancellationToken))
            .GroupBy(document => document.Id.Area)
            .ToDictionary(group => group.Key, group => group.MaxBy(document => document.Version)!);
        return
        [
            .. owing.Select(area => new BoardArea(
                area,
                newest.GetValueOrDefault(area.Code),
                standing.GetValueOrDefault(area.Code)
            )),
        ];
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
