using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>A cell of the table, or of a page's own columns beyond it (<see cref="PageRelations"/>).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Cell(int Column, int Field);

/// <summary>A cell whose figure would change by <paramref name="Delta"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Change(Cell Cell, Int128 Delta);

internal enum RelationKind
{
    /// <summary>A rule within a column.</summary>
    OfColumn,

    /// <summary>The children's columns and the total, for one field.</summary>
    OfRow,

    /// <summary>A cell and a figure known from elsewhere.</summary>
    OfAnchor,

    /// <summary>The columns of a page, what is carried over to it and its total, for one field.</summary>
    OfPage,

    /// <summary>What is carried over to a page and the total of the page before, for one field.</summary>
    OfCarried,
}

/// <summary>One relation of one document.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Index">The rule, the kind of anchor or the page; 0 for a row.</param>
/// <param name="Column">Its column; the total column for a row or over pages.</param>
/// <param name="Field">Its field; that on the left for a rule.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RelationKey(RelationKind Kind, int Index, int Column, int Field)
{
    /// <summary>Whether it is between columns; otherwise it is within one.</summary>
    public bool IsAcross => Kind == RelationKind.OfRow || IsOverPages;

    public bool IsOverPages => Kind is RelationKind.OfPage or RelationKind.OfCarried;
}

/// <summary>
/// The rules of one document as a linear system over its cells: every relation is a sum of cells with +1 or -1 that must be
/// nought, or at most nought.
/// </summary>
internal sealed class Relations
{
    private readonly RecapDraft _draft;
    private readonly ImmutableArray<ColumnRule> _rules;
    private readonly int[]?[] _rulesOfField;
    private readonly List<Anchors> _anchors;
    private readonly Int128?[] _rows;
    private readonly bool?[] _isCrosswise;
    private readonly PageRelations? _pages;

    public Relations(RecapDraft draft, RecapReferences? references)
    {
        _draft = draft;
        var fields = draft.Figures.Layout.Fields;
        _rules = FormRules.For(draft.Figures.Layout);
        _rulesOfField = new int[fields.Count][];
        _anchors = references is null ? [] : Anchors.Of(draft.Figures, references);
        _rows = [.. fields.Select(field => BetweenRules.TotalLessColumns(draft.Figures, field.Index))];
        _isCrosswise = new bool?[fields.Count];
        _pages = draft.Pages is { } pages ? new PageRelations(draft, pages) : null;
    }

    public FigureTable Figures => _draft.Figures;

    public long? FigureOf(Cell cell) => IsOfPage(cell) ? _pages!.FigureOf(cell) : Figures[cell.Column, cell.Field];

    /// <summary>Whether the cell is a page's JUMLAH PINDAHAN or JUMLAH AKHIR, and not the form's.</summary>
    public bool IsOfPage(Cell cell) => cell.Column >= Figures.Columns;

    /// <summary>The area of the cell's column; null for a total.</summary>
    public AreaCode? AreaOf(Cell cell) => IsOfPage(cell) ? null : Figures.AreaOf(cell.Column);

    public Place? PlaceOf(Cell cell) =>
        IsOfPage(cell) ? _pages!.PlaceOf(cell) : _draft.Places.Of(cell.Column, Figures.Layout.Fields[cell.Field]);

    /// <summary>Every relation that does not hold, by column, then by the order of the rules.</summary>
    public List<RelationKey> Violated()
    {
        var violated = new List<RelationKey>();
        var room = new long[Figures.Columns];
        int[] doubtful =
        [
            .. Enumerable.Range(0, _rules.Length).Where(rule => !_rules[rule].HoldsThroughout(Figures, room)),
        ];
        for (var column = 0; column < Figures.Columns; column++)
        {
            foreach (var rule in doubtful)
            {
                if (_rules[rule].Residual(Figures, column) is { } residual && !_rules[rule].IsMetBy(residual))
                {
                    violated.Add(new RelationKey(RelationKind.OfColumn, rule, column, _rules[rule].Left.Index));
                }
            }

            AddAnchors(violated, column);
        }

        for (var field = 0; field < _rows.Length; field++)
        {
            if (_rows[field] is { } residual && residual != 0)
            {
                violated.Add(new RelationKey(RelationKind.OfRow, 0, Figures.TotalColumn, field));
            }
        }

        violated.AddRange((_pages?.All() ?? []).Where(key => Residual(key) is { } residual && residual != 0));
        return violated;
    }

    public Code CodeOf(RelationKey key) =>
        key.Kind switch
        {
            RelationKind.OfColumn => _rules[key.Index].Code,
            RelationKind.OfRow => BetweenCodes.ColumnsAddUpToTotal,
            RelationKind.OfPage or RelationKind.OfCarried => PageRelations.CodeOf(key.Kind),
            _ => _anchors[key.Index].Code,
        };

    /// <summary>The finding of a relation that does not hold, by the method of its rule.</summary>
    public Finding FindingOf(RelationKey key)
    {
        var field = Figures.Layout.Fields[key.Field];
        var finding = key.Kind switch
        {
            RelationKind.OfColumn => _rules[key.Index].Check(Figures, key.Column, _draft.Places),
            RelationKind.OfRow => BetweenRules.ColumnsAddUpToTotal(_draft, field),
            RelationKind.OfPage or RelationKind.OfCarried => _pages!.FindingOf(key),
            _ => OfAnchor(_anchors[key.Index], key.Column, field),
        };
        return finding ?? throw new InvalidOperationException($"{key} holds.");
    }

    public bool IsEquation(RelationKey key) =>
        key.Kind != RelationKind.OfColumn || _rules[key.Index].Relation == Relation.Equal;

    /// <summary>The cells of a relation: those of its rule, its one cell, or those of a page. Of a row only its total.</summary>
    public IEnumerable<Cell> CellsWithin(RelationKey key) =>
        key.Kind switch
        {
            RelationKind.OfColumn => _rules[key.Index]
                .Right.Prepend(_rules[key.Index].Left)
                .Select(field => new Cell(key.Column, field.Index)),
            RelationKind.OfPage or RelationKind.OfCarried => _pages!.CellsOf(key),
            _ => [new Cell(key.Column, key.Field)],
        };

    /// <summary>Every cell of a relation.</summary>
    public IEnumerable<Cell> CellsOf(RelationKey key) =>
        key.Kind == RelationKind.OfRow
            ? Enumerable.Range(0, Figures.Columns).Select(column => new Cell(column, key.Field))
            : CellsWithin(key);

    /// <summary>The code that a wrong figure is named by: the first of those it breaks; for a page's own column what is said of that.</summary>
    public Code NameOf(Cell cell, IReadOnlyList<Code> broken) =>
        IsOfPage(cell) ? PageRelations.CodeOf(_pages!.KindOf(cell)) : broken[0];

    /// <summary>Wrong figures that were carried on from page to page: for each field the run of cells that would have to change.</summary>
    public IEnumerable<IReadOnlyList<Change>> RunsOf(IReadOnlyList<RelationKey> group) =>
        _pages is null
            ? []
            : group
                .Where(key => key.IsOverPages)
                .Select(key => key.Field)
                .Distinct()
                .Select(field => _pages.RunOf(group, field))
                .OfType<IReadOnlyList<Change>>();

    /// <summary>By how much the cell would have to change for the equation to hold.</summary>
    public Int128 Needed(RelationKey key, Cell cell) => -Coefficient(key, cell) * (Residual(key) ?? 0);

    /// <summary>
    /// The violated relations that would hold with these changes; null when one that they touch would not hold, or a figure
    /// would leave its range.
    /// </summary>
    public List<RelationKey>? Explained(IEnumerable<Change> changes)
    {
        var shifts = new Dictionary<RelationKey, Int128>();
        foreach (var (cell, delta) in changes)
        {
            if (FigureOf(cell) is not { } figure || !IsFigure(figure + delta))
            {
                return null;
            }

            foreach (var key in RelationsOf(cell))
            {
                shifts[key] = shifts.GetValueOrDefault(key) + (Coefficient(key, cell) * delta);
            }
        }

        var explained = new List<RelationKey>();
        foreach (var (key, shift) in shifts)
        {
            if (Residual(key) is not { } residual)
            {
                continue;
            }

            if (!IsMetBy(key, residual + shift))
            {
                return null;
            }

            if (!IsMetBy(key, residual))
            {
                explained.Add(key);
            }
        }

        return explained;
    }

    /// <summary>
    /// Whether every cell of the row is checked crosswise: by the row's sum and by an equation of its own column. Only then
    /// can two wrong figures never look like a third one that is wrong, since those two would have to cancel each other out
    /// in a column that the third is not in.
    /// </summary>
    public bool IsCrosswise(int field) => _isCrosswise[field] ??= IsRowTold(field) && AreColumnsTold(field);

    /// <summary>The accepted document's figure for this cell, where there is one.</summary>
    public long? Accepted(int column, int field) =>
        _anchors.Find(anchors => anchors.Code == BetweenCodes.ChildDocumentDiffers)?[column, field];

    private void AddAnchors(List<RelationKey> violated, int column)
    {
        for (var anchor = 0; anchor < _anchors.Count; anchor++)
        {
            for (var field = 0; field < _rows.Length; field++)
            {
                if (
                    _anchors[anchor][column, field] is { } known
                    && Figures[column, field] is { } stated
                    && stated != known
                )
                {
                    violated.Add(new RelationKey(RelationKind.OfAnchor, anchor, column, field));
                }
            }
        }
    }

    private Finding? OfAnchor(Anchors anchors, int column, Field field)
    {
        var known = anchors[column, field.Index]!.Value;
        return anchors.Code == BetweenCodes.DptDiffersFromDecree
            ? BetweenRules.DptIsOfDecree(_draft, column, field, known)
            : BetweenRules.ColumnIsChildDocument(_draft, column, field, known);
    }

    /// <summary>The relations that a cell takes part in.</summary>
    public IEnumerable<RelationKey> RelationsOf(Cell cell) =>
        [.. IsOfPage(cell) ? [] : RelationsOfTable(cell), .. _pages?.Of(cell) ?? []];

    private IEnumerable<RelationKey> RelationsOfTable(Cell cell)
    {
        foreach (var rule in RulesOf(cell.Field))
        {
            yield return new RelationKey(RelationKind.OfColumn, rule, cell.Column, _rules[rule].Left.Index);
        }

        yield return new RelationKey(RelationKind.OfRow, 0, Figures.TotalColumn, cell.Field);
        for (var anchor = 0; anchor < _anchors.Count; anchor++)
        {
            if (_anchors[anchor][cell.Column, cell.Field] is not null)
            {
                yield return new RelationKey(RelationKind.OfAnchor, anchor, cell.Column, cell.Field);
            }
        }
    }

    private Int128? Residual(RelationKey key) =>
        key.Kind switch
        {
            RelationKind.OfColumn => _rules[key.Index].Residual(Figures, key.Column),
            RelationKind.OfRow => _rows[key.Field],
            RelationKind.OfPage or RelationKind.OfCarried => _pages!.Residual(key),
            _ => Figures[key.Column, key.Field] - _anchors[key.Index][key.Column, key.Field],
        };

    private int Coefficient(RelationKey key, Cell cell) =>
        key.Kind switch
        {
            RelationKind.OfColumn => key.Field == cell.Field ? 1 : -1,
            RelationKind.OfRow => cell.Column == Figures.TotalColumn ? 1 : -1,
            RelationKind.OfPage or RelationKind.OfCarried => _pages!.Coefficient(key, cell),
            _ => 1,
        };

    private bool IsMetBy(RelationKey key, Int128 residual) =>
        key.Kind == RelationKind.OfColumn ? _rules[key.Index].IsMetBy(residual) : residual == 0;

    /// <summary>The rules that a field stands in: asked for only where something is wrong.</summary>
    private int[] RulesOf(int field) =>
        _rulesOfField[field] ??= [
            .. Enumerable
                .Range(0, _rules.Length)
                .Where(rule => _rules[rule].Left.Index == field || _rules[rule].Right.Any(term => term.Index == field)),
        ];

    private bool IsRowTold(int field) => _rows[field] is not null;

    private bool AreColumnsTold(int field) =>
        Enumerable
            .Range(0, Figures.Columns)
            .All(column =>
                Array.Exists(
                    RulesOf(field),
                    rule =>
                        _rules[rule].Relation == Relation.Equal && _rules[rule].Residual(Figures, column) is not null
                )
            );

    private static bool IsFigure(Int128 value) => value >= 0 && value <= FigureTable.Largest;
}
