using Pleno.Contests;

namespace Pleno.Notices.Timing;

/// <summary>How letters of one day fared.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Day">The day on the clocks of the contest's area.</param>
/// <param name="Letters">Letters queued on that day.</param>
/// <param name="States">How many are in which state, without states that none is in.</param>
/// <param name="Queued">From the raising of the notice to its letter being queued.</param>
/// <param name="Accepted">From the raising to the mail service's answer that it has the letter.</param>
/// <param name="Delivered">From the raising to the recipient's mail server taking it.</param>
/// <param name="WithinTenSeconds">Share of all letters of the day that were delivered within ten seconds, 0 to 1; null without letters.</param>
public sealed record DeliveryFigures(
    ContestKey Contest,
    DateOnly Day,
    int Letters,
    IReadOnlyDictionary<DeliveryStatus, int> States,
    Percentiles Queued,
    Percentiles Accepted,
    Percentiles Delivered,
    double? WithinTenSeconds
)
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(10);

    /// <summary>Reckons the figures of a day from its letters. Pure. A letter that was told by a digest counts in the states only.</summary>
    public static DeliveryFigures Of(ContestKey contest, DateOnly day, IReadOnlyList<Delivery> letters)
    {
        var sent = letters.Where(letter => letter.Status != DeliveryStatus.Digested).ToList();
        var delivered = Times(sent, letter => letter.DeliveredAt);
        return new DeliveryFigures(
            contest,
            day,
            letters.Count,
            letters.CountBy(letter => letter.Status).OrderBy(pair => pair.Key).ToDictionary(),
            Percentiles.Of(Times(letters, letter => letter.OpenedAt)),
            Percentiles.Of(Times(sent, letter => letter.AcceptedAt)),
            Percentiles.Of(delivered),
            sent.Count == 0 ? null : (double)delivered.Count(time => time <= Promise) / sent.Count
        );
    }

    /// <summary>An event's time is in whole seconds and by another clock, so that it may lie before the raising: that is no time at all.</summary>
    private static List<TimeSpan> Times(IEnumerable<Delivery> letters, Func<Delivery, DateTimeOffset?> end) =>
        [
            .. letters
                .Where(letter => end(letter) is not null)
                .Select(letter => end(letter)!.Value - letter.RaisedAt)
                .Select(time => time < TimeSpan.Zero ? TimeSpan.Zero : time),
        ];
}

/// <summary>Percentiles of durations, nearest rank.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="P50">Half took at most this; null without any.</param>
/// <param name="P95">95 of a hundred took at most this.</param>
/// <param name="P99">99 of a hundred took at most this.</param>
/// <param name="Longest">The longest.</param>
public sealed record Percentiles(int Count, TimeSpan? P50, TimeSpan? P95, TimeSpan? P99, TimeSpan? Longest)
{
    public static Percentiles Of(IReadOnlyList<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return new Percentiles(sorted.Count, At(50), At(95), At(99), At(100));

        TimeSpan? At(int percent) => sorted.Count == 0 ? null : sorted[(((sorted.Count * percent) + 99) / 100) - 1];
    }
}
