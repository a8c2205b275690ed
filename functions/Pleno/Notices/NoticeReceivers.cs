using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Notices;

/// <summary>
/// Who got a notice: the offices that it was for, and whoever got its letter in the stead of one. All still in the directory, each once, in its
/// order, and none that may not read of such a thing any more.
/// </summary>
public sealed class NoticeReceivers(NoticeStore notices, DeliveryStore deliveries)
{
    /// <summary>The offices that were told the figures of a document when it was accepted.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="documentHash">SHA-256 of the document.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IReadOnlyList<Office>> OfFiguresAsync(
        Contest contest,
        string documentHash,
        CancellationToken cancellationToken
    ) =>
        OfAsync(
            contest,
            documentHash,
            [NoticeKind.DocumentAccepted, NoticeKind.DocumentCorrected, NoticeKind.ResultDetermined],
            cancellationToken
        );

    /// <summary>The offices that got a notice of one of these kinds about a file.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="documentHash">SHA-256 of the file.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Office>> OfAsync(
        Contest contest,
        string documentHash,
        IReadOnlyList<NoticeKind> kinds,
        CancellationToken cancellationToken
    )
    {
        var about = await notices.ListAboutAsync(contest.Key, documentHash, cancellationToken);
        return await OfAsync(contest, about.Where(notice => kinds.Contains(notice.Kind)), cancellationToken);
    }

    /// <summary>The offices that got one of these; nobody got what was never told.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="earlier">What may have been told.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<Office>> OfAsync(
        Contest contest,
        IReadOnlyList<EarlierNotice> earlier,
        CancellationToken cancellationToken
    )
    {
        var found = new List<Notice>();
        foreach (var (kind, subject) in earlier.Distinct())
        {
            var id = Notice.IdOf(contest.Key, kind, subject);
            if (await notices.FindAsync(contest.Key, id, cancellationToken) is { } notice)
            {
                found.Add(notice);
            }
        }

        return await OfAsync(contest, found, cancellationToken);
    }

    private async Task<IReadOnlyList<Office>> OfAsync(
        Contest contest,
        IEnumerable<Notice> told,
        CancellationToken cancellationToken
    )
    {
        var got = new HashSet<string>(StringComparer.Ordinal);
        foreach (var notice in told)
        {
            var keys = notice.Offices.Concat(await DelegatesAsync(contest, notice.Id, cancellationToken));
            got.UnionWith(keys.Where(key => MayRead(contest, notice.Kind, key)));
        }

        return [.. contest.Offices.Where(office => got.Contains(office.Key))];
    }

    private static bool MayRead(Contest contest, NoticeKind kind, string key) =>
        contest.FindOffice(key) is { } office && NoticeReaders.MayRead(kind, office.Role);

    /// <summary>The delegates that the letter went to, by itself or in a digest that told it.</summary>
    private async Task<IReadOnlyList<string>> DelegatesAsync(
        Contest contest,
        string notice,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<string>();
        foreach (var delivery in await deliveries.ListAsync(contest.Key, notice, cancellationToken))
        {
            keys.AddRange(DelegatesOf(contest, delivery));
            if (delivery is { Status: DeliveryStatus.Digested, Digest: { } subject })
            {
                var digest = Notice.IdOf(contest.Key, NoticeKind.Digest, subject);
                var way = new DeliveryId(contest.Key, digest, delivery.Id.Office, DeliveryRoute.Delegate);
                keys.AddRange(DelegatesOf(contest, await deliveries.FindAsync(way, cancellationToken)));
            }
        }

        return keys;
    }

    /// <summary>
    /// Whoever a delivery to a delegate was handed to; whoever it is for by now while it waits to be, or where that was not kept yet. Nobody
    /// when it certainly never went out.
    /// </summary>
    private static IEnumerable<string> DelegatesOf(Contest contest, Delivery? delivery) =>
        delivery switch
        {
            null or { Id.Route: not DeliveryRoute.Delegate } => [],
            { Delegates: { Count: > 0 } keys } => keys,
            { Status: DeliveryStatus.Held or DeliveryStatus.Digested } => [],
            { Status: DeliveryStatus.Failed or DeliveryStatus.Expired, Attempts: 0 } => [],
            _ => contest.FindOffice(delivery.Id.Office)?.Delegate is { } key ? [key] : [],
        };
}
