using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>What a stage can need before it is ready.</summary>
public enum RequirementKind
{
    /// <summary>The plenary documents of every participating area of a level are accepted.</summary>
    Documents,

    /// <summary>A named office has confirmed that it is ready, and the confirmation is valid.</summary>
    Confirmation,

    /// <summary>Protected objects are guarded at every minute (jadwal jaga).</summary>
    Roster,

    /// <summary>Patrols come by without too long a pause (log patroli).</summary>
    Patrol,

    /// <summary>A table of personnel whose parts make its total (pengerahan personel).</summary>
    Deployment,

    /// <summary>The four points of readiness, each with evidence and date (daftar periksa).</summary>
    Checklist,

    /// <summary>Which offices came to a meeting, and who stood in for whom (daftar hadir).</summary>
    Attendance,

    /// <summary>A situation report from each area in each slot of a cadence (laporan situasi).</summary>
    Situation,

    /// <summary>No incident of the kinds named is open (laporan insiden).</summary>
    NoIncident,

    /// <summary>Every candidate pair was reconciled (rekonsiliasi).</summary>
    Reconciliation,

    /// <summary>The phases of an operation cover the whole stage (kalender operasi).</summary>
    Operation,

    /// <summary>Every office that is told of the stage's readiness can be reached by letter.</summary>
    Contact,
}

/// <summary>One line of what a stage needs. The expected set is known beforehand, so missing is never mistaken for fine.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Kind">Kind of requirement.</param>
/// <param name="Level">For documents and situation reports: the level whose areas each owe one. For a deployment: the level whose areas each have a row.</param>
/// <param name="Office">Key of the office that owes it; null for documents, and where the offices are named by role.</param>
/// <param name="Due">How long before the stage's start it is due; zero at the start.</param>
/// <param name="IsBlocking">Whether the stage cannot be held without it; otherwise it is a note.</param>
/// <param name="Proof">How it is proved, as a letter writes it; empty when the kind says enough.</param>
/// <param name="Terms">What the kind asks for in numbers.</param>
/// <param name="Reminders">When whom is reminded of it, as requirements.csv writes it; empty for nobody.</param>
public sealed record Requirement(
    string Stage,
    RequirementKind Kind,
    AreaLevel? Level,
    string? Office,
    TimeSpan Due = default,
    bool IsBlocking = true,
    string Proof = "",
    RequirementTerms? Terms = null,
    string Reminders = ""
);

/// <summary>The parameters of a requirement; each kind knows its own (docs/configuration.md). Null where nothing is asked for.</summary>
/// <param name="Objects">Roster and patrol: the protected objects, separated by <c>|</c>.</param>
/// <param name="MinimumStrength">Roster: personnel at an object at any moment.</param>
/// <param name="ExperiencedPercent">Roster: share of experienced personnel, whole percent.</param>
/// <param name="LongestDuty">Roster: longest duty of a team on end.</param>
/// <param name="Rest">Roster: a shorter pause does not end a duty.</param>
/// <param name="Handover">Roster: how long both teams are there when one leaves.</param>
/// <param name="Lead">Roster and patrol: how long before the stage's start the guard begins; situation: how long before it the first slot does.</param>
/// <param name="LongestGap">Patrol: longest pause between two patrols.</param>
/// <param name="Validity">Confirmation: how long it is valid from the beginning of its date.</param>
/// <param name="Total">Deployment: the total that was announced.</param>
/// <param name="Roles">Attendance: the roles that must be represented; incidents and situation reports: the roles that may report; separated by <c>|</c>.</param>
/// <param name="Every">Situation: length of a slot.</param>
/// <param name="Grace">Situation: how long after its slot a report may still come.</param>
/// <param name="Incidents">No incident: the kinds that count, separated by <c>|</c>; null for all.</param>
public sealed record RequirementTerms(
    string? Objects = null,
    int? MinimumStrength = null,
    int? ExperiencedPercent = null,
    TimeSpan? LongestDuty = null,
    TimeSpan? Rest = null,
    TimeSpan? Handover = null,
    TimeSpan? Lead = null,
    TimeSpan? LongestGap = null,
    TimeSpan? Validity = null,
    long? Total = null,
    string? Roles = null,
    TimeSpan? Every = null,
    TimeSpan? Grace = null,
    string? Incidents = null
)
{
    /// <summary>The parts of a value that is separated by <c>|</c>; empty for none.</summary>
    public static IReadOnlyList<string> Parts(string? value) =>
        value?.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}

/// <summary>What an incident can be. A provoking content is a link with a reason and nothing about a person.</summary>
public enum IncidentKind
{
    Infiltration,
    Sabotage,
    Disturbance,
    Convoy,
    ProvokingContent,
}
