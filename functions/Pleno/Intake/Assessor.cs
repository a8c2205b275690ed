using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;

namespace Pleno.Intake;

/// <summary>What a document is judged against.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Area">The area whose document it is.</param>
/// <param name="Hash">The document's own hash.</param>
/// <param name="Standing">Hash of the document that stands for this area; null when none does.</param>
/// <param name="Accepted">Totals of the accepted documents of the areas below; null where those upload none.</param>
/// <param name="Earlier">Totals of earlier versions of those documents, newest first; null when not looked up. Only hints use them.</param>
/// <param name="Rules">Thresholds of the rules that ask; null for those of the law.</param>
/// <param name="Gubernur">
/// What stands for the area in the election of the gubernur of the same year; null where nothing does, and for that election itself.
/// </param>
public sealed record AssessmentContext(
    Contest Contest,
    AreaCode Area,
    string Hash,
    string? Standing,
    IReadOnlyDictionary<AreaCode, Figures>? Accepted,
    IReadOnlyDictionary<AreaCode, IReadOnlyList<Figures>>? Earlier = null,
    RuleOptions? Rules = null,
    Figures? Gubernur = null
);

/// <summary>Judges a document: unreadable, rejected with findings, waiting, or accepted. Pure: the same input, the same judgement.</summary>
public static class Assessor
{
    public static Assessment Assess(ReadOutcome outcome, AssessmentContext context)
    {
        if (outcome is not ReadOutcome.Readable readable)
        {
            return new Assessment(DocumentStatus.Unreadable, outcome.Findings, null);
        }

        List<Finding> findings =
        [
            .. readable.Findings,
            .. RecapCheck
                .Of(readable.Draft, ReferencesOf(context))
                .Concat(readable.Draft.Signatures?.Check() ?? [])
                .Concat(Revision(readable.Revision, context))
                .OrderBy(finding => finding.Code.Severity),
        ];
        findings.AddRange(TwoElections(readable.Draft, findings, context));
        return new Assessment(StatusOf(findings, context), findings, RecapDocument.From(readable.Draft));
    }

    /// <summary>L04, once nothing in the document itself is wrong: else a wrong figure would be asked about again.</summary>
    private static IEnumerable<Finding> TwoElections(
        RecapDraft draft,
        List<Finding> findings,
        AssessmentContext context
    ) =>
        context.Gubernur is { } gubernur && RecapDocument.From(draft) is { } document && !findings.Exists(Blocks)
            ? TwoElectionRules
                .Check(context.Area, gubernur, document.Total, context.Rules)
                .Select(finding =>
                    finding with
                    {
                        Place = draft.Places.Of(draft.Figures.TotalColumn, draft.Figures.Layout[finding.Field!]),
                    }
                )
            : [];

    private static bool Blocks(Finding finding) => finding.Code.Severity == Severity.F;

    /// <summary>L06: a document in place of an accepted one names what it replaces and why.</summary>
    private static IEnumerable<Finding> Revision(RecapRevision? revision, AssessmentContext context)
    {
        const int fewestDigits = 8;
        if (context.Standing is not { } standing || standing == context.Hash)
        {
            yield break;
        }

        var replaces = revision?.Replaces.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant() ?? "";
        var names = replaces.Length >= fewestDigits && standing.StartsWith(replaces, StringComparison.Ordinal);
        if (!names || string.IsNullOrWhiteSpace(revision?.Reason))
        {
            yield return new Finding(BetweenCodes.ReplacesWithoutReason, Expected: standing[..16], Got: replaces);
        }
    }

    private static RecapReferences ReferencesOf(AssessmentContext context) =>
        new(context.Area, context.Contest.Areas, context.Accepted, context.Earlier, context.Rules);

    private static DocumentStatus StatusOf(List<Finding> findings, AssessmentContext context)
    {
        if (findings.Exists(Blocks))
        {
            return context.Standing == context.Hash ? DocumentStatus.NeedsExplanation : DocumentStatus.Rejected;
        }

        return findings.Exists(finding => finding.Code == BetweenCodes.ChildDocumentMissing)
            ? DocumentStatus.Read
            : DocumentStatus.Accepted;
    }
}
