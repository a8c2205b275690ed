using Pleno.Areas;
using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Notices.Timing;

/// <summary>Reads how the letters of a day fared.</summary>
public sealed class ReadDeliveryFigures(ContestStore contests, DeliveryStore deliveries, TimeProvider time)
{
    /// <param name="key">The contest.</param>
    /// <param name="day">The day on the clocks of its area; null for today.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The figures; null when there is no such contest.</returns>
    public async Task<DeliveryFigures?> RunAsync(ContestKey key, DateOnly? day, CancellationToken cancellationToken)
    {
        if (await contests.FindAsync(key, cancellationToken) is not { } contest)
        {
            return null;
        }

        var wanted = day ?? DateOnly.FromDateTime(contest.Zone.ToLocal(time.GetUtcNow()).DateTime);
        var from = contest.Zone.ToUtc(wanted.ToDateTime(TimeOnly.MinValue));
        var letters = await deliveries.ListOpenedAsync(key, from, from.AddDays(1), cancellationToken);
        return DeliveryFigures.Of(key, wanted, letters);
    }
}
