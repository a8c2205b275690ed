using Pleno.Areas;
using Pleno.Readiness.Reports;

namespace Pleno.Readiness.Bulletins;

/// <summary>A phase of an operation begins or ends.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="IsOpening">Whether it begins.</param>
/// <param name="At">Midnight before its first day, or after its last, UTC.</param>
public sealed record OperationTurn(OperationPhase Phase, bool IsOpening, DateTimeOffset At)
{
    /// <summary>Whether both are the same turn, also where the other end of the phase was changed.</summary>
    public bool IsSameAs(OperationTurn other) =>
        Phase.Name == other.Phase.Name && IsOpening == other.IsOpening && At == other.At;
}

/// <summary>An operation calendar as it was received.</summary>
/// <param name="Calendar">The calendar.</param>
/// <param name="ReceivedAt">When, UTC.</param>
public sealed record KnownCalendar(OperationCalendar Calendar, DateTimeOffset ReceivedAt);

/// <summary>Which beginnings and ends of phases are to be told. Pure.</summary>
public static class OperationTurns
{
    /// <summary>What lies further back when the timer looks again is no news.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(3);

    /// <summary>The turns since the last that was looked at, up to now, the recent ones.</summary>
    /// <param name="calendar">The calendar that stands.</param>
    /// <param name="zone">The area's own time zone.</param>
    /// <param name="since">The instant of the turn that was looked at last; null for none.</param>
    /// <param name="now">Now, UTC.</param>
    public static IReadOnlyList<OperationTurn> Between(
        OperationCalendar calendar,
        LocalZone zone,
        DateTimeOffset? since,
        DateTimeOffset now
    ) =>
        [.. Of(calendar, zone).Where(turn => turn.At > (since ?? default) && turn.At > now - Recent && turn.At <= now)];

    /// <summary>
    /// The turns to be told: those of the newest instant, an end before a beginning. A phase that had begun or ended before any calendar
    /// said so is no news.
    /// </summary>
    public static IReadOnlyList<OperationTurn> Newest(
        IReadOnlyList<OperationTurn> turns,
        IEnumerable<KnownCalendar> calendars,
        LocalZone zone
    )
    {
        var announced = calendars
            .SelectMany(known => Of(known.Calendar, zone).Where(turn => turn.At > known.ReceivedAt))
            .ToList();
        var known = turns.Where(turn => announced.Exists(turn.IsSameAs)).ToList();
        return [.. known.Where(turn => turn.At == known.Max(one => one.At)).OrderBy(turn => turn.IsOpening)];
    }

    private static IEnumerable<OperationTurn> Of(OperationCalendar calendar, LocalZone zone) =>
        calendar.Phases.SelectMany(phase =>
            new[]
            {
                new OperationTurn(phase, true, phase.In(zone).From),
                new OperationTurn(phase, false, phase.In(zone).To),
            }
        );
}
