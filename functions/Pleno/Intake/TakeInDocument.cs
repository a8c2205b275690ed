using Microsoft.Extensions.Logging;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Takes in a plenary document: reads it, checks it, stores the outcome and what follows from it.
/// Every step may be killed and done again; the same file twice changes nothing and sends nothing.
/// </summary>
public sealed partial class TakeInDocument(
    ContestStore contests,
    DocumentStore documents,
    RecapStore recaps,
    IntakeLog intakeLog,
    DocumentFollowUp followUp,
    RefuseFile refuse,
    ILogger<TakeInDocument> logger
)
{
    /// <param name="file">The file as received; null when the blob is gone.</param>
    /// <param name="again">True to judge it again though it was dealt with: something it rests on has changed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Evidence? file, bool again, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        var (path, contest, refusal) = await PlaceAsync(file.BlobName, cancellationToken);
        if (refusal is not null)
        {
            await refuse.RunAsync(file, contest, path, refusal, cancellationToken);
        }
        else if (path is not null && contest is not null)
        {
            await TableRows.RedoOnConflictAsync(() => TakeInAsync(file, path, contest, again, cancellationToken));
        }

        await intakeLog.MarkAsync(file.BlobName, file.ETag, refusal, contest?.Version ?? "", cancellationToken);
    }

    /// <summary>Where the file belongs, or why it belongs nowhere: F.107, F.108, F.109.</summary>
    private async Task<(PlenaryPath? Path, Contest? Contest, Finding? Refusal)> PlaceAsync(
        string blobName,
        CancellationToken cancellationToken
    )
    {
        if (!PlenaryPath.TryParse(blobName, out var path))
        {
            var wrongPath = new Finding(
                DocumentCodes.WrongPath,
                Expected: "{pemilihan}/{kode wilayah}/{berkas}",
                Got: blobName
            );
            var isContest = ContestKey.TryParse(blobName.Split('/')[0], out var key);
            return (null, isContest ? await contests.FindAsync(key, cancellationToken) : null, wrongPath);
        }

        if (await contests.FindAsync(path.Contest, cancellationToken) is not { } contest)
        {
            return (path, null, new Finding(DocumentCodes.UnknownContest, Got: path.Contest.ToString()));
        }

        var uploads = contest.Areas.Find(path.Area) is not null && contest.ExpectsDocumentsOf(path.Area.Level);
        return uploads && RecapForm.For(contest.Key, path.Area) is not null
            ? (path, contest, null)
            : (path, contest, new Finding(DocumentCodes.UnknownArea, Got: path.Area.Digits));
    }

    private async Task<DocumentStatus> TakeInAsync(
        Evidence file,
        PlenaryPath path,
        Contest contest,
        bool again,
        CancellationToken cancellationToken
    )
    {
        var id = new DocumentId(contest.Key, path.Area, file.Hash);
        var record = await documents.ReceiveAsync(id, file.BlobName, file.Size, cancellationToken);
        if (record.Status == DocumentStatus.Superseded || (record.IsSettled && !again))
        {
            return record.Status;
        }

        var assessment = Assessor.Assess(Read(file, path, contest), await ContextAsync(contest, id, cancellationToken));
        if (!record.IsSettled || HasChanged(record, assessment))
        {
            record = await documents.DecideAsync(record, assessment, cancellationToken);
            Log.Decided(logger, contest.Key, path.Area, record.Version, record.Status, record.FindingCount);
        }

        await followUp.RunAsync(contest, record, assessment, cancellationToken);
        await documents.SettleAsync(record, cancellationToken);
        return record.Status;
    }

    private static ReadOutcome Read(Evidence file, PlenaryPath path, Contest contest) =>
        file.Size > Evidence.LargestFile
            ? new ReadOutcome.Unreadable([
                new Finding(DocumentCodes.FileTooLarge, Expected: Evidence.LargestFile, Got: file.Size),
            ])
            : RecapFileReader.Read(file.Content, path.FileName, contest, path.Area);

    private async Task<AssessmentContext> ContextAsync(
        Contest contest,
        DocumentId id,
        CancellationToken cancellationToken
    )
    {
        var standing = await documents.FindCurrentAsync(contest.Key, id.Area, cancellationToken);
        var children = contest.Areas.ChildrenOf(id.Area);
        var areDocuments = children.Count > 0 && contest.ExpectsDocumentsOf(children[0].Code.Level);
        var accepted = areDocuments ? (await recaps.ReadAsync(contest, id.Area, cancellationToken)).Children : null;
        return new AssessmentContext(
            contest,
            id.Area,
            id.Hash,
            standing,
            accepted?.ToDictionary(child => child.Key, child => child.Value.Figures)
        );
    }

    private static bool HasChanged(DocumentRecord record, Assessment assessment) =>
        record.Status != assessment.Status
        || record.FindingCount != assessment.Findings.Count
        || !record
            .Findings.Select(finding => finding.Code)
            .SequenceEqual(assessment.Findings.Take(record.Findings.Count).Select(finding => finding.Code));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Contest} {Area} version {Version}: {Status}, {Findings} findings")]
        public static partial void Decided(
            ILogger logger,
            ContestKey contest,
            AreaCode area,
            int version,
            DocumentStatus status,
            int findings
        );
    }
}
