using Pleno.Areas;

namespace Pleno.Recaps.AfterDetermination;

/// <summary>The decree of KPU that determines a result.</summary>
/// <param name="Area">The area of the contest.</param>
/// <param name="Number">Its number.</param>
/// <param name="AnnouncedAt">The hour that it gives itself as that of the announcement, UTC.</param>
/// <param name="Document">The D.HASIL that it rests on: its berita acara number, or the first digits of its SHA-256.</param>
/// <param name="Votes">The votes of each pair that it lists, by field key, in the order of the form.</param>
/// <param name="Supersedes">What it takes the place of; null for a first decree.</param>
public sealed record Decree(
    AreaCode Area,
    string Number,
    DateTimeOffset AnnouncedAt,
    string Document,
    IReadOnlyList<DecreeVotes> Votes,
    SupersededDecree? Supersedes
);

/// <summary>The votes of one pair, or of the empty column, in a decree.</summary>
/// <param name="Field">Key of the field.</param>
/// <param name="Votes">How many.</param>
/// <param name="Place">Where it stands in the file; null once stored.</param>
public sealed record DecreeVotes(
    string Field,
    long Votes,
    [property: System.Text.Json.Serialization.JsonIgnore] Place? Place = null
);

/// <summary>What a decree says of the one that it supersedes.</summary>
/// <param name="Number">Number of the old decree.</param>
/// <param name="Reason">Why.</param>
/// <param name="Basis">The repeat vote or the ruling of the Constitutional Court that asks for it; null where none is named.</param>
public sealed record SupersededDecree(string Number, string Reason, string? Basis);
