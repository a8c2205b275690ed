using Pleno.Contests;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Versions;

namespace Pleno.Intake;

/// <summary>What became of a recapitulation, to be told.</summary>
/// <param name="Identity">The same outcome is told once.</param>
/// <param name="Record">The document as decided.</param>
/// <param name="Document">Its figures; null when one is missing.</param>
/// <param name="Correction">What it changed; null when it took nobody's place.</param>
/// <param name="Below">The explained figures of the areas below.</param>
public sealed record ToldOutcome(
    string Identity,
    DocumentRecord Record,
    RecapDocument? Document,
    Correction? Correction,
    IReadOnlyList<ExplainedFigure> Below
);

/// <summary>Raises the notice of what became of a recapitulation. Whoever got figures that no longer stand is told so.</summary>
public sealed class TellOfDocument(NoticeDesk notices, NoticeReceivers receivers)
{
    public async Task RunAsync(Contest contest, ToldOutcome outcome, CancellationToken cancellationToken)
    {
        var record = outcome.Record;
        var kind = KindOf(record);
        List<Office> told = [.. NoticeRouting.UploaderOf(contest, record.Id.Area)];
        if (kind is NoticeKind.DocumentCorrected or NoticeKind.DocumentNeedsExplanation)
        {
            var old = kind == NoticeKind.DocumentCorrected ? record.Replaces! : record.Id.Hash;
            told.AddRange(await receivers.OfFiguresAsync(contest, old, cancellationToken));
            told.AddRange(await WhoWasAskedAsync(contest, old, cancellationToken));
            told.AddRange(NoticeRouting.RoutedTo(contest, NoticeKind.DocumentAccepted, record.Id.Area, null));
        }

        if (kind == NoticeKind.DocumentAccepted && record.Decision > 1)
        {
            told.AddRange(await WhoWasAskedAsync(contest, record.Id.Hash, cancellationToken));
        }

        await notices.RaiseAsync(
            contest,
            new NoticeEvent(kind, outcome.Identity, record.Id.Area, told, FactsOf(contest, outcome)),
            cancellationToken
        );
    }

    /// <summary>Whoever was told that a document needs an explanation learns that it has one, or that another took its place.</summary>
    private Task<IReadOnlyList<Office>> WhoWasAskedAsync(
        Contest contest,
        string documentHash,
        CancellationToken cancellationToken
    ) => receivers.OfAsync(contest, documentHash, [NoticeKind.DocumentNeedsExplanation], cancellationToken);

    private static NoticeKind KindOf(DocumentRecord record) =>
        record.Status switch
        {
            DocumentStatus.Accepted => record.Replaces is not null && record.Decision == record.ReplacedAt
                ? NoticeKind.DocumentCorrected
                : NoticeKind.DocumentAccepted,
            DocumentStatus.Read => NoticeKind.DocumentWaiting,
            DocumentStatus.NeedsExplanation => NoticeKind.DocumentNeedsExplanation,
            _ => NoticeKind.DocumentRefused,
        };

    private static DocumentFacts FactsOf(Contest contest, ToldOutcome outcome)
    {
        var (record, area) = (outcome.Record, outcome.Record.Id.Area);
        return new DocumentFacts(
            area,
            contest.Areas.Find(area)?.Name ?? area.Digits,
            RecapForm.For(contest.Key, area)?.Name ?? "MODEL D.HASIL",
            record.FileName,
            record.BeritaAcara,
            record.Id.Hash,
            record.Version,
            record.Findings,
            record.FindingCount,
            record.Status == DocumentStatus.Accepted && outcome.Document is { } document
                ? ResultLines.Of(document.Total)
                : []
        )
        {
            Correction = KindOf(record) == NoticeKind.DocumentCorrected ? outcome.Correction : null,
            Below = record.Status == DocumentStatus.Accepted ? outcome.Below : [],
        };
    }
}
