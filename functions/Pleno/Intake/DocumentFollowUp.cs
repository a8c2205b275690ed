using System.Text.Json;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>What follows from a decision: the roll-up, the checks of what rests on it, the audit entry and the notice. Each may be done again.</summary>
public sealed class DocumentFollowUp(
    DocumentStore documents,
    RecapStore recaps,
    WorkQueues queues,
    AuditStore audit,
    NoticeDesk notices
)
{
    public async Task RunAsync(
        Contest contest,
        DocumentRecord record,
        Assessment assessment,
        CancellationToken cancellationToken
    )
    {
        if (record.Status == DocumentStatus.Accepted && assessment.Document is { } document)
        {
            await ApplyAsync(contest, record, document, cancellationToken);
        }

        var outcome = OutcomeOf(record);
        await audit.AppendAsync(
            contest.Key,
            outcome,
            $"document {record.Status}",
            record.Id.ToString(),
            cancellationToken
        );
        var kind = record.Status switch
        {
            DocumentStatus.Accepted => NoticeKind.DocumentAccepted,
            DocumentStatus.Read => NoticeKind.DocumentWaiting,
            _ => NoticeKind.DocumentRefused,
        };
        var uploader = NoticeRouting.UploaderOf(contest, record.Id.Area);
        var facts = FactsOf(contest, record, assessment);
        await notices.RaiseAsync(
            contest,
            new NoticeEvent(kind, outcome, record.Id.Area, uploader, facts),
            cancellationToken
        );
    }

    private async Task ApplyAsync(
        Contest contest,
        DocumentRecord record,
        RecapDocument document,
        CancellationToken cancellationToken
    )
    {
        var area = record.Id.Area;
        await TableRows.RedoOnConflictAsync(
            () =>
                recaps.ApplyAsync(contest.Key, area, document.Total, record.Id.Hash, record.Version, cancellationToken),
            attempts: 40
        );
        if (record.IsSettled)
        {
            return;
        }

        if (area.Parent is { } parent && contest.ExpectsDocumentsOf(parent.Level))
        {
            await CheckAgainAsync(contest.Key, parent, cancellationToken);
        }

        foreach (var other in contest.Key.OfKabKota(area))
        {
            await CheckAgainAsync(other, area, cancellationToken);
        }
    }

    /// <summary>
    /// The documents of an area that rests on this one are judged again: the newest, the one that stands, and one that is just
    /// being judged and may not have seen this one. Older ones are history.
    /// </summary>
    private async Task CheckAgainAsync(ContestKey contest, AreaCode area, CancellationToken cancellationToken)
    {
        var all = await documents.ListAsync(contest, area, cancellationToken);
        var newest = all.MaxBy(document => document.Version);
        var standing = newest is null ? null : await documents.FindCurrentAsync(contest, area, cancellationToken);
        foreach (
            var document in all.Where(document =>
                document == newest || document.Id.Hash == standing || document.Status == DocumentStatus.Received
            )
        )
        {
            if (document.Status is not (DocumentStatus.Superseded or DocumentStatus.Unreadable))
            {
                await queues.CheckDocumentAsync(new CheckRequest.Document(document.Id), cancellationToken);
            }
        }
    }

    /// <summary>
    /// Identity of the outcome: the same judgement of the same document is told once. That a document waits is told once, however many
    /// documents it waits for as they come in.
    /// </summary>
    private static string OutcomeOf(DocumentRecord record) =>
        record.Status == DocumentStatus.Read
            ? $"{record.Id}\n{record.Status}"
            : $"{record.Id}\n{record.Status}\n{record.FindingCount}\n{JsonSerializer.Serialize(record.Findings)}";

    private static DocumentFacts FactsOf(Contest contest, DocumentRecord record, Assessment assessment) =>
        new(
            record.Id.Area,
            contest.Areas.Find(record.Id.Area)?.Name ?? record.Id.Area.Digits,
            RecapForm.For(contest.Key, record.Id.Area)?.Name ?? "MODEL D.HASIL",
            record.FileName,
            record.BeritaAcara,
            record.Id.Hash,
            record.Version,
            record.Findings,
            record.FindingCount,
            record.Status == DocumentStatus.Accepted && assessment.Document is { } document ? ResultOf(document) : []
        );

    private static List<ResultLine> ResultOf(RecapDocument document)
    {
        var (layout, total) = (document.Figures.Layout, document.Total);
        string[] others = ["suara_sah", "suara_tidak_sah", "suara_total", "pengguna_total.jml", "pemilih_dpt.jml"];
        return
        [
            .. layout.PaslonRows.Select(
                (field, index) =>
                    new ResultLine(
                        index < layout.Paslon.Count ? $"{index + 1}. {field.Label}" : field.Label,
                        total[field]
                    )
            ),
            .. others.Select(key => new ResultLine(layout[key].Label, total[key])),
        ];
    }
}
