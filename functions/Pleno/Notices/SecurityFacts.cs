using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.Notices;

/// <summary>An incident was reported as open, or as dealt with. The report's own words stay in the report: nothing about a person travels.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="AreaName">Name of the stage's area.</param>
/// <param name="Owner">Title of the office that reported it.</param>
/// <param name="Incident">What kind.</param>
/// <param name="Number">Its number at that office.</param>
/// <param name="Date">Date of the report.</param>
/// <param name="IsOpen">False once it is dealt with.</param>
/// <param name="Hash">SHA-256 of the report.</param>
public sealed record IncidentFacts(
    string Stage,
    string StageEnglish,
    string AreaName,
    string Owner,
    IncidentKind Incident,
    string Number,
    DateOnly Date,
    bool IsOpen,
    string Hash
) : NoticeFacts;

/// <summary>Protected objects are without guard, or with too weak a guard.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Duty">What is at fault in Indonesian: the roster or the patrol log.</param>
/// <param name="DutyEnglish">The same in English.</param>
/// <param name="Owner">Title of the office whose duty it is.</param>
/// <param name="Gaps">The gaps told, each with its object and its time.</param>
/// <param name="GapCount">How many there are in all.</param>
public sealed record GuardGapFacts(
    string Stage,
    string StageEnglish,
    string Duty,
    string DutyEnglish,
    string Owner,
    IReadOnlyList<GuardGapLine> Gaps,
    int GapCount
) : NoticeFacts;

/// <summary>One gap in words, with local times.</summary>
/// <param name="Text">In Indonesian.</param>
/// <param name="English">In English.</param>
public sealed record GuardGapLine(string Text, string English);

/// <summary>How an area was by its newest report.</summary>
public enum AreaSituation
{
    Aman,
    PerluPerhatian,
    Gangguan,

    /// <summary>No report for the newest slot that is over. Silence is never taken for calm.</summary>
    TidakAdaLaporan,
}

/// <summary>The situation of every area that owes a report.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Zone">The area's zone.</param>
/// <param name="At">As of when, UTC.</param>
/// <param name="Areas">The areas in the order of their codes.</param>
public sealed record SituationDigestFacts(
    string Stage,
    string StageEnglish,
    LocalZone Zone,
    DateTimeOffset At,
    IReadOnlyList<SituationLine> Areas
) : NoticeFacts;

/// <summary>One area.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Situation">How it is.</param>
/// <param name="Slot">Start of the slot of its newest report, UTC; null when there is none.</param>
public sealed record SituationLine(AreaCode Area, string Name, AreaSituation Situation, DateTimeOffset? Slot);
