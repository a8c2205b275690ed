using Pleno.Areas;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Revotes;

namespace Pleno.Recaps.AfterDetermination;

/// <summary>What a decree is checked against.</summary>
/// <param name="ContestArea">The area of the contest.</param>
/// <param name="Hash">SHA-256 of the decree's own file.</param>
/// <param name="Standing">The accepted D.HASIL of that area; null when none stands.</param>
/// <param name="Current">The decree that stands; null when there is none.</param>
/// <param name="OpenRevotes">The votes at polling stations of the area that are not over.</param>
public sealed record DecreeReferences(
    AreaCode ContestArea,
    string Hash,
    AcceptedRecap? Standing,
    StandingDecree? Current,
    IReadOnlyList<Revote> OpenRevotes
);

/// <summary>The decree that stands.</summary>
/// <param name="Hash">SHA-256 of its file.</param>
/// <param name="Number">Its number.</param>
/// <param name="DocumentHash">SHA-256 of the D.HASIL that it rests on.</param>
/// <param name="AnnouncedAt">When the result was announced, UTC.</param>
/// <param name="AcceptedAt">When it was accepted here, UTC.</param>
/// <param name="DocumentVersion">Version of that D.HASIL.</param>
/// <param name="BeritaAcara">Number of its berita acara.</param>
/// <param name="Values">Its figures, in the order of the layout.</param>
public sealed record StandingDecree(
    string Hash,
    string Number,
    string DocumentHash,
    DateTimeOffset AnnouncedAt,
    DateTimeOffset AcceptedAt,
    int DocumentVersion,
    string? BeritaAcara,
    IReadOnlyList<long> Values
)
{
    /// <summary>What the decree is once it is accepted on that document; when that is, is not known yet.</summary>
    public static StandingDecree Of(Decree decree, string hash, AcceptedRecap document) =>
        new(
            hash,
            decree.Number,
            document.DocumentHash,
            decree.AnnouncedAt,
            default,
            document.Version,
            document.BeritaAcara,
            document.Figures.Values
        );

    /// <summary>The decree as accepted by this decision; one that was accepted before stays as it was.</summary>
    public StandingDecree Since(DateTimeOffset decidedAt) =>
        AcceptedAt == default ? this with { AcceptedAt = decidedAt } : this;

    /// <summary>The figures that it determined.</summary>
    public Figures FiguresOf(FormLayout layout) => new(layout, [.. Values]);
}

/// <summary>The rules of a decree on the result.</summary>
public static class DecreeRules
{
    public static IReadOnlyList<Finding> Check(Decree decree, DecreeReferences references) =>
        [
            .. IsOfContest(decree, references),
            .. RestsOnStanding(decree, references),
            .. VotesAreOfDocument(decree, references.Standing),
            .. SupersedesInOrder(decree, references),
            .. RevoteRules.NoneIsOpen(references.OpenRevotes, VersionCodes.DeterminedWhileRevoteOpen),
        ];

    private static IEnumerable<Finding> IsOfContest(Decree decree, DecreeReferences references) =>
        decree.Area == references.ContestArea
            ? []
            :
            [
                new Finding(
                    VersionCodes.DecreeNotOfContest,
                    Expected: references.ContestArea.Digits,
                    Got: decree.Area.Digits
                ),
            ];

    private static IEnumerable<Finding> RestsOnStanding(Decree decree, DecreeReferences references) =>
        references.Standing is { } standing
        && DocumentNames.Means(decree.Document, standing.BeritaAcara, standing.DocumentHash)
        && !standing.IsWithdrawn
            ? []
            :
            [
                new Finding(
                    VersionCodes.DecreeDocumentUnknown,
                    Expected: references.Standing?.DocumentHash[..16] ?? "",
                    Got: decree.Document
                ),
            ];

    private static IEnumerable<Finding> VotesAreOfDocument(Decree decree, AcceptedRecap? standing) =>
        standing is null
            ? []
            : from votes in decree.Votes
            where standing.Figures[votes.Field] != votes.Votes
            select new Finding(
                VersionCodes.DecreeVotesDiffer,
                votes.Place,
                votes.Field,
                Expected: standing.Figures[votes.Field],
                Got: votes.Votes
            );

    private static IEnumerable<Finding> SupersedesInOrder(Decree decree, DecreeReferences references)
    {
        var current = references.Current is { } standing && standing.Hash != references.Hash ? standing : null;
        var old = decree.Supersedes;
        if (current is null && old is not null && references.Current is null)
        {
            yield return new Finding(VersionCodes.ReplacesUnknown, Got: old.Number);
        }

        var names = old is not null && DocumentNames.Means(old.Number, current?.Number, current?.Hash ?? "");
        if (current is not null && (!names || string.IsNullOrWhiteSpace(old?.Basis)))
        {
            yield return new Finding(
                VersionCodes.DecreeReplacesWithoutReason,
                Expected: current.Number,
                Got: old is null ? "" : $"{old.Number} ({old.Basis})"
            );
        }
    }
}
