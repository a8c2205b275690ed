using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Readiness.Reminders;

/// <summary>Which reminder is to be sent now. Pure.</summary>
public static class ReminderRules
{
    /// <summary>
    /// The index of the newest step whose time has come, or null when that one was sent, none has come yet, or it must wait for the
    /// morning. Steps passed over while nobody looked are not made up for: one letter, not a burst.
    /// </summary>
    /// <param name="steps">The steps in the order of their times.</param>
    /// <param name="due">When the thing is due, UTC.</param>
    /// <param name="last">Index of the step sent last; -1 for none.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="isQuiet">Whether offices are left alone now; a thing that blocks ignores it.</param>
    public static int? Next(
        IReadOnlyList<ReminderStep> steps,
        DateTimeOffset due,
        int last,
        DateTimeOffset now,
        bool isQuiet
    )
    {
        var newest = steps.Count(step => due + step.After <= now) - 1;
        return newest <= last || isQuiet ? null : newest;
    }

    /// <summary>Whether the hour on the area's clocks is a quiet one; the hours may span midnight.</summary>
    public static bool IsQuiet(DateTimeOffset now, LocalZone zone, ReminderOptions options)
    {
        var hour = zone.ToLocal(now).Hour;
        return options.QuietFrom <= options.QuietUntil
            ? hour >= options.QuietFrom && hour < options.QuietUntil
            : hour >= options.QuietFrom || hour < options.QuietUntil;
    }

    /// <summary>
    /// The offices that get the step: the owner, and beside it the one that the step is escalated to. Where the chain has no such office
    /// the next above in it is taken, in the end the chair.
    /// </summary>
    public static IReadOnlyList<Office> RecipientsOf(Contest contest, IReadOnlyList<Office> owners, ReminderTo to) =>
        [
            .. owners
                .Concat(owners.Select(owner => EscalatedTo(contest, owner, to)).OfType<Office>())
                .DistinctBy(office => office.Key),
        ];

    private static Office? EscalatedTo(Contest contest, Office owner, ReminderTo to) =>
        to switch
        {
            ReminderTo.Owner => null,
            ReminderTo.Delegate => Escalation.DelegateOf(contest, owner),
            ReminderTo.Superior => Escalation.SuperiorOf(contest, owner),
            _ => Escalation.ChairOf(contest, owner.Area),
        };
}
