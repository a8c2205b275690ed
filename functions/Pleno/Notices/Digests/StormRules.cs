using Pleno.Notices.Sending;

namespace Pleno.Notices.Digests;

/// <summary>A letter that is not urgent went to an office.</summary>
/// <param name="Notice">Id of its notice.</param>
/// <param name="At">When, UTC.</param>
public sealed record RecentLetter(string Notice, DateTimeOffset At);

/// <summary>When an office has had enough letters that are not urgent for a while. Pure.</summary>
public static class StormRules
{
    /// <summary>
    /// Until when further letters are collected for a digest, UTC; null while the office got fewer than the permitted number within the
    /// window. A letter that was counted already is not in its own way.
    /// </summary>
    public static DateTimeOffset? HeldUntil(
        IReadOnlyList<RecentLetter> recent,
        string notice,
        DateTimeOffset now,
        NoticeOptions options
    )
    {
        var within = recent.Where(letter => letter.At + options.StormWindow > now).ToList();
        return within.Count >= options.StormMost && within.TrueForAll(letter => letter.Notice != notice)
            ? within.Min(letter => letter.At) + options.StormWindow
            : null;
    }

    /// <summary>The list with one letter more, without those that no window reaches any longer.</summary>
    public static IReadOnlyList<RecentLetter> With(
        IReadOnlyList<RecentLetter> recent,
        RecentLetter letter,
        NoticeOptions options
    ) => [.. recent.Where(one => one.At + options.StormWindow > letter.At && one.Notice != letter.Notice), letter];
}
