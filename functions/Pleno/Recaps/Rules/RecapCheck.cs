using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>Checks a document against itself and against the level below. Findings come in the order of the columns, then of the codes.</summary>
public static class RecapCheck
{
    /// <summary>Every rule within the document, A01 to D02.</summary>
    public static IReadOnlyList<Finding> Within(RecapDraft draft)
    {
        var rules = FormRules.For(draft.Figures.Layout);
        var findings = new List<Finding>();
        for (var column = 0; column < draft.Figures.Columns; column++)
        {
            foreach (var rule in rules)
            {
                if (rule.Check(draft.Figures, column, draft.Places) is { } finding)
                {
                    findings.Add(finding);
                }
            }
        }

        findings.AddRange(BetweenRules.ColumnsAddUpToTotal(draft));
        return findings;
    }

    /// <summary>L01 and L02 against the accepted documents of the areas below.</summary>
    /// <param name="draft">The parent's document.</param>
    /// <param name="expected">The participating areas below.</param>
    /// <param name="accepted">The totals of those whose document is accepted.</param>
    public static IReadOnlyList<Finding> AgainstChildren(
        RecapDraft draft,
        IEnumerable<Area> expected,
        IReadOnlyDictionary<AreaCode, Figures> accepted
    ) =>
        [
            .. BetweenRules.ColumnsAreChildDocuments(draft, accepted),
            .. BetweenRules.ChildDocumentsAreIn(expected, accepted),
        ];
}
