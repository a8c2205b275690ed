using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake;

/// <summary>What reading and checking a document came to.</summary>
/// <param name="Status">Unreadable, Read, Rejected, NeedsExplanation or Accepted.</param>
/// <param name="Findings">Every finding, blocking or asking.</param>
/// <param name="Document">The complete document; null when a figure is missing.</param>
public sealed record Assessment(DocumentStatus Status, IReadOnlyList<Finding> Findings, RecapDocument? Document);
