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

        var wanted = day ?? DayOf(contest, time.GetUtcNow());
        var from = contest.Zone.ToUtc(wanted.ToDateTime(TimeOnly.MinValue));
        var letters = await deliveries.ListOpenedAsync(key, from, from.AddDays(1), cancellationToken);
        return DeliveryFigures.Of(key, wanted, letters);
    }

    /// <summary>The figures of the last days on which letters were queued, the newest first, by one query.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="days">How many days back, today included.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<DeliveryFigures>> DaysAsync(
        Contest contest,
        int days,
        CancellationToken cancellationToken
    )
    {
        var today = DayOf(contest, time.GetUtcNow());
        var from = contest.Zone.ToUtc(today.AddDays(1 - days).ToDateTime(TimeOnly.MinValue));
        var until = contest.Zone.ToUtc(today.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var letters = await deliveries.ListOpenedAsync(contest.Key, from, until, cancellationToken);
        return
        [
            .. letters
                .GroupBy(letter => DayOf(contest, letter.OpenedAt))
                .OrderByDescending(day => day.Key)
                .Select(day => DeliveryFigures.Of(contest.Key, day.Key, [.. day])),
        ];
    }

    private static DateOnly DayOf(Contest contest, DateTimeOffset at) =>
        DateOnly.FromDateTime(contest.Zone.ToLocal(at).DateTime);
}
