using Pleno.Contests;
using Pleno.Recaps.Explanations;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>What follows from the decision on a recapitulation: the roll-up, the difference, the audit entry and the notice. Each may be done again.</summary>
public sealed class FollowRecap(CountDocument count, DescribeCorrection describe, AuditStore audit, TellOfDocument tell)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The document as decided.</param>
    /// <param name="assessment">What it came to.</param>
    /// <param name="below">The explained figures of the areas below.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(
        Contest contest,
        DocumentRecord record,
        Assessment assessment,
        IReadOnlyList<ExplainedFigure> below,
        CancellationToken cancellationToken
    )
    {
        await count.RunAsync(contest, record, assessment.Document, below, cancellationToken);
        var correction =
            record.Status == DocumentStatus.Accepted
                ? await describe.RunAsync(contest, record, assessment, cancellationToken)
                : null;
        var outcome = OutcomeIdentity.Of(record);
        await audit.AppendAsync(
            contest.Key,
            outcome,
            correction is null ? $"document {record.Status}" : "document Corrected",
            record.Id.ToString(),
            cancellationToken
        );
        var told = new ToldOutcome(outcome, record, assessment.Document, correction, below);
        await tell.RunAsync(contest, told, cancellationToken);
    }
}
