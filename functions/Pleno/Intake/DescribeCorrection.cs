using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Versions;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Finds out what a new version changed, for itself, for the sum above and for the ranking, and keeps it.</summary>
public sealed class DescribeCorrection(DocumentStore documents, ReadEvidence evidence, RecapStore recaps)
{
    /// <returns>What changed; null when the document took nobody's place, or the old one had other rows or columns, or is no longer what was received.</returns>
    public async Task<Correction?> RunAsync(
        Contest contest,
        DocumentRecord record,
        Assessment assessment,
        CancellationToken cancellationToken
    )
    {
        if (record.Replaces is not { } hash || assessment.Document is not { } @new)
        {
            return null;
        }

        if (await documents.FindCorrectionAsync(record.Id, cancellationToken) is { } kept)
        {
            return kept;
        }

        var oldId = record.Id with { Hash = hash };
        var (old, oldRecord) = await ReadAsync(contest, oldId, cancellationToken);
        if (old is null || !RecapDifference.AreComparable(old.Figures, @new.Figures))
        {
            return null;
        }

        var parent = await ParentEffectAsync(contest, record, old.Total, @new.Total, cancellationToken);
        var correction = Describe(oldRecord!, assessment.Revision, RecapDifference.Between(old, @new), parent);
        return await documents.KeepCorrectionAsync(
            record.Id,
            correction with
            {
                Because = record.Because,
            },
            cancellationToken
        );
    }

    private static Correction Describe(
        DocumentRecord old,
        RecapRevision? revision,
        RecapDifference difference,
        ParentEffect? parent
    )
    {
        var changes = ParentEffect.ChangesOf(difference);
        return new Correction(
            old.Id.Hash,
            old.Version,
            revision?.Reason ?? "",
            revision?.Basis,
            [.. changes.Take(Correction.MostChanges)],
            changes.Count,
            ParentEffect.RankingOf(difference),
            parent
        );
    }

    private async Task<(RecapDocument? Document, DocumentRecord? Record)> ReadAsync(
        Contest contest,
        DocumentId id,
        CancellationToken cancellationToken
    )
    {
        var record = await documents.FindAsync(id, cancellationToken);
        if (
            record is null
            || await evidence.RunAsync(contest, record, cancellationToken) is not KeptEvidence.Whole kept
        )
        {
            return (null, record);
        }

        var outcome = RecapFileReader.Read(kept.Content, record.FileName, contest, id.Area);
        return (outcome is ReadOutcome.Readable readable ? RecapDocument.From(readable.Draft) : null, record);
    }

    /// <summary>The sum above with the old and with the new figures; null where no level above adds up documents.</summary>
    private async Task<ParentEffect?> ParentEffectAsync(
        Contest contest,
        DocumentRecord record,
        Figures old,
        Figures @new,
        CancellationToken cancellationToken
    )
    {
        if (record.Id.Area.Parent is not { } parent || record.Id.Area == contest.Key.Area)
        {
            return null;
        }

        var rollUp = await recaps.ReadAsync(contest, parent, cancellationToken);
        if (rollUp.Sum is not { } sum || !rollUp.Children.TryGetValue(record.Id.Area, out var own))
        {
            return null;
        }

        var others = own.IsWithdrawn ? sum : sum.Minus(own.Figures);
        return ParentEffect.Of(parent, others, old, @new);
    }
}
