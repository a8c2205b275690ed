using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Reads and checks a received document, stores the decision, and lets follow what follows from it.</summary>
public sealed partial class JudgeDocument(
    ContestStore contests,
    DocumentStore documents,
    EvidenceStore evidence,
    RecapStore recaps,
    DocumentFollowUp followUp,
    IOptions<RuleOptions> rules,
    ILogger<JudgeDocument> logger
)
{
    /// <summary>Judges a document again, since something it rests on has changed.</summary>
    public async Task AgainAsync(DocumentId id, CancellationToken cancellationToken)
    {
        if (
            await contests.FindAsync(id.Contest, cancellationToken) is { } contest
            && await evidence.FindAsync(id, cancellationToken) is { } content
        )
        {
            await RunAsync(contest, id, content, again: true, cancellationToken);
        }
    }

    /// <param name="contest">The contest.</param>
    /// <param name="id">A document that was received.</param>
    /// <param name="content">Its content; empty when it is over the limit and was not read.</param>
    /// <param name="again">False to leave a document alone whose decision is settled.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task RunAsync(
        Contest contest,
        DocumentId id,
        ReadOnlyMemory<byte> content,
        bool again,
        CancellationToken cancellationToken
    ) => TableRows.RedoOnConflictAsync(() => JudgeAsync(contest, id, content, again, cancellationToken));

    private async Task<DocumentStatus> JudgeAsync(
        Contest contest,
        DocumentId id,
        ReadOnlyMemory<byte> content,
        bool again,
        CancellationToken cancellationToken
    )
    {
        var record =
            await documents.FindAsync(id, cancellationToken)
            ?? throw new InvalidOperationException($"{id} was never received.");
        if (record.Status == DocumentStatus.Superseded || (record.IsSettled && !again))
        {
            return record.Status;
        }

        var context = await ContextAsync(contest, id, cancellationToken);
        var assessment = Assessor.Assess(Read(record, content, contest), context);
        if (!record.IsSettled || HasChanged(record, assessment))
        {
            record = await documents.DecideAsync(record, assessment, context.Standing, cancellationToken);
            Log.Decided(logger, contest.Key, id.Area, record.Version, record.Status, record.FindingCount);
        }

        await followUp.RunAsync(contest, record, assessment, cancellationToken);
        await documents.SettleAsync(record, cancellationToken);
        return record.Status;
    }

    private static ReadOutcome Read(DocumentRecord record, ReadOnlyMemory<byte> content, Contest contest) =>
        record.Size > Evidence.LargestFile
            ? new ReadOutcome.Unreadable([
                new Finding(DocumentCodes.FileTooLarge, Expected: Evidence.LargestFile, Got: record.Size),
            ])
            : RecapFileReader.Read(content, record.FileName, contest, record.Id.Area);

    private async Task<AssessmentContext> ContextAsync(
        Contest contest,
        DocumentId id,
        CancellationToken cancellationToken
    )
    {
        var standing = await documents.FindCurrentAsync(contest.Key, id.Area, cancellationToken);
        var children = contest.Areas.ChildrenOf(id.Area);
        var areDocuments = children.Count > 0 && contest.ExpectsDocumentsOf(children[0].Code.Level);
        var accepted = areDocuments ? await recaps.ListChildrenAsync(contest, id.Area, cancellationToken) : null;
        return new AssessmentContext(
            contest,
            id.Area,
            id.Hash,
            standing,
            accepted?.ToDictionary(child => child.Area, child => child.Figures),
            Rules: rules.Value,
            Gubernur: await GubernurAsync(id, cancellationToken)
        );
    }

    /// <summary>What stands for the area in the election of the gubernur of the same year.</summary>
    private async Task<Figures?> GubernurAsync(DocumentId id, CancellationToken cancellationToken) =>
        id.Contest.OfGubernur is { } key && await contests.FindAsync(key, cancellationToken) is { } contest
            ? (await recaps.FindAsync(contest, id.Area, cancellationToken))?.Figures
            : null;

    private static bool HasChanged(DocumentRecord record, Assessment assessment) =>
        record.Status != assessment.Status
        || record.FindingCount != assessment.Findings.Count
        || JsonSerializer.Serialize(record.Findings)
            != JsonSerializer.Serialize(assessment.Findings.Take(DocumentRecord.MostFindings));

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
