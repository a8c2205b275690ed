using Pleno.Storage;

namespace Pleno.Notices.Poison;

/// <summary>Reads what failed for good: messages, and letters that were given up.</summary>
public sealed class ListPoison(PoisonStore poison, ContestStore contests, DeliveryStore deliveries)
{
    public async Task<PoisonListAnswer> RunAsync(CancellationToken cancellationToken)
    {
        var letters = new List<Delivery>();
        foreach (var contest in await contests.ListAsync(cancellationToken))
        {
            letters.AddRange(await deliveries.ListGivenUpAsync(contest, cancellationToken));
        }

        var messages = await poison.ListAllAsync(cancellationToken);
        return new PoisonListAnswer(
            [.. messages.Select(PoisonAnswer.Of)],
            [.. letters.OrderByDescending(letter => letter.ChangedAt).Select(GivenUpAnswer.Of)]
        );
    }
}
