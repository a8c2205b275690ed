using Pleno.Intake.Reading;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Judging;

/// <summary>Judges a D.KEJADIAN KHUSUS.</summary>
internal static class KejadianJudge
{
    public static Assessment Judge(DocumentRecord record, ReadOutcome.Kejadian outcome, StandingDocuments stands)
    {
        var others = stands.OfArea.Others(DocumentKind.KejadianKhusus, record.Id.Hash);
        var replaced = others.FirstOrDefault(other => Replaces(outcome.Revision, other))?.Id.Hash ?? record.Replaces;
        var claim = new VersionClaim(record.Id.Hash, outcome.Content.BeritaAcara, outcome.Revision);
        List<Finding> findings = [.. outcome.Findings, .. VersionRules.Check(claim, null, others)];
        var status = findings.Exists(finding => finding.Blocks) ? DocumentStatus.Rejected : DocumentStatus.Accepted;
        return new Assessment(DocumentKind.KejadianKhusus, status, findings)
        {
            BeritaAcara = outcome.Content.BeritaAcara,
            Revision = outcome.Revision,
            Replaces = replaced,
            Kejadian = outcome.Content,
        };
    }

    private static bool Replaces(RecapRevision? revision, DocumentRecord other) =>
        other.Status == DocumentStatus.Accepted && DocumentNames.IsStartOf(revision?.Replaces, other.Id.Hash);
}
