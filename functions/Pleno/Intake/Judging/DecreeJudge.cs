using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Judging;

/// <summary>
/// Judges the decree on a result. What it determined stays so until another decree supersedes it, whatever happens to the document.
/// </summary>
internal static class DecreeJudge
{
    public static Assessment Judge(
        DocumentRecord record,
        ReadOutcome.DecreeOnResult outcome,
        StandingDocuments stands,
        Contest contest
    )
    {
        if (stands.Decree is { } own && own.Hash == record.Id.Hash)
        {
            return new Assessment(DocumentKind.Decree, DocumentStatus.Accepted, record.Findings)
            {
                BeritaAcara = outcome.Content.Number,
                Replaces = record.Replaces,
                Decree = own,
            };
        }

        var area = contest.Key.Area;
        var document = Sound(stands, area);
        var references = new DecreeReferences(area, record.Id.Hash, document, stands.Decree, stands.Revotes);
        var wrong = stands.IsAreaKnown ? DecreeRules.Check(outcome.Content, references) : [];
        List<Finding> findings = [.. outcome.Findings, .. wrong];
        var isRefused = findings.Exists(finding => finding.Blocks);
        return new Assessment(
            DocumentKind.Decree,
            isRefused ? DocumentStatus.Rejected : DocumentStatus.Accepted,
            findings
        )
        {
            BeritaAcara = outcome.Content.Number,
            Replaces = stands.Decree?.Hash,
            Decree =
                isRefused || document is null ? null : StandingDecree.Of(outcome.Content, record.Id.Hash, document),
        };
    }

    /// <summary>
    /// The figures of the contest's area, when they are those of the document that stands, that document is accepted, and it is the sum of
    /// what stands below it or what differs is explained. Null while any of that is still under way.
    /// </summary>
    private static AcceptedRecap? Sound(StandingDocuments stands, AreaCode area)
    {
        var (counted, below) = (stands.Counted, stands.Below ?? []);
        var isStanding =
            counted is { IsWithdrawn: false }
            && counted.DocumentHash == stands.OfArea.Standing
            && stands.OfArea.Find(counted.DocumentHash)?.Status == DocumentStatus.Accepted;
        if (!isStanding || below.Any(child => child.IsWithdrawn))
        {
            return null;
        }

        var fits =
            below.Count == 0
            || below.Select(child => child.Figures).Aggregate((sum, child) => sum.Plus(child)).SameAs(counted!.Figures)
            || counted.Explained.Any(figure => figure.Document == area);
        return fits ? counted : null;
    }
}
