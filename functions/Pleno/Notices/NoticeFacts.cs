using System.Text.Json.Serialization;
using Pleno.Areas;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Versions;

namespace Pleno.Notices;

/// <summary>What a notice tells, fixed when it is raised, so that the same letter can be written again word for word.</summary>
[JsonDerivedType(typeof(DocumentFacts), "document")]
[JsonDerivedType(typeof(StageFacts), "stage")]
[JsonDerivedType(typeof(RefusalFacts), "refusal")]
[JsonDerivedType(typeof(ReminderFacts), "reminder")]
[JsonDerivedType(typeof(StageChangeFacts), "stageChange")]
[JsonDerivedType(typeof(TimerSilentFacts), "timerSilent")]
[JsonDerivedType(typeof(KejadianFacts), "kejadian")]
[JsonDerivedType(typeof(ScanFacts), "scan")]
[JsonDerivedType(typeof(DecreeFacts), "decree")]
[JsonDerivedType(typeof(DisputeFacts), "dispute")]
[JsonDerivedType(typeof(DigestFacts), "digest")]
[JsonDerivedType(typeof(AcknowledgementFacts), "acknowledgement")]
[JsonDerivedType(typeof(StageScheduledFacts), "stageScheduled")]
[JsonDerivedType(typeof(OperationPhaseFacts), "operationPhase")]
[JsonDerivedType(typeof(InaugurationFacts), "inauguration")]
[JsonDerivedType(typeof(DisputeWindowFacts), "disputeWindow")]
[JsonDerivedType(typeof(IncidentFacts), "incident")]
[JsonDerivedType(typeof(GuardGapFacts), "guardGap")]
[JsonDerivedType(typeof(SituationDigestFacts), "situationDigest")]
[JsonDerivedType(typeof(PoisonFacts), "poison")]
[JsonDerivedType(typeof(UnreachableFacts), "unreachable")]
[JsonDerivedType(typeof(SenderStoppedFacts), "senderStopped")]
[JsonDerivedType(typeof(EvidenceChangedFacts), "evidenceChanged")]
public abstract record NoticeFacts
{
    /// <summary>SHA-256 of the file it is about, by which those who got the notice are found again; null when it is about none.</summary>
    [JsonIgnore]
    public virtual string? DocumentHash => null;

    /// <summary>SHA-256 of another file whose figures it tells; null when it tells none.</summary>
    [JsonIgnore]
    public virtual string? FiguresHash => null;
}

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
) : NoticeFacts
{
    public override string? DocumentHash => Hash;

    /// <summary>What this version changed; null when it replaced nothing.</summary>
    public Correction? Correction { get; init; }

    /// <summary>The explained figures of the areas below, which are part of these figures.</summary>
    public IReadOnlyList<ExplainedFigure> Below { get; init; } = [];
}

/// <summary>The scan of a signed form was bound to its document, or waits for it.</summary>
/// <param name="AreaName">Name of the area.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Document">The document; null while the scan waits for it.</param>
/// <param name="Findings">What was found.</param>
/// <param name="FindingCount">How many there were in all.</param>
public sealed record ScanFacts(
    string AreaName,
    string FileName,
    string Hash,
    ScannedDocument? Document,
    IReadOnlyList<Finding> Findings,
    int FindingCount
) : NoticeFacts
{
    public override string? DocumentHash => Hash;
}

/// <summary>The document that a scan belongs to.</summary>
/// <param name="FileName">Name of its file.</param>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="BeritaAcara">Number of its berita acara; null when it could not be read.</param>
public sealed record ScannedDocument(string FileName, string Hash, string? BeritaAcara);

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
) : NoticeFacts
{
    /// <summary>The stage's new appointment; null where the change sets no time.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public StageAppointment? Appointment { get; init; }
}

/// <summary>A file that is no plenary document was refused: a report or a configuration.</summary>
/// <param name="File">Name of the file or files.</param>
/// <param name="Hash">SHA-256 of the file; empty for a configuration of several files.</param>
/// <param name="Findings">What was found.</param>
/// <param name="FindingCount">How many there were in all.</param>
public sealed record RefusalFacts(string File, string Hash, IReadOnlyList<Finding> Findings, int FindingCount)
    : NoticeFacts;

/// <summary>A D.KEJADIAN KHUSUS was put on record.</summary>
/// <param name="AreaName">Name of its area.</param>
/// <param name="FileName">Name of the file.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Content">What it says.</param>
public sealed record KejadianFacts(string AreaName, string FileName, string Hash, KejadianKhusus Content) : NoticeFacts
{
    public override string? DocumentHash => Hash;
}

/// <summary>A decree determined the result.</summary>
/// <param name="AreaName">Name of the area of the contest.</param>
/// <param name="Hash">SHA-256 of the decree's file.</param>
/// <param name="Decree">The decree.</param>
/// <param name="Zone">The zone that its hour is in.</param>
/// <param name="Form">Name of the form that it rests on.</param>
/// <param name="BeritaAcara">Number of that form's berita acara.</param>
/// <param name="RestsOn">SHA-256 of that form.</param>
/// <param name="Version">Its version.</param>
/// <param name="Result">The figures determined.</param>
/// <param name="Window">When a petition to the Constitutional Court may be filed.</param>
public sealed record DecreeFacts(
    string AreaName,
    string Hash,
    Decree Decree,
    LocalZone Zone,
    string Form,
    string? BeritaAcara,
    string RestsOn,
    int Version,
    IReadOnlyList<ResultLine> Result,
    DisputeWindow Window
) : NoticeFacts
{
    public override string? DocumentHash => Hash;

    public override string? FiguresHash => RestsOn;
}

/// <summary>The margin lies within the threshold of a dispute, or does so no longer after another decree. Neutral: it says nothing about who is right.</summary>
/// <param name="AreaName">Name of the area of the contest.</param>
/// <param name="DecreeNumber">Number of the decree.</param>
/// <param name="Margin">Margin and threshold.</param>
/// <param name="Window">When a petition to the Constitutional Court may be filed.</param>
public sealed record DisputeFacts(string AreaName, string DecreeNumber, DisputeMargin Margin, DisputeWindow Window)
    : NoticeFacts;

/// <summary>The check of readiness has not run for too long.</summary>
/// <param name="LastRun">When it last ran to its end, UTC.</param>
/// <param name="Zone">The contest's zone.</param>
public sealed record TimerSilentFacts(DateTimeOffset LastRun, LocalZone Zone) : NoticeFacts;
