using Pleno.Contests;
using Pleno.Notices.Letters;
using Pleno.Storage;

namespace Pleno.Notices.Digests;

/// <summary>
/// Tells the letters that were kept back in one letter per office. A delivery is first marked with the digest it belongs to, then the digest is
/// raised, then the delivery is told to be done: killed in between, the next run goes on with the same digest, so that nothing is told
/// twice and nothing is left out.
/// </summary>
public sealed class MakeDigests(
    NoticeStore notices,
    DeliveryStore deliveries,
    DeliveryMoves moves,
    NoticeDesk desk,
    TimeProvider time
)
{
    /// <param name="contest">The contest.</param>
    /// <param name="held">Its deliveries that are kept back.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Contest contest, IReadOnlyList<Delivery> held, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        foreach (var office in held.GroupBy(delivery => delivery.Id.Office))
        {
            foreach (var begun in office.Where(one => one.Digest is not null).GroupBy(one => one.Digest!))
            {
                await FinishAsync(contest, office.Key, begun.Key, [.. begun], cancellationToken);
            }

            var waiting = office.Where(delivery => delivery.Digest is null).ToList();
            if (waiting.Exists(delivery => delivery.NotBefore <= now))
            {
                await MakeAsync(contest, office.Key, waiting, cancellationToken);
            }
        }
    }

    private async Task MakeAsync(
        Contest contest,
        string office,
        IReadOnlyList<Delivery> waiting,
        CancellationToken cancellationToken
    )
    {
        // By chance, and stored before anything is raised: what several sweeps mark at once are several digests.
        var subject = $"{office}\n{Guid.NewGuid():N}";
        var marked = new List<Delivery>();
        foreach (var delivery in waiting)
        {
            try
            {
                marked.Add(await deliveries.SaveAsync(delivery with { Digest = subject }, cancellationToken));
            }
            catch (StorageConflictException)
            {
                // Somebody else moved it; what it is now is looked at next time.
            }
        }

        await FinishAsync(contest, office, subject, marked, cancellationToken);
    }

    /// <summary>Raises the digest, unless it stands already, and ends the deliveries that it tells; others are free for the next one.</summary>
    private async Task FinishAsync(
        Contest contest,
        string office,
        string subject,
        List<Delivery> marked,
        CancellationToken cancellationToken
    )
    {
        if (marked.Count == 0)
        {
            return;
        }

        if (contest.FindOffice(office) is not { } addressee)
        {
            await ExpireAsync(marked, cancellationToken);
            return;
        }

        var facts = new DigestFacts(contest.Zone, await ItemsAsync(contest, addressee, marked, cancellationToken));
        var happened = new NoticeEvent(NoticeKind.Digest, subject, addressee.Area, [addressee], facts);
        var digest = await desk.RaiseAsync(contest, happened, cancellationToken);
        var told =
            (digest?.Facts as DigestFacts)?.Items.Select(item => (item.Notice, item.Recipient)).ToHashSet() ?? [];
        foreach (var delivery in marked)
        {
            if (told.Contains((delivery.Id.Notice, delivery.Id.Recipient)))
            {
                await moves.MoveAsync(delivery, DeliveryAction.Digest, digest!.Id, null, cancellationToken);
            }
            else
            {
                await FreeAsync(delivery, cancellationToken);
            }
        }
    }

    private async Task FreeAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await deliveries.SaveAsync(delivery with { Digest = null }, cancellationToken);
        }
        catch (StorageConflictException)
        {
            // Somebody else moved it; what it is now is looked at next time.
        }
    }

    /// <summary>The office left the directory while its letters were kept back: nobody is there to be told, and the list of letters shows it.</summary>
    private async Task ExpireAsync(List<Delivery> marked, CancellationToken cancellationToken)
    {
        foreach (var delivery in marked)
        {
            await moves.MoveAsync(
                delivery,
                DeliveryAction.Expire,
                "the office is no longer there",
                null,
                cancellationToken
            );
        }
    }

    private async Task<List<DigestItem>> ItemsAsync(
        Contest contest,
        Office office,
        List<Delivery> marked,
        CancellationToken cancellationToken
    )
    {
        var items = new List<(int Number, DigestItem Item)>();
        foreach (var delivery in marked)
        {
            if (await notices.FindAsync(contest.Key, delivery.Id.Notice, cancellationToken) is { } notice)
            {
                items.Add((notice.Number, ItemOf(contest, office, delivery, notice)));
            }
        }

        return [.. items.OrderBy(one => one.Number).Select(one => one.Item)];
    }

    private static DigestItem ItemOf(Contest contest, Office office, Delivery delivery, Notice notice)
    {
        var letter = LetterWriter.Write(contest, notice, office);
        return new DigestItem(
            notice.Id,
            delivery.Id.Recipient,
            letter.Number,
            notice.RaisedAt,
            letter.Indonesian.Status,
            letter.English.Status,
            notice.Facts.DocumentHash
        );
    }
}
