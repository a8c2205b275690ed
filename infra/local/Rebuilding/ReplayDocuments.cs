using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Pleno.Areas;
using Pleno.Intake;
using Pleno.Storage;

namespace Pleno.Local.Rebuilding;

/// <summary>Receives the documents of the evidence again and has each judged when it was judged.</summary>
internal sealed class ReplayDocuments(
    EvidenceJournal source,
    IServiceProvider target,
    IReadOnlyList<ReplayedStep> steps
)
{
    private readonly ContestStore _contests = target.GetRequiredService<ContestStore>();
    private readonly DocumentStore _documents = target.GetRequiredService<DocumentStore>();
    private readonly EvidenceStore _evidence = target.GetRequiredService<EvidenceStore>();
    private readonly AssessDocument _assess = target.GetRequiredService<AssessDocument>();
    private readonly JudgeDocument _judge = target.GetRequiredService<JudgeDocument>();
    private readonly TableClient _rows = target
        .GetRequiredService<TableServiceClient>()
        .GetTableClient(StorageNames.DocumentsTable);

    public Task RunAsync(ReplayedStep one, CancellationToken cancellationToken) =>
        one.Step switch
        {
            EvidenceStep.Received step => ReceiveAsync(one, step, cancellationToken),
            EvidenceStep.Renamed step => RenameAsync(IdOf(one, step.Area, step.Hash), step, cancellationToken),
            EvidenceStep.Decided step => DecideAsync(IdOf(one, step.Area, step.Hash), step, cancellationToken),
            _ => Task.CompletedTask,
        };

    private async Task ReceiveAsync(ReplayedStep one, EvidenceStep.Received step, CancellationToken cancellationToken)
    {
        var id = IdOf(one, step.Area, step.Hash);
        var record = await _documents.ReceiveAsync(id, step.BlobName, step.Size, step.Because, cancellationToken);
        if (step.Trace is { } trace)
        {
            await SetAsync(id, [KeyValuePair.Create<string, object>("Trace", trace)], cancellationToken);
            record = record with { Trace = trace };
        }

        var content = await source.ReadAsync(one.BlobName, cancellationToken);
        if (step.Size <= Evidence.LargestFile)
        {
            ReplayEvidence.HoldAgainst(step.Hash, Evidence.HashOf(content), one.BlobName);
        }

        await _evidence.KeepAsync(record, content, cancellationToken);
    }

    private async Task RenameAsync(DocumentId id, EvidenceStep.Renamed step, CancellationToken cancellationToken) =>
        await _documents.RenameAsync(await FindAsync(id, cancellationToken), step.BlobName, cancellationToken);

    /// <summary>
    /// Judges it. Two steps that overlapped may have seen each other's rows in another order than that of their times: a decision that comes out otherwise and
    /// was made anew later is left to the later one.
    /// </summary>
    private async Task DecideAsync(DocumentId id, EvidenceStep.Decided step, CancellationToken cancellationToken)
    {
        var contest =
            await _contests.FindAsync(id.Contest, cancellationToken)
            ?? throw new InvalidOperationException($"{id.Contest} was not configured at {step.At:O}.");
        var kept = await _evidence.FindAsync(id, cancellationToken) as KeptEvidence.Whole;
        var record = await FindAsync(id, cancellationToken);
        var (_, _, assessment) = await _assess.RunAsync(contest, record, kept?.Content ?? default, cancellationToken);
        var isSame = (assessment.Status, assessment.Findings.Count) == (step.Status, step.Findings);
        if (!isSame && IsDecidedLater(id, step))
        {
            return;
        }

        // Its number and version are not reckoned: they tell how often, and in which order.
        await SetAsync(
            id,
            [
                KeyValuePair.Create<string, object>("Decision", step.Number - 1),
                KeyValuePair.Create<string, object>("Version", step.Version),
            ],
            cancellationToken
        );
        // Of one over the limit no content was kept, and it was decided on once.
        await (
            kept is null
                ? _judge.RunAsync(contest, await FindAsync(id, cancellationToken), default, cancellationToken)
                : _judge.AgainAsync(id, cancellationToken)
        );
    }

    private bool IsDecidedLater(DocumentId id, EvidenceStep.Decided step) =>
        steps.Any(other =>
            other.Contest == id.Contest
            && other.Step is EvidenceStep.Decided later
            && later.Area == step.Area
            && later.Hash == step.Hash
            && later.Number > step.Number
        );

    private async Task<DocumentRecord> FindAsync(DocumentId id, CancellationToken cancellationToken) =>
        await _documents.FindAsync(id, cancellationToken)
        ?? throw new InvalidOperationException($"{id} was decided on and never received.");

    private async Task SetAsync(
        DocumentId id,
        IEnumerable<KeyValuePair<string, object>> columns,
        CancellationToken cancellationToken
    )
    {
        var row = new TableEntity($"{id.Contest}", $"{id.Area}|{id.Hash}");
        foreach (var (name, value) in columns)
        {
            row[name] = value;
        }

        await _rows.UpdateEntityAsync(row, Azure.ETag.All, TableUpdateMode.Merge, cancellationToken);
    }

    private static DocumentId IdOf(ReplayedStep one, string area, string hash) =>
        new(one.Contest, AreaCode.Parse(area), hash);
}
