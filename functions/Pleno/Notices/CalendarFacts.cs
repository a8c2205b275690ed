using Pleno.Areas;
using Pleno.Recaps.AfterDetermination;

namespace Pleno.Notices;

/// <summary>A stage's place in people's calendars.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Place">Where.</param>
/// <param name="StartsAt">Start, UTC.</param>
/// <param name="EndsAt">End, UTC; null where none is set.</param>
public sealed record StageAppointment(string Stage, string Place, DateTimeOffset StartsAt, DateTimeOffset? EndsAt);

/// <summary>A stage is set.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Zone">The area's zone.</param>
/// <param name="Appointment">When and where.</param>
public sealed record StageScheduledFacts(
    string Stage,
    string StageEnglish,
    LocalZone Zone,
    StageAppointment Appointment
) : NoticeFacts;

/// <summary>Days on end, both included, in the area's own time.</summary>
public sealed record DayRange(DateOnly First, DateOnly Last);

/// <summary>A phase of a security operation.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Days">Its days.</param>
public sealed record PhaseDays(string Name, DayRange Days);

/// <summary>A phase of a security operation began, or ended with its last day.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Owner">Title of the office whose operation it is.</param>
/// <param name="Phase">The phase.</param>
/// <param name="IsOpening">Whether it began.</param>
/// <param name="Running">Other phases that go on.</param>
/// <param name="Next">The phase that follows; null for none.</param>
/// <param name="Uncovered">Days that no phase covers until the next one, or until the stage's end.</param>
/// <param name="Hash">SHA-256 of the operation calendar.</param>
public sealed record OperationPhaseFacts(
    string Stage,
    string StageEnglish,
    string Owner,
    PhaseDays Phase,
    bool IsOpening,
    IReadOnlyList<string> Running,
    PhaseDays? Next,
    IReadOnlyList<DayRange> Uncovered,
    string Hash
) : NoticeFacts;

/// <summary>The stage that a decision closes, such as the watch until the inauguration, was closed.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="AreaName">Name of the stage's area.</param>
/// <param name="Zone">The area's zone.</param>
/// <param name="At">From when the decision holds, UTC.</param>
/// <param name="Document">Number of its document; null for none.</param>
/// <param name="Because">Why it was closed.</param>
/// <param name="Hash">SHA-256 of the decision.</param>
public sealed record InaugurationFacts(
    string Stage,
    string StageEnglish,
    string AreaName,
    LocalZone Zone,
    DateTimeOffset At,
    string? Document,
    string Because,
    string Hash
) : NoticeFacts;

/// <summary>The time for petitions is over. Neutral: it says nothing about whether one came.</summary>
/// <param name="AreaName">Name of the area of the contest.</param>
/// <param name="DecreeNumber">Number of the decree.</param>
/// <param name="Window">The time that is over.</param>
public sealed record DisputeWindowFacts(string AreaName, string DecreeNumber, DisputeWindow Window) : NoticeFacts;
