using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Asks for documents to be judged again, since something they rest on has changed.</summary>
public sealed class AskAgain(DocumentStore documents, OpenCheckStore checks, WorkQueues queues)
{
    /// <summary>One document: on the index first, for the message may be lost.</summary>
    public async Task DocumentAsync(DocumentId id, CancellationToken cancellationToken)
    {
        await checks.AddAsync(id, cancellationToken);
        await queues.CheckDocumentAsync(new CheckRequest.Document(id), cancellationToken);
    }

    /// <summary>
    /// The recapitulations of each of these areas: the newest, the one that stands, those that wait, and one that is just being judged and may not have
    /// seen what changed. Older ones are history.
    /// </summary>
    public async Task RecapsAsync(
        IEnumerable<(ContestKey Contest, AreaCode Area)> places,
        CancellationToken cancellationToken
    )
    {
        var areas = await Task.WhenAll(
            places.Select(place => documents.ReadAreaAsync(place.Contest, place.Area, cancellationToken))
        );
        foreach (var ofArea in areas)
        {
            await RecapsAsync(ofArea, cancellationToken);
        }
    }

    private async Task RecapsAsync(AreaDocuments ofArea, CancellationToken cancellationToken)
    {
        var newest = ofArea.Newest(DocumentKind.Recap);
        await AskAsync(
            ofArea.All.Where(document =>
                document == newest
                || document.Id.Hash == ofArea.Standing
                || document.Status == DocumentStatus.Received
                || document is { Kind: DocumentKind.Recap, Status: DocumentStatus.Read }
            ),
            cancellationToken
        );
    }

    /// <summary>Every decree that was refused or is just being judged: what it lacked may be there now.</summary>
    public async Task RefusedDecreesAsync(ContestKey contest, CancellationToken cancellationToken)
    {
        var ofArea = await documents.ReadAreaAsync(contest, contest.Area, cancellationToken);
        await AskAsync(
            ofArea.All.Where(document =>
                document.Status == DocumentStatus.Received
                || document is { Kind: DocumentKind.Decree, Status: DocumentStatus.Rejected }
            ),
            cancellationToken
        );
    }

    /// <summary>
    /// The documents of an area that waited for one that came: those that were refused since what they replace was not there yet, and scans.
    /// </summary>
    public async Task InAreaAsync(ContestKey contest, AreaCode area, CancellationToken cancellationToken)
    {
        var ofArea = await documents.ReadAreaAsync(contest, area, cancellationToken);
        await AskAsync(ofArea.All.Where(one => IsEarlySuccessor(one) || IsFreeScan(one, ofArea)), cancellationToken);
    }

    private static bool IsEarlySuccessor(DocumentRecord document) =>
        document.Status == DocumentStatus.Rejected
        && document.Findings.Any(finding => finding.Code == VersionCodes.ReplacesUnknown);

    /// <summary>
    /// A scan that may belong to the one that came: bound to none, or just being judged, or its document was refused since, or replaced where it names a
    /// number.
    /// </summary>
    private static bool IsFreeScan(DocumentRecord document, AreaDocuments ofArea) =>
        document.Kind == DocumentKind.Scan
        && (
            document.ScanOf is null
            || ofArea.Find(document.ScanOf)?.Status is { } bound
                && (
                    bound == DocumentStatus.Rejected
                    || (bound == DocumentStatus.Superseded && document.BeritaAcara is not null)
                )
        );

    private async Task AskAsync(IEnumerable<DocumentRecord> asked, CancellationToken cancellationToken)
    {
        foreach (var document in asked)
        {
            if (document.Status is not (DocumentStatus.Superseded or DocumentStatus.Unreadable))
            {
                await DocumentAsync(document.Id, cancellationToken);
            }
        }
    }
}
