using Pleno.Recaps.Findings;
using Pleno.Recaps.Hints;

namespace Pleno.Recaps.Rules;

/// <summary>
/// One mistake, one message. Of each group of violated relations it seeks the single figure whose change by one amount makes
/// every relation hold that it takes part in, limits included, and explains every violated one of the group; over pages also the
/// figure that was carried on. Where there is none, two are sought.
/// </summary>
internal sealed class CulpritSearch(Relations relations, RecapReferences? references)
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

        var unexplained = ViolationGroups.Of(relations, violated).Where(group => !TryExplain(group)).ToList();
        foreach (var carriedOn in ViolationGroups.CarriedOn(unexplained))
        {
            if (TryExplain(carriedOn))
            {
                unexplained.RemoveAll(group => carriedOn.Keys.Contains(group.Keys[0]));
            }
        }

        var slips = new BlockSlips(relations, unexplained, references).Find();
        var pairs = new PairSearch(relations);
        foreach (var group in unexplained)
        {
            if (!slips.ContainsKey(group) && pairs.Find(group) is { } pair)
            {
                BlameEach(pair, group);
            }
            else
            {
                List(group, slips.GetValueOrDefault(group));
            }
        }

        return
        [
            .. _findings
                .OrderBy(found => found.Column)
                .ThenBy(found => found.Finding.Code.Number)
                .Select(found => found.Finding),
        ];
    }

    /// <summary>Names the one figure that explains the group, or lists the few that might. False when there is none.</summary>
    private bool TryExplain(ViolationGroup group)
    {
        var candidates = CandidatesOf(group);
        if (candidates is [var culprit] && relations.IsCrosswise(culprit[0].Cell.Field))
        {
            Blame(culprit, group.Keys);
            return true;
        }

        if (candidates.Count is 0 or > MostCandidates || !candidates.TrueForAll(IsOfTable))
        {
            return false;
        }

        List(group, new Hint(HintKind.Candidates, [.. candidates.Select(change => HintCellOf(change[0]))]));
        return true;
    }

    /// <summary>What would make the group hold: one figure, or one that was carried on, first the figure itself.</summary>
    private List<IReadOnlyList<Change>> CandidatesOf(ViolationGroup group)
    {
        var equations = group.Keys.Where(relations.IsEquation).ToList();
        if (equations.Count == 0)
        {
            return [];
        }

        // A row may have thousands of cells; a relation within a column has five at most, or one per pair.
        var narrowest = equations.OrderBy(key => key.IsAcross).First();
        var single = relations.CellsOf(narrowest).Select(cell => new Change(cell, relations.Needed(narrowest, cell)));
        return
        [
            .. single
                .Select(IReadOnlyList<Change> (change) => [change])
                .Concat(relations.RunsOf(group.Keys))
                .Where(changes => relations.Explained(changes)?.Count == group.Keys.Count),
        ];
    }

    private bool IsOfTable(IReadOnlyList<Change> changes) => !relations.IsOfPage(changes[0].Cell);

    /// <summary>The group as one finding at each of two culprits, with what that one breaks; what both break stands on both.</summary>
    private void BlameEach(IReadOnlyList<Change> pair, ViolationGroup group)
    {
        foreach (var culprit in pair)
        {
            Blame([culprit], group.Keys.Intersect(relations.RelationsOf(culprit.Cell)));
        }
    }

    /// <summary>What a culprit breaks as one finding where it stands.</summary>
    private void Blame(IReadOnlyList<Change> culprit, IEnumerable<RelationKey> broken)
    {
        var wrong = culprit[0].Cell;
        var codes = broken.Select(relations.CodeOf).Distinct().OrderBy(code => code.Number).ToList();
        var name = relations.NameOf(wrong, codes);
        var cell = HintCellOf(culprit[0]);
        InDoubt.UnionWith(culprit.Select(change => change.Cell.Column));
        _findings.Add(
            (
                wrong.Column,
                new Finding(
                    name,
                    relations.PlaceOf(wrong),
                    cell.Field,
                    cell.Area,
                    cell.Balanced,
                    cell.Stated,
                    Also: [.. codes.Where(code => code != name)],
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
        var stated = relations.FigureOf(change.Cell)!.Value;
        return new HintCell(
            relations.Figures.Layout.Fields[change.Cell.Field].Key,
            relations.AreaOf(change.Cell),
            stated,
            (long)(stated + change.Delta)
        );
    }
}
