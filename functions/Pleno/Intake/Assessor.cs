using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Revotes;
using Pleno.Recaps.Rules;

namespace Pleno.Intake;

/// <summary>What a recapitulation is judged against.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Area">The area whose document it is.</param>
/// <param name="Hash">The document's own hash.</param>
/// <param name="Standing">Hash of the document that stands for this area; null when none does.</param>
/// <param name="Accepted">Totals of the accepted documents of the areas below; null where those upload none.</param>
/// <param name="Earlier">Totals of earlier versions of those documents, newest first; null when not looked up. Only hints use them.</param>
/// <param name="Rules">Thresholds of the rules that ask; null for those of the law.</param>
public sealed record AssessmentContext(
    Contest Contest,
    AreaCode Area,
    string Hash,
    string? Standing,
    IReadOnlyDictionary<AreaCode, Figures>? Accepted,
    IReadOnlyDictionary<AreaCode, IReadOnlyList<Figures>>? Earlier = null,
    RuleOptions? Rules = null
)
{
    /// <summary>Hash of the document whose place this one has taken already; null when there is none.</summary>
    public string? Replaced { get; init; }

    /// <summary>The other documents of its kind and area.</summary>
    public IReadOnlyList<DocumentRecord> Others { get; init; } = [];

    /// <summary>Each D.KEJADIAN KHUSUS of the area that stands.</summary>
    public IReadOnlyList<KejadianOnFile> OnFile { get; init; } = [];

    /// <summary>The explained figures of the documents of the areas below.</summary>
    public IReadOnlyList<ExplainedFigure> Below { get; init; } = [];

    /// <summary>The repeat, continued and later votes at polling stations of the area.</summary>
    public IReadOnlyList<Revote> Revotes { get; init; } = [];

    /// <summary>What stands for the area in the election of the gubernur of the same year; null where nothing does, or this is that election.</summary>
    public Figures? Gubernur { get; init; }
}

/// <summary>Judges a recapitulation: unreadable, rejected with findings, waiting, or accepted. Pure: the same input, the same judgement.</summary>
public static class Assessor
{
    public static Assessment Assess(ReadOutcome outcome, AssessmentContext context)
    {
        if (outcome is not ReadOutcome.Readable readable)
        {
            return new Assessment(DocumentKind.Recap, DocumentStatus.Unreadable, outcome.Findings);
        }

        var number = readable.Draft.Header.BeritaAcara;
        var version = new VersionClaim(context.Hash, number, readable.Revision);
        List<Finding> findings =
        [
            .. readable
                .Findings.Concat(Checked(readable.Draft, number, context))
                .Concat(VersionRules.Check(version, PredecessorOf(context), context.Others))
                .Concat(RevoteRules.NoneIsOpen(context.Revotes, VersionCodes.RevoteOpen))
                .OrderBy(finding => finding.Code.Severity),
        ];
        findings.AddRange(TwoElections(readable.Draft, findings, context));
        return new Assessment(DocumentKind.Recap, StatusOf(findings, context), findings)
        {
            BeritaAcara = number,
            Revision = readable.Revision,
            Replaces = PredecessorOf(context),
            Document = RecapDocument.From(readable.Draft),
        };
    }

    /// <summary>What the rules find, each with what explains it.</summary>
    private static IReadOnlyList<Finding> Checked(RecapDraft draft, string number, AssessmentContext context)
    {
        var references = new RecapReferences(
            context.Area,
            context.Contest.Areas,
            context.Accepted,
            context.Earlier,
            context.Rules
        );
        return ExplanationRules.Attach(
            [.. RecapCheck.Of(draft, references), .. draft.Signatures?.Check() ?? []],
            new ExplanationSources(number, context.Hash, context.OnFile, context.Below)
        );
    }

    /// <summary>L04, once nothing in the document itself is wrong: else a wrong figure would be asked about again.</summary>
    private static IEnumerable<Finding> TwoElections(
        RecapDraft draft,
        List<Finding> findings,
        AssessmentContext context
    ) =>
        context.Gubernur is { } gubernur
        && RecapDocument.From(draft) is { } document
        && !findings.Exists(finding => finding.Blocks)
            ? TwoElectionRules
                .Check(context.Area, gubernur, document.Total, context.Rules)
                .Select(finding =>
                    finding with
                    {
                        Place = draft.Places.Of(draft.Figures.TotalColumn, draft.Figures.Layout[finding.Field!]),
                    }
                )
            : [];

    private static string? PredecessorOf(AssessmentContext context) =>
        context.Standing == context.Hash ? context.Replaced : context.Standing;

    private static DocumentStatus StatusOf(List<Finding> findings, AssessmentContext context)
    {
        var waits = findings.Exists(finding => finding.Code == BetweenCodes.ChildDocumentMissing);
        var blocks = findings.Exists(finding => finding.Blocks);
        if (context.Standing == context.Hash)
        {
            return blocks || waits ? DocumentStatus.NeedsExplanation : DocumentStatus.Accepted;
        }

        return blocks ? DocumentStatus.Rejected
            : waits ? DocumentStatus.Read
            : DocumentStatus.Accepted;
    }
}
