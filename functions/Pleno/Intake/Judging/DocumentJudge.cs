using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps.Rules;

namespace Pleno.Intake.Judging;

/// <summary>Judges a document of any kind. Pure: the same reading and the same standing documents, the same judgement, whoever asks.</summary>
public static class DocumentJudge
{
    public static Assessment Judge(FileReading read, StandingDocuments stands, Contest contest, RuleOptions? rules) =>
        read.Outcome switch
        {
            ReadOutcome.Kejadian kejadian => KejadianJudge.Judge(read.Document, kejadian, stands),
            ReadOutcome.DecreeOnResult decree => DecreeJudge.Judge(read.Document, decree, stands, contest),
            ReadOutcome.Scan scan => ScanJudge.Judge(read, scan.Reading, stands, contest),
            var recap => Assessor.Assess(recap, ContextOf(read.Document, stands, contest, rules)),
        };

    private static AssessmentContext ContextOf(
        DocumentRecord record,
        StandingDocuments stands,
        Contest contest,
        RuleOptions? rules
    )
    {
        var (ofArea, below, hash) = (stands.OfArea, stands.Below, record.Id.Hash);
        return new AssessmentContext(
            contest,
            record.Id.Area,
            hash,
            ofArea.Standing,
            below?.Where(child => !child.IsWithdrawn).ToDictionary(child => child.Area, child => child.Figures),
            below?.ToDictionary(child => child.Area, child => child.Earlier),
            rules
        )
        {
            Replaced = record.Replaces,
            Others = ofArea.Others(DocumentKind.Recap, hash),
            OnFile = ofArea.OnFile,
            Below = stands.ExplainedBelow,
            Revotes = stands.Revotes,
            Gubernur = stands.Gubernur,
        };
    }
}
