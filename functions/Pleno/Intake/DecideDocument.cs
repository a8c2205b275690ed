using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Storage;
using Pleno.Telemetry;

namespace Pleno.Intake;

/// <summary>Stores what a document was judged to be, when that is new.</summary>
public sealed partial class DecideDocument(
    DocumentStore documents,
    EvidenceJournal journal,
    TimeProvider time,
    ILogger<DecideDocument> logger
)
{
    /// <param name="record">The document.</param>
    /// <param name="assessment">What it came to.</param>
    /// <param name="seen">The head of its kind and area when it was assessed.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The record as it stands afterwards.</returns>
    /// <exception cref="StorageConflictException">The document or the area's head changed since; redo.</exception>
    public async Task<DocumentRecord> RunAsync(
        DocumentRecord record,
        Assessment assessment,
        AreaHead seen,
        CancellationToken cancellationToken
    )
    {
        var hasChanged = HasChanged(record, assessment);
        if (record.IsSettled && !hasChanged)
        {
            return record;
        }

        var numbered = hasChanged
            ? record with
            {
                Decision = record.Decision + 1,
                DecidedAt = time.GetUtcNow(),
            }
            : record;
        var decided = await documents.DecideAsync(numbered, assessment, seen, cancellationToken);
        await journal.DecidedAsync(decided, cancellationToken);
        var id = decided.Id;
        if (hasChanged)
        {
            var codes = assessment.Findings.Select(finding => finding.Code.Id);
            Counts.Decided($"{decided.Kind}", $"{decided.Status}", codes, time.GetUtcNow() - record.ReceivedAt);
        }

        Log.Decided(logger, id.Contest, id.Area, decided.Kind, decided.Version, decided.Status, decided.FindingCount);
        return decided;
    }

    private static bool HasChanged(DocumentRecord record, Assessment assessment) =>
        record.Status != assessment.Status
        || record.ScanOf != assessment.ScanOf
        || record.FindingCount != assessment.Findings.Count
        || JsonSerializer.Serialize(record.Findings)
            != JsonSerializer.Serialize(assessment.Findings.Take(DocumentRecord.MostFindings));

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Information,
            "{Contest} {Area} {Kind} version {Version}: {Status}, {Findings} findings"
        )]
        public static partial void Decided(
            ILogger logger,
            ContestKey contest,
            AreaCode area,
            DocumentKind kind,
            int version,
            DocumentStatus status,
            int findings
        );
    }
}
