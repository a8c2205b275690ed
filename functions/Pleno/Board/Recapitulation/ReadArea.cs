using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Versions;
using Pleno.Storage;

namespace Pleno.Board.Recapitulation;

/// <summary>
/// Reads what is shown of one area: its documents, and the figures of the one that stands or that is asked for. Writes nothing; only that evidence
/// was changed is told.
/// </summary>
public sealed class ReadArea(
    ContestStore contests,
    DocumentStore documents,
    ReadEvidence evidence,
    RecapStore recaps,
    TimeProvider time
)
{
    /// <summary>The area; null when the contest is not loaded or the area does not take part in it.</summary>
    /// <param name="key">The contest.</param>
    /// <param name="code">The area.</param>
    /// <param name="hash">The version whose figures are asked for; null for the one that stands, else the newest.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<AreaModel?> FindAsync(
        ContestKey key,
        AreaCode code,
        string? hash,
        CancellationToken cancellationToken
    )
    {
        if (
            await contests.FindAsync(key, cancellationToken) is not { } contest
            || contest.Areas.Find(code) is not { } area
        )
        {
            return null;
        }

        var ofArea = await documents.ReadAreaAsync(key, code, cancellationToken);
        var standing = await recaps.FindAsync(contest, code, cancellationToken);
        var shown = ShownOf(ofArea, standing, hash);
        var (form, isChanged) = await FormAsync(contest, shown, cancellationToken);
        return new AreaModel(
            contest,
            time.GetUtcNow(),
            area,
            [.. ofArea.All.OrderBy(one => one.Kind).ThenByDescending(one => (one.Version, one.ReceivedAt))],
            standing,
            await IsDeterminedAsync(contest, standing, cancellationToken),
            shown,
            form,
            form is null ? [] : AreaChecks.Of(form.Draft.Figures, await BelowAsync(contest, code, cancellationToken)),
            await DifferenceAsync(contest, ofArea, shown, form, cancellationToken),
            await documents.ListCorrectionsAsync(key, code, cancellationToken)
        )
        {
            IsChanged = isChanged,
        };
    }

    private static DocumentRecord? ShownOf(AreaDocuments ofArea, AcceptedRecap? standing, string? hash)
    {
        var versions = ofArea.All.Where(document => document.Kind == DocumentKind.Recap).ToList();
        return versions.Find(document => document.Id.Hash == hash)
            ?? versions.Find(document => document.Id.Hash == (standing?.DocumentHash ?? ofArea.Standing))
            ?? versions.MaxBy(document => (document.Version, document.ReceivedAt));
    }

    private async Task<(ReadOutcome.Readable? Form, bool IsChanged)> FormAsync(
        Contest contest,
        DocumentRecord? record,
        CancellationToken cancellationToken
    )
    {
        if (record is null)
        {
            return (null, IsChanged: false);
        }

        return await evidence.RunAsync(contest, record, cancellationToken) switch
        {
            KeptEvidence.Changed => (null, IsChanged: true),
            KeptEvidence.Whole kept => (
                RecapFileReader.Read(kept.Content, record.FileName, contest, record.Id.Area) as ReadOutcome.Readable,
                IsChanged: false
            ),
            _ => (null, IsChanged: false),
        };
    }

    /// <summary>What stands for the areas below; null where those upload no documents.</summary>
    private async Task<IReadOnlyDictionary<AreaCode, Figures>?> BelowAsync(
        Contest contest,
        AreaCode area,
        CancellationToken cancellationToken
    )
    {
        var children = contest.Areas.ChildrenOf(area);
        return children.Count > 0 && contest.ExpectsDocumentsOf(children[0].Code.Level)
            ? (await recaps.ListChildrenAsync(contest, area, cancellationToken))
                .Where(child => !child.IsWithdrawn)
                .ToDictionary(child => child.Area, child => child.Figures)
            : null;
    }

    private async Task<RecapDifference?> DifferenceAsync(
        Contest contest,
        AreaDocuments ofArea,
        DocumentRecord? shown,
        ReadOutcome.Readable? form,
        CancellationToken cancellationToken
    )
    {
        if (form is null || ofArea.Standing is not { } standing || standing == shown?.Id.Hash)
        {
            return null;
        }

        var (old, _) = await FormAsync(contest, ofArea.Find(standing), cancellationToken);
        return old is not null && RecapDifference.AreComparable(old.Draft.Figures, form.Draft.Figures)
            ? RecapDifference.Between(old.Draft.Figures, form.Draft.Figures)
            : null;
    }

    private async Task<bool> IsDeterminedAsync(
        Contest contest,
        AcceptedRecap? standing,
        CancellationToken cancellationToken
    )
    {
        if (standing is null)
        {
            return false;
        }

        var head = await documents.ReadAreaAsync(contest.Key, contest.Key.Area, cancellationToken);
        var decree = head.StandingDecree is { } hash
            ? await documents.FindDecreeAsync(new DocumentId(contest.Key, contest.Key.Area, hash), cancellationToken)
            : null;
        return DeterminedFigures.AreOf(contest, decree, standing);
    }
}
