namespace Pleno.Readiness.Rosters;

/// <summary>A team on duty at a protected object.</summary>
/// <param name="Post">What is guarded, as the requirement names it: <c>KPU</c>, <c>gudang</c>.</param>
/// <param name="Team">The team's name; never a person's.</param>
/// <param name="Time">When, to the minute.</param>
/// <param name="Strength">Number of personnel.</param>
/// <param name="Experienced">How many of them are experienced.</param>
public sealed record GuardShift(string Post, string Team, Interval Time, int Strength, int Experienced);

/// <summary>What a roster must keep. A limit of zero asks for nothing.</summary>
/// <param name="MinimumStrength">Personnel at an object at any moment.</param>
/// <param name="ExperiencedPercent">Share of them that is experienced, in whole percent.</param>
/// <param name="LongestDuty">How long a team may be on duty on end, wherever it is.</param>
/// <param name="Rest">A pause shorter than this does not end a duty.</param>
/// <param name="Handover">How long a team that stays must have been there when another leaves.</param>
public sealed record RosterLimits(
    int MinimumStrength = 0,
    int ExperiencedPercent = 0,
    TimeSpan LongestDuty = default,
    TimeSpan Rest = default,
    TimeSpan Handover = default
);

/// <summary>What can be wrong with a roster or a patrol log.</summary>
public enum GuardFaultKind
{
    /// <summary>Nobody is at the object.</summary>
    Gap,

    /// <summary>Fewer personnel than the minimum.</summary>
    TooFew,

    /// <summary>A smaller share of experienced personnel than the minimum.</summary>
    TooFewExperienced,

    /// <summary>A team is said to be in two places, or twice in one.</summary>
    TeamTwice,

    /// <summary>A team is on duty for longer than it may be.</summary>
    DutyTooLong,

    /// <summary>A team leaves before the one that stays has been there for long enough.</summary>
    HandoverHole,

    /// <summary>No patrol came by for longer than it may be.</summary>
    PatrolGap,
}

/// <summary>One fault.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Post">Where; empty for a team's fault, which may concern several.</param>
/// <param name="Team">Which team; empty where none is meant.</param>
/// <param name="Time">From when to when.</param>
/// <param name="Expected">What the limit says: personnel, percent or minutes; 0 where there is none.</param>
/// <param name="Got">The smallest or largest that was found, in the same unit.</param>
/// <param name="NightMinutes">How many minutes of it lie between 18.00 and 06.00 local time.</param>
public sealed record GuardFault(
    GuardFaultKind Kind,
    string Post,
    string Team,
    Interval Time,
    long Expected = 0,
    long Got = 0,
    long NightMinutes = 0
);
