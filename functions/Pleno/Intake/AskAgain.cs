using Pleno.Areas;
using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Asks for documents to be judged again, since something they rest on has changed.</summary>
public sealed class AskAgain(DocumentStore documents, WorkQueues queues)
{
    /// <summary>
    /// An area's recapitulations: the newest, the one that stands, and one that is just being judged and may not have seen what changed.
    /// Older ones are history.
    /// </summary>
    public async Task RecapsAsync(ContestKey contest, AreaCode area, CancellationToken cancellationToken)
    {
        var ofArea = await documents.ReadAreaAsync(contest, area, cancellationToken);
        var newest = ofArea.Newest(DocumentKind.Recap);
        foreach (
            var document in ofArea.All.Where(document =>
                document == newest || document.Id.Hash == ofArea.Standing || document.Status == DocumentStatus.Received
            )
        )
        {
            if (document.Status is not (DocumentStatus.Superseded or DocumentStatus.Unreadable))
            {
                await queues.CheckDocumentAsync(new CheckRequest.Document(document.Id), cancellationToken);
            }
        }
    }

    /// <summary>The newest decree, when it was refused: what it lacked may be there now.</summary>
    public async Task RefusedDecreeAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var ofArea = await documents.ReadAreaAsync(contest, contest.Area, cancellationToken);
        if (ofArea.Newest(DocumentKind.Decree) is { Status: DocumentStatus.Rejected } refused)
        {
            await queues.CheckDocumentAsync(new CheckRequest.Document(refused.Id), cancellationToken);
        }
    }
}
