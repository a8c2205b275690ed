using Pleno.Areas;

namespace Pleno.Notices;

/// <summary>Several notices to one office that are not urgent, in one letter.</summary>
/// <param name="Zone">The contest's zone.</param>
/// <param name="Items">The notices, in the order of their numbers.</param>
public sealed record DigestFacts(LocalZone Zone, IReadOnlyList<DigestItem> Items) : NoticeFacts;

/// <summary>One notice that a digest tells.</summary>
/// <param name="Notice">Its id.</param>
/// <param name="Recipient">Office and route of the delivery that it stands for.</param>
/// <param name="Number">Its number, as a letter shows it.</param>
/// <param name="RaisedAt">When it was raised, UTC.</param>
/// <param name="Status">Its first sentence in Indonesian.</param>
/// <param name="StatusEnglish">Its first sentence in English.</param>
/// <param name="Hash">SHA-256 of the document it is about; null for none.</param>
public sealed record DigestItem(
    string Notice,
    string Recipient,
    string Number,
    DateTimeOffset RaisedAt,
    string Status,
    string StatusEnglish,
    string? Hash
);

/// <summary>An office has not acknowledged a notice that it must act upon.</summary>
/// <param name="Office">Title of the office.</param>
/// <param name="Number">Number of the notice, as a letter shows it.</param>
/// <param name="Matter">What the notice is about, Indonesian.</param>
/// <param name="RaisedAt">When it was raised, UTC.</param>
/// <param name="Zone">The contest's zone.</param>
public sealed record AcknowledgementFacts(
    string Office,
    string Number,
    string Matter,
    DateTimeOffset RaisedAt,
    LocalZone Zone
) : NoticeFacts;
