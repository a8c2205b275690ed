using Pleno.Areas;

namespace Pleno.Notices;

/// <summary>A message that failed every attempt was set aside. Its text stays where it is kept.</summary>
/// <param name="Queue">The queue that it came from.</param>
/// <param name="MessageId">Its id.</param>
/// <param name="At">When it was set aside, UTC.</param>
/// <param name="Zone">The contest's zone.</param>
public sealed record PoisonFacts(string Queue, string MessageId, DateTimeOffset At, LocalZone Zone) : NoticeFacts;

/// <summary>An office's letters do not arrive. Its address stays in the directory.</summary>
/// <param name="Office">Title of the office.</param>
/// <param name="Trouble">What became of the newest letter.</param>
/// <param name="Numbers">Numbers of the letters concerned, as letters show them.</param>
public sealed record UnreachableFacts(string Office, DeliveryStatus Trouble, IReadOnlyList<string> Numbers)
    : NoticeFacts;

/// <summary>What is kept of a document is no longer what was received. The letter is no letter about its figures, so it names no <see cref="NoticeFacts.DocumentHash"/>.</summary>
/// <param name="AreaName">Name of its area.</param>
/// <param name="FileName">Name of its file.</param>
/// <param name="Hash">SHA-256 of the document as received.</param>
/// <param name="Found">SHA-256 of what lies in its place.</param>
public sealed record EvidenceChangedFacts(string AreaName, string FileName, string Hash, string Found) : NoticeFacts;

/// <summary>The mail service refuses us: no letter goes out until somebody acts.</summary>
/// <param name="Code">Its answer, such as <c>401</c>.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Zone">The contest's zone.</param>
public sealed record SenderStoppedFacts(string Code, DateTimeOffset Since, LocalZone Zone) : NoticeFacts;
