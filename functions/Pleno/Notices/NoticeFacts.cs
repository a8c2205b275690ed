using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Notices;

/// <summary>What a notice tells, fixed when it is raised, so that the same letter can be written again word for word.</summary>
[JsonDerivedType(typeof(DocumentFacts), "document")]
[JsonDerivedType(typeof(StageFacts), "stage")]
[JsonDerivedType(typeof(RefusalFacts), "refusal")]
[JsonDerivedType(typeof(ReminderFacts), "reminder")]
[JsonDerivedType(typeof(StageChangeFacts), "stageChange")]
public abstract record NoticeFacts;

/// <summary>A plenary document was accepted, refused, or waits.</summary>
/// <param name="Area">The area.</param>
/// <param name="AreaName">Its name.</param>
/// <param name="Form">Name of the form.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="BeritaAcara">Number of the berita acara; null when it could not be read.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Version">Version number.</param>
/// <param name="Findings">What was found.</param>
/// <param name="FindingCount">How many there were in all.</param>
/// <param name="Result">The figures of an accepted document; empty otherwise.</param>
public sealed record DocumentFacts(
    AreaCode Area,
    string AreaName,
    string Form,
    string FileName,
    string? BeritaAcara,
    string Hash,
    int Version,
    IReadOnlyList<Finding> Findings,
    int FindingCount,
    IReadOnlyList<ResultLine> Result
) : NoticeFacts;

/// <summary>One figure of an accepted document.</summary>
/// <param name="Label">What it counts.</param>
/// <param name="Votes">How many.</param>
public sealed record ResultLine(string Label, long Votes);

/// <summary>The verdict on a stage. No vote figures here.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Place">Where.</param>
/// <param name="StartsAt">When, UTC.</param>
/// <param name="Zone">The area's zone.</param>
/// <param name="Met">Number of requirements met.</param>
/// <param name="Missing">What is missing, each with its owner.</param>
/// <param name="Notes">What is not met and does not block, or is waived; null for none.</param>
public sealed record StageFacts(
    string Stage,
    string StageEnglish,
    string Place,
    DateTimeOffset StartsAt,
    LocalZone Zone,
    int Met,
    IReadOnlyList<MissingItem> Missing,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<MissingItem>? Notes = null
) : NoticeFacts
{
    [JsonIgnore]
    public int Required => Met + Missing.Count + (Notes?.Count ?? 0);

    [JsonIgnore]
    public bool HasNotes => Notes is { Count: > 0 };
}

/// <summary>One thing that a stage still lacks.</summary>
/// <param name="What">In Indonesian.</param>
/// <param name="WhatEnglish">In English.</param>
/// <param name="Owner">Title of the office that owes it.</param>
public sealed record MissingItem(string What, string WhatEnglish, string Owner);

/// <summary>Something that a stage needs is not there.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Zone">The area's zone.</param>
/// <param name="Item">What is missing, with its owner.</param>
/// <param name="Due">When it is due, UTC.</param>
/// <param name="IsLate">Whether that is past.</param>
/// <param name="IsEscalated">Whether another office than the owner is told too.</param>
/// <param name="IsBlocking">Whether the stage cannot be held without it.</param>
public sealed record ReminderFacts(
    string Stage,
    string StageEnglish,
    LocalZone Zone,
    MissingItem Item,
    DateTimeOffset Due,
    bool IsLate,
    bool IsEscalated,
    bool IsBlocking
) : NoticeFacts;

/// <summary>KPU changed the course of a stage.</summary>
/// <param name="Stage">Name in Indonesian.</param>
/// <param name="StageEnglish">Name in English.</param>
/// <param name="Zone">The area's zone.</param>
/// <param name="Change">What was decided, Indonesian.</param>
/// <param name="ChangeEnglish">What was decided, English.</param>
/// <param name="At">From when it holds, UTC.</param>
/// <param name="NewTime">The new time, UTC; null for none.</param>
/// <param name="Document">Number of the instruction or decision; null for none.</param>
/// <param name="Because">Why.</param>
/// <param name="Hash">SHA-256 of the report that says so; null when the calendar does.</param>
public sealed record StageChangeFacts(
    string Stage,
    string StageEnglish,
    LocalZone Zone,
    string Change,
    string ChangeEnglish,
    DateTimeOffset At,
    DateTimeOffset? NewTime,
    string? Document,
    string Because,
    string? Hash
) : NoticeFacts;

/// <summary>A file that is no plenary document was refused: a report or a configuration.</summary>
/// <param name="File">Name of the file or files.</param>
/// <param name="Hash">SHA-256 of the file; empty for a configuration of several files.</param>
/// <param name="Findings">What was found.</param>
/// <param name="FindingCount">How many there were in all.</param>
public sealed record RefusalFacts(string File, string Hash, IReadOnlyList<Finding> Findings, int FindingCount)
    : NoticeFacts;
