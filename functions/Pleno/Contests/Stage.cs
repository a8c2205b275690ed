using Pleno.Areas;

namespace Pleno.Contests;

/// <summary>A stage of the calendar whose readiness is checked, such as a plenary session.</summary>
/// <param name="Key">Short key, unique in the contest: <c>pleno-provinsi</c>.</param>
/// <param name="Name">Name in Indonesian as a letter writes it.</param>
/// <param name="NameEnglish">Name in English.</param>
/// <param name="Area">The area whose stage it is.</param>
/// <param name="Zone">The area's own time zone.</param>
/// <param name="StartsAt">Start, UTC.</param>
/// <param name="ChecksFrom">Readiness is checked from this instant on, UTC.</param>
/// <param name="Place">Where it is held, as a letter writes it.</param>
public sealed record Stage(
    string Key,
    string Name,
    string NameEnglish,
    AreaCode Area,
    LocalZone Zone,
    DateTimeOffset StartsAt,
    DateTimeOffset ChecksFrom,
    string Place
);

/// <summary>What a stage needs before it is ready.</summary>
public enum RequirementKind
{
    /// <summary>The plenary documents of every participating area of a level are accepted.</summary>
    Documents,

    /// <summary>A named office has confirmed that it is ready.</summary>
    Confirmation,
}

/// <summary>One line of what a stage needs. The expected set is known beforehand, so missing is never mistaken for fine.</summary>
/// <param name="Stage">Key of the stage.</param>
/// <param name="Kind">Kind of requirement.</param>
/// <param name="Level">For documents: the level whose areas each owe one.</param>
/// <param name="Office">For a confirmation: the key of the office.</param>
public sealed record Requirement(string Stage, RequirementKind Kind, AreaLevel? Level, string? Office);
