using Pleno.Recaps.Findings;
using Pleno.Recaps.Hints;

namespace Pleno.Recaps.Rules;

/// <summary>
/// One mistake, one message. Of each group of violated relations it seeks the single figure whose change by one amount makes
/// every relation hold that it takes part in, limits included, and explains every violated one of the group.
/// </summary>
internal sealed class CulpritSearch(RecapDraft draft, Relations relations, RecapReferences? references)
{
    /// <summary>More candidates than this tell nobody anything.</summary>
    private const int MostCandidates = 12;

    private readonly List<(int Column, Finding Finding)> _findings = [];

    /// <summary>Columns in which a figure is in doubt: what is merely unusual there is not asked about.</summary>
    public HashSet<int> InDoubt { get; } = [];

    /// <summary>The findings, in the order of the columns, then of the codes.</summary>
    public IReadOnlyList<Finding> Find()
    {
        var violated = relations.Violated();
        if (violated.Count == 0)
        {
            return [];
        }

        var unexplained = new List<ViolationGroup>();
        foreach (var group in ViolationGroups.Of(relations, violated))
        {
            var candidates = CandidatesOf(group);
            if (candidates is [var culprit] && relations.IsCrosswise(culprit.Cell.Field))
            {
                Blame(culprit, group);
            }
            else if (candidates.Count is > 0 and <= MostCandidates)
            {
                List(group, new Hint(HintKind.Candidates, [.. candidates.Select(HintCellOf)]));
            }
            else
            {
                unexplained.Add(group);
            }
        }

        var slips = new BlockSlips(relations, unexplained, references).Find();
        foreach (var group in unexplained)
        {
            List(group, slips.GetValueOrDefault(group));
        }

        return
        [
            .. _findings
                .OrderBy(found => found.Column)
                .ThenBy(found => found.Finding.Code.Number)
                .Select(found => found.Finding),
        ];
    }

    private List<Change> CandidatesOf(ViolationGroup group)
    {
        var equations = group.Keys.Where(relations.IsEquation).ToList();
        if (equations.Count == 0)
        {
            return [];
        }

        // A row may have thousands of cells; a relation within a column has five at most, or one per pair.
        var narrowest = equations.OrderBy(key => key.Kind == RelationKind.OfRow).First();
        return
        [
            .. relations
                .CellsOf(narrowest)
                .Select(cell => new Change(cell, relations.Needed(narrowest, cell)))
                .Where(change => relations.Explained([change])?.Count == group.Keys.Count),
        ];
    }

    /// <summary>The whole group as one finding at the culprit, under the first code that it violates.</summary>
    private void Blame(Change culprit, ViolationGroup group)
    {
        var (column, field) = (culprit.Cell.Column, draft.Figures.Layout.Fields[culprit.Cell.Field]);
        var codes = group.Keys.Select(relations.CodeOf).Distinct().OrderBy(code => code.Number).ToList();
        var cell = HintCellOf(culprit);
        InDoubt.Add(column);
        _findings.Add(
            (
                column,
                new Finding(
                    codes[0],
                    draft.Places.Of(column, field),
                    field.Key,
                    cell.Area,
                    cell.Balanced,
                    cell.Stated,
                    Also: codes.Count > 1 ? codes[1..] : null,
                    Hint: HintOf(cell)
                )
            )
        );
    }

    /// <summary>Every relation of the group by itself, with what is known of the group on the first.</summary>
    private void List(ViolationGroup group, Hint? hint)
    {
        foreach (var key in group.Keys.OrderBy(key => key.Column).ThenBy(key => relations.CodeOf(key).Number))
        {
            var finding = relations.FindingOf(key);
            InDoubt.Add(key.Column);
            _findings.Add((key.Column, hint is null ? finding : finding with { Hint = hint }));
            hint = null;
        }
    }

    private Hint? HintOf(HintCell cell)
    {
        var isStale =
            cell.Area is { } area
            && references?.Earlier?.GetValueOrDefault(area) is { } earlier
            && earlier.Any(version => version[cell.Field] == cell.Stated);
        var kind = isStale ? HintKind.StaleChild : DigitSlips.Between(cell.Stated, cell.Balanced);
        return kind is { } known ? new Hint(known, [cell]) : null;
    }

    private HintCell HintCellOf(Change change)
    {
        var stated = draft.Figures[change.Cell.Column, change.Cell.Field]!.Value;
        return new HintCell(
            draft.Figures.Layout.Fields[change.Cell.Field].Key,
            draft.Figures.AreaOf(change.Cell.Column),
            stated,
            (long)(stated + change.Delta)
        );
    }
}
