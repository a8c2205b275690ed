using Pleno.Readiness.Rosters;

namespace Pleno.Readiness;

/// <summary>Why a requirement is not met.</summary>
public enum ReasonKind
{
    /// <summary>The area's document is not accepted.</summary>
    NoDocument,

    /// <summary>The office has not reported.</summary>
    NoReport,

    /// <summary>The office says that it is not ready.</summary>
    SaysNotReady,

    /// <summary>The confirmation was valid until an instant that is past.</summary>
    Expired,

    /// <summary>A fault of the roster or the patrols.</summary>
    Guard,

    /// <summary>The table's total is another than the one announced.</summary>
    TotalDiffers,

    /// <summary>An office was neither there nor represented.</summary>
    Absent,

    /// <summary>No situation report came for a slot, or for several on end.</summary>
    Silence,

    /// <summary>The newest situation report says GANGGUAN.</summary>
    Trouble,

    /// <summary>An incident is open.</summary>
    OpenIncident,

    /// <summary>A candidate pair was not reconciled.</summary>
    PairMissing,

    /// <summary>No phase of the operation covers these days.</summary>
    Uncovered,

    /// <summary>No letter reaches an office.</summary>
    Unreachable,
}

/// <summary>One reason, without prose.</summary>
/// <param name="Kind">What is the case.</param>
/// <param name="Subject">Whom or what it concerns: an office's key, an incident's number, a pair's number; empty for none.</param>
/// <param name="Time">From when to when; null where no time is meant.</param>
/// <param name="Expected">The number expected; null for none.</param>
/// <param name="Got">The number found; null for none.</param>
/// <param name="Fault">The fault of the roster or the patrols; null for other kinds.</param>
public sealed record Reason(
    ReasonKind Kind,
    string Subject = "",
    Interval? Time = null,
    long? Expected = null,
    long? Got = null,
    GuardFault? Fault = null
);
