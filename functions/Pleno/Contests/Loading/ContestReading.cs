using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>What came of reading a contest's configuration: the contest, or every error with file, row and column.</summary>
/// <param name="Contest">The contest; null when there is a finding.</param>
/// <param name="Findings">9xx findings in the order of files and rows; empty when the contest is there.</param>
public sealed record ContestReading(Contest? Contest, IReadOnlyList<Finding> Findings);
