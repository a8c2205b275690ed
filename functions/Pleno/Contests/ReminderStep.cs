namespace Pleno.Contests;

/// <summary>Whom a reminder goes to.</summary>
public enum ReminderTo
{
    /// <summary>The office that owes it.</summary>
    Owner,

    /// <summary>The owner's delegate.</summary>
    Delegate,

    /// <summary>The owner's superior.</summary>
    Superior,

    /// <summary>The chair of the forum.</summary>
    Chair,
}

/// <summary>One step of the reminders of a requirement.</summary>
/// <param name="After">How long after it is due; negative for before.</param>
/// <param name="To">Whom it goes to.</param>
public sealed record ReminderStep(TimeSpan After, ReminderTo To)
{
    /// <summary>Most steps of a requirement: nobody is written to more often about one thing.</summary>
    public const int Most = 8;

    /// <summary>
    /// The steps as requirements.csv writes them, <c>24h 0 +6h:superior</c>, in the order of their times; null when a word is none, a
    /// time stands there twice or there are too many.
    /// </summary>
    public static IReadOnlyList<ReminderStep>? Parse(string text)
    {
        var steps = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Of).ToList();
        return steps.Contains(null) || steps.Count > Most || steps.DistinctBy(step => step!.After).Count() < steps.Count
            ? null
            : [.. steps.OfType<ReminderStep>().OrderBy(step => step.After)];
    }

    private static ReminderStep? Of(string word)
    {
        var (when, who) = word.Split(':') switch
        {
            [var time] => (time, nameof(ReminderTo.Owner)),
            [var time, var name] => (time, name),
            _ => ("", ""),
        };
        return
            TimeOf(when) is { } after
            && Enum.TryParse<ReminderTo>(who, ignoreCase: true, out var to)
            && Enum.IsDefined(to)
            && !char.IsAsciiDigit(who[0])
            ? new ReminderStep(after, to)
            : null;
    }

    private static TimeSpan? TimeOf(string text) =>
        text == "0" ? TimeSpan.Zero
        : text.StartsWith('+') ? Loading.TermWords.Time(text[1..])
        : -Loading.TermWords.Time(text);
}
