using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Keeps the roll-up in step with what a document was judged to be: accepted figures are counted once, and figures whose document has an
/// open finding again are counted nowhere.
/// </summary>
public sealed class CountDocument(RecapStore recaps, AskAgain askAgain)
{
    /// <param name="contest">The contest.</param>
    /// <param name="record">The document as decided.</param>
    /// <param name="document">Its figures; null when one is missing.</param>
    /// <param name="below">The explained figures of the areas below.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(
        Contest contest,
        DocumentRecord record,
        RecapDocument? document,
        IReadOnlyList<ExplainedFigure> below,
        CancellationToken cancellationToken
    )
    {
        var hasChanged = record.Status switch
        {
            DocumentStatus.Accepted when document is not null => await ApplyAsync(
                contest.Key,
                record,
                Counted(record, document, below),
                cancellationToken
            ),
            DocumentStatus.NeedsExplanation => await WithdrawAsync(contest, record, cancellationToken),
            _ => (bool?)null,
        };
        if (hasChanged is { } changed && (changed || !record.IsSettled))
        {
            await AskOthersAsync(contest, record.Id.Area, cancellationToken);
        }
    }

    private static CountedDocument Counted(
        DocumentRecord record,
        RecapDocument document,
        IReadOnlyList<ExplainedFigure> below
    ) =>
        new(
            record.Id.Hash,
            record.Version,
            record.DecidedAt,
            record.BeritaAcara,
            document.Total,
            [.. ExplainedFigure.Of(record.Id.Area, record.Findings), .. below]
        );

    private Task<bool> ApplyAsync(
        ContestKey contest,
        DocumentRecord record,
        CountedDocument counted,
        CancellationToken cancellationToken
    ) =>
        TableRows.RedoOnConflictAsync(
            () => recaps.ApplyAsync(contest, record.Id.Area, counted, cancellationToken),
            attempts: 40
        );

    private Task<bool> WithdrawAsync(Contest contest, DocumentRecord record, CancellationToken cancellationToken) =>
        TableRows.RedoOnConflictAsync(
            () =>
                recaps.WithdrawAsync(
                    contest.Key,
                    record.Id.Area,
                    record.Version,
                    new FormLayout(contest.Paslon),
                    cancellationToken
                ),
            attempts: 40
        );

    /// <summary>The document above rests on this one; so may that of another election at the same place, and a decree that was refused.</summary>
    private async Task AskOthersAsync(Contest contest, AreaCode area, CancellationToken cancellationToken)
    {
        var places = contest.Key.OfKabKota(area).Select(other => (other, area));
        if (area.Parent is { } parent && contest.ExpectsDocumentsOf(parent.Level))
        {
            places = places.Prepend((contest.Key, parent));
        }

        await askAgain.RecapsAsync(places, cancellationToken);
        if (area == contest.Key.Area)
        {
            await askAgain.RefusedDecreesAsync(contest.Key, cancellationToken);
        }
    }
}
