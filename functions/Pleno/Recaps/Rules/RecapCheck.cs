using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>Checks a document against itself, the level below and the decrees.</summary>
public static class RecapCheck
{
    /// <summary>
    /// Every rule from A01 to D03 and L01 to L03, but C04. What blocks comes first, in the order of the columns, then of the codes;
    /// what asks comes after it. A wrong figure that can be named is one finding (see <see cref="Finding.Also"/>).
    /// </summary>
    /// <param name="draft">The document.</param>
    /// <param name="references">What it is checked against; null to check it against itself alone.</param>
    public static IReadOnlyList<Finding> Of(RecapDraft draft, RecapReferences? references = null)
    {
        var search = new CulpritSearch(new Relations(draft, references), references);
        List<Finding> findings = [.. search.Find()];
        var table = new PlausibilityTable(draft, references);
        for (var column = 0; column < draft.Figures.Columns; column++)
        {
            if (!search.InDoubt.Contains(column))
            {
                PlausibilityRules.Check(new PlausibilityColumn(table, column), findings);
            }
        }

        findings.AddRange(Printed(draft, [.. findings]));
        if (references?.Accepted is { } accepted)
        {
            findings.AddRange(BetweenRules.ChildDocumentsAreIn(references.Areas.ChildrenOf(references.Area), accepted));
        }

        return findings;
    }

    /// <summary>C05 and C06, but for a figure that is itself in doubt: what is printed beside it is then no second mistake.</summary>
    private static IEnumerable<Finding> Printed(RecapDraft draft, IReadOnlyList<Finding> found) =>
        (draft.Printed ?? [])
            .SelectMany(printed => PrintedRules.Of(printed, draft.Figures.Layout))
            .Where(finding => !found.Any(other => IsOfTheFigureBeside(finding, other)));

    private static bool IsOfTheFigureBeside(Finding printed, Finding other) =>
        other is { Code.Severity: Severity.F, Area: null }
        && other.Place?.Sheet == printed.Place?.Sheet
        && (
            other.Field == printed.Field
            || (
                printed.Code == FormCodes.PercentagesAddUp
                && other.Field is { } field
                && (field.StartsWith("paslon.", StringComparison.Ordinal) || field == "kolom_kosong")
            )
        );
}
