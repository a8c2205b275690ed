using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>
/// D02 over the pages of a form: what is carried over is the total of the page before, and with the page's own columns it makes
/// the page's total. A page's JUMLAH PINDAHAN and JUMLAH AKHIR are cells beyond the table's columns, but for the last JUMLAH AKHIR,
/// which is the table's.
/// </summary>
internal sealed class PageRelations
{
    private readonly RecapDraft _draft;
    private readonly IReadOnlyList<RecapPage> _pages;
    private readonly FigureTable _figures;
    private readonly int?[] _pageOf;

    public PageRelations(RecapDraft draft, IReadOnlyList<RecapPage> pages)
    {
        (_draft, _pages, _figures) = (draft, pages, draft.Figures);
        _pageOf = new int?[_figures.Columns];
        foreach (var (number, page) in pages.Index())
        {
            foreach (var column in page.Columns)
            {
                _pageOf[column] = number;
            }
        }

        _pageOf[_figures.TotalColumn] = Last;
    }

    private int Last => _pages.Count - 1;

    /// <summary>Whether a cell lies beyond the table's columns.</summary>
    public bool Has(Cell cell) => cell.Column >= _figures.Columns;

    /// <summary>The figure of a cell, of the table or beyond.</summary>
    public long? FigureOf(Cell cell) => Has(cell) ? ColumnOf(cell)?[cell.Field] : _figures[cell.Column, cell.Field];

    /// <summary>The place of a cell beyond the table.</summary>
    public Place? PlaceOf(Cell cell) => ColumnOf(cell)?.PlaceOf(_figures.Layout.Fields[cell.Field]);

    /// <summary>The code that says what is wrong with a cell beyond the table.</summary>
    public static Code CodeOf(RelationKind kind) =>
        kind == RelationKind.OfPage ? BetweenCodes.PageAddsUp : BetweenCodes.CarriedOverIsPageBefore;

    /// <summary>The relation by which a cell beyond the table is named first: a total by its page's sum, what is carried over by the page before.</summary>
    public RelationKind KindOf(Cell cell) => IsCarried(cell) ? RelationKind.OfCarried : RelationKind.OfPage;

    /// <summary>Every relation over the pages, field by field.</summary>
    public IEnumerable<RelationKey> All() =>
        from field in _figures.Layout.Fields
        from page in Enumerable.Range(0, _pages.Count)
        from key in new[] { CarriedKey(page, field.Index), PageKey(page, field.Index) }
        select key;

    /// <summary>The relations that a cell takes part in.</summary>
    public IEnumerable<RelationKey> Of(Cell cell)
    {
        if (!Has(cell))
        {
            return _pageOf[cell.Column] is { } own ? [PageKey(own, cell.Field)] : [];
        }

        var page = PageOf(cell);
        return IsCarried(cell)
            ? [CarriedKey(page, cell.Field), PageKey(page, cell.Field)]
            : [PageKey(page, cell.Field), CarriedKey(page + 1, cell.Field)];
    }

    /// <summary>The cells of a relation. What a page has not is not among them.</summary>
    public IEnumerable<Cell> CellsOf(RelationKey key)
    {
        var carried = _pages[key.Index].Carried is null ? [] : new[] { CarriedCell(key.Index, key.Field) };
        return key.Kind == RelationKind.OfPage
                ?
                [
                    .. _pages[key.Index].Columns.Select(column => new Cell(column, key.Field)),
                    .. carried,
                    TotalCell(key.Index, key.Field),
                ]
            : key.Index > 0 ? [.. carried, TotalCell(key.Index - 1, key.Field)]
            : carried;
    }

    /// <summary>The left side less the right side; null when a figure is missing. The first page carries nothing over.</summary>
    public Int128? Residual(RelationKey key)
    {
        Int128? carried = key.Index == 0 && _pages[0].Carried is null ? 0 : FigureOf(CarriedCell(key.Index, key.Field));
        if (key.Kind == RelationKind.OfCarried)
        {
            return carried - (key.Index == 0 ? 0 : FigureOf(TotalCell(key.Index - 1, key.Field)));
        }

        var residual = FigureOf(TotalCell(key.Index, key.Field)) - carried;
        foreach (var column in _pages[key.Index].Columns)
        {
            residual -= _figures[column, key.Field];
        }

        return residual;
    }

    public int Coefficient(RelationKey key, Cell cell) =>
        cell == (key.Kind == RelationKind.OfPage ? TotalCell(key.Index, key.Field) : CarriedCell(key.Index, key.Field))
            ? 1
            : -1;

    /// <summary>
    /// A figure that was wrong and then carried on: the run of cells from the one after the first relation of a field that does not
    /// hold, all wrong by the same amount, to the next that does not hold, or to the form's total. Null when it would be one cell.
    /// </summary>
    /// <param name="group">Relations that do not hold.</param>
    /// <param name="field">The field.</param>
    public IReadOnlyList<Change>? RunOf(IEnumerable<RelationKey> group, int field)
    {
        var steps = group.Where(key => key.Field == field && key.IsOverPages).Select(StepOf).Order().ToList();
        var end = 2 * _pages.Count;
        if (steps is not [var first, ..] || steps.Count > 2 || (steps is [_, var next] ? next : end) - first < 2)
        {
            return null;
        }

        var delta = -Residual(KeyOf(first, field))!.Value;
        return
        [
            .. Enumerable
                .Range(first, (steps is [_, var last] ? last : end) - first)
                .Select(step => new Change(CellAfter(step, field), delta)),
        ];
    }

    /// <summary>The finding of a relation that does not hold.</summary>
    public Finding FindingOf(RelationKey key)
    {
        var field = _figures.Layout.Fields[key.Field];
        var isPage = key.Kind == RelationKind.OfPage;
        var at = isPage ? TotalCell(key.Index, key.Field) : CarriedCell(key.Index, key.Field);
        var got = FigureOf(at)!.Value;
        return new Finding(
            CodeOf(key.Kind),
            Has(at) ? PlaceOf(at) : _draft.Places.Of(at.Column, field),
            field.Key,
            null,
            Sum.Value(got - Residual(key)!.Value),
            got,
            isPage ? [.. TermsOf(key, field)] : null
        );
    }

    private IEnumerable<Term> TermsOf(RelationKey key, Field field) =>
        CellsOf(key)
            .SkipLast(1)
            .OrderByDescending(Has)
            .Select(cell => new Term(
                field.Key,
                Has(cell) ? null : _figures.AreaOf(cell.Column),
                FigureOf(cell)!.Value
            ));

    private RelationKey PageKey(int page, int field) => new(RelationKind.OfPage, page, _figures.TotalColumn, field);

    private RelationKey CarriedKey(int page, int field) =>
        new(RelationKind.OfCarried, page, _figures.TotalColumn, field);

    // The relations of a field in the order in which a figure is carried on, and the cells between them:
    // (carried) JUMLAH PINDAHAN 1 (page 1) JUMLAH AKHIR 1 (carried) JUMLAH PINDAHAN 2 (page 2) …
    private static int StepOf(RelationKey key) => (2 * key.Index) + (key.Kind == RelationKind.OfPage ? 1 : 0);

    private RelationKey KeyOf(int step, int field) =>
        step % 2 == 0 ? CarriedKey(step / 2, field) : PageKey(step / 2, field);

    private Cell CellAfter(int step, int field) =>
        step % 2 == 0 ? CarriedCell(step / 2, field) : TotalCell(step / 2, field);

    private Cell CarriedCell(int page, int field) => new(_figures.Columns + (2 * page), field);

    private Cell TotalCell(int page, int field) =>
        new(page == Last ? _figures.TotalColumn : _figures.Columns + (2 * page) + 1, field);

    private int PageOf(Cell cell) => (cell.Column - _figures.Columns) / 2;

    private bool IsCarried(Cell cell) => (cell.Column - _figures.Columns) % 2 == 0;

    private PageColumn? ColumnOf(Cell cell) =>
        IsCarried(cell) ? _pages[PageOf(cell)].Carried : _pages[PageOf(cell)].Total;
}
