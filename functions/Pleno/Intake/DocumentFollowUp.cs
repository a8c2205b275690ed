using Pleno.Contests;
using Pleno.Intake.Reading;

namespace Pleno.Intake;

/// <summary>What follows from the decision on a document, by its kind. Each may be done again.</summary>
public sealed class DocumentFollowUp(FollowRecap recap, RecordKejadian kejadian, TellOfDecree decree, TellOfScan scan)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The document as decided.</param>
    /// <param name="assessed">What it was judged on, and what it came to.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RunAsync(
        Contest contest,
        DocumentRecord record,
        AssessedDocument assessed,
        CancellationToken cancellationToken
    )
    {
        var (stands, assessment) = (assessed.Stands, assessed.Assessment);
        return assessed.Read.Outcome switch
        {
            ReadOutcome.Kejadian read => kejadian.RunAsync(contest, record, read.Content, cancellationToken),
            ReadOutcome.DecreeOnResult read => decree.RunAsync(
                contest,
                record,
                read.Content,
                assessment.Decree?.Since(record.DecidedAt),
                cancellationToken
            ),
            ReadOutcome.Scan => scan.RunAsync(
                contest,
                record,
                stands.OfArea.Find(assessment.ScanOf),
                cancellationToken
            ),
            _ => recap.RunAsync(contest, record, assessment, stands.ExplainedBelow, cancellationToken),
        };
    }
}
