using System.Text;
using System.Text.Json;
using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Notices.Poison;

/// <summary>Keeps a message that failed every attempt, whole, and tells the operators of the contest that it speaks of.</summary>
public sealed class KeepPoison(
    PoisonStore poison,
    ContestStore contests,
    DeliveryStore deliveries,
    OpenCheckStore checks,
    DeliveryMoves moves,
    NoticeDesk desk,
    TimeProvider time
)
{
    /// <param name="queue">The poison queue it came from.</param>
    /// <param name="messageId">Its id.</param>
    /// <param name="text">Its whole text.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(string queue, string messageId, string text, CancellationToken cancellationToken)
    {
        var body = queue == StorageNames.BlobPoisonQueue ? AnnouncementOf(text) : text;
        await poison.KeepAsync(queue, messageId, body, cancellationToken);
        if (queue == StorageNames.NoticesPoisonQueue)
        {
            await GiveUpAsync(body, cancellationToken);
        }
        else if (queue == StorageNames.DocumentsPoisonQueue)
        {
            await checks.SetAsideAsync(body, cancellationToken);
        }

        foreach (var contest in await ConcernedAsync(body, cancellationToken))
        {
            var facts = new PoisonFacts(queue, messageId, time.GetUtcNow(), contest.Zone);
            var told = NoticeRouting.OperatorsOf(contest);
            var happened = new NoticeEvent(
                NoticeKind.PoisonKept,
                $"{queue}\n{(queue == StorageNames.EventsPoisonQueue ? body : messageId)}",
                contest.Key.Area,
                told,
                facts
            );
            await desk.RaiseAsync(contest, happened, cancellationToken);
        }
    }

    /// <summary>A letter whose message failed every attempt shows as failed.</summary>
    private async Task GiveUpAsync(string body, CancellationToken cancellationToken)
    {
        if (
            DeliveryId.TryParse(body) is { } id
            && await deliveries.FindAsync(id, cancellationToken) is { } delivery
            && DeliveryMachine.Next(delivery.Status, DeliveryAction.GiveUp) is not null
        )
        {
            await moves.MoveAsync(delivery, DeliveryAction.GiveUp, "poison", null, cancellationToken);
        }
    }

    /// <summary>The host's own announcement of a blob is base64, whatever host.json says; anything else stays as it came.</summary>
    private static string AnnouncementOf(string text)
    {
        try
        {
            var json = Encoding.UTF8.GetString(Convert.FromBase64String(text));
            using var announcement = JsonDocument.Parse(json);
            return announcement.RootElement.ValueKind == JsonValueKind.Object ? json : text;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            return text;
        }
    }

    /// <summary>The contests that the message names; every contest when it names none.</summary>
    private async Task<IReadOnlyList<Contest>> ConcernedAsync(string body, CancellationToken cancellationToken)
    {
        var loaded = new List<Contest>();
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (await contests.FindAsync(key, cancellationToken) is { } contest)
            {
                loaded.Add(contest);
            }
        }

        var named = loaded.Where(one => body.Contains(one.Key.ToString(), StringComparison.Ordinal)).ToList();
        return named.Count > 0 ? named : loaded;
    }
}
