using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Reads the table of a grid: its columns and rows are found by their labels alone, then the figures taken.</summary>
internal sealed class TableReader : IFigureCells
{
    private readonly Grid _grid;
    private readonly AreaCode _area;
    private readonly IReadOnlyList<Area> _children;
    private readonly TableHeadings _headings;
    private readonly RowFinder _rows;
    private readonly SignatureReader _signatures;
    private readonly SignatureRows _signatureRows;

    /// <param name="grid">The sheet.</param>
    /// <param name="firstHeading">The row at which the table begins.</param>
    /// <param name="layout">The rows.</param>
    /// <param name="area">The area whose form it is.</param>
    /// <param name="children">The areas that have a column.</param>
    /// <param name="isPage">Whether it is one page of several, with a column JUMLAH PINDAHAN.</param>
    public TableReader(
        Grid grid,
        int firstHeading,
        FormLayout layout,
        AreaCode area,
        IReadOnlyList<Area> children,
        bool isPage = false
    )
    {
        _grid = grid;
        _area = area;
        _children = children;
        _headings = new TableHeadings(grid, firstHeading);
        _rows = new RowFinder(grid, layout);
        _signatures = new SignatureReader(layout);
        _signatureRows = new SignatureRows(grid, _signatures);
        Columns = new ColumnMap(area, children, isPage);
    }

    public ColumnMap Columns { get; }

    public Place Table => _grid.PlaceOf(_headings.First.Row);

    /// <summary>The column JUMLAH PINDAHAN of a page, once the table is read; null where there is none.</summary>
    public (FigureTable Figures, IPlaces Places)? Carried { get; private set; }

    /// <summary>What is printed right of JUMLAH AKHIR, once the table is read.</summary>
    public PrintedFigures? Printed { get; private set; }

    /// <summary>Section VI, once the table is read.</summary>
    public Signatures? Signatures => _signatures.Signatures;

    /// <summary>Reads the table. Findings come in the order they were met.</summary>
    public (FigureTable Figures, IPlaces Places, List<Finding> Findings) Read()
    {
        Columns.Take(_headings.Columns, HeadingOf, Table);
        Columns.RequireTotal(Table);
        for (var row = _headings.First.Row + 1; row < _grid.Rows; row++)
        {
            ReadRow(row);
        }

        _rows.Finish();
        var collector = new FigureCollector(_rows.Rows, Columns, this, [.. _children.Select(child => child.Code)]);
        var (figures, places) = collector.Collect();
        Printed = PrintedColumns.Read(_rows.Rows, figures, _headings, _grid);
        return (
            figures,
            places,
            [
                .. Columns.Findings,
                .. _headings.Findings,
                .. _rows.Findings,
                .. collector.Findings,
                .. CollectCarried(),
                .. _signatures.Findings,
            ]
        );
    }

    public Cell At(int row, int slot) => _grid[row, slot];

    public void TakeNumbers(int row, ReadOnlySpan<int> slots, Span<long> numbers) =>
        _grid.TakeNumbers(row, slots, numbers);

    public Place PlaceOf(int row, int slot) => _grid.PlaceOf(row, slot);

    public Place PlaceOf(int row) => _grid.PlaceOf(row);

    public Place HeadingOf(int slot) => _grid.PlaceOf(_headings.First.Row, slot);

    private void ReadRow(int index)
    {
        if (HeadingRow.Of(_grid, index) is { } heading)
        {
            _headings.Take(heading);
            _rows.StartTable(_headings.Agree);
            return;
        }

        if (_rows.IsSigned)
        {
            _signatureRows.Take(index);
            return;
        }

        var row = new TableRow(_grid, _headings.Current, index);
        if (row.HasFigures && row.IsColumnNumbers())
        {
            return;
        }

        _headings.ReportUnheaded(index);
        _rows.Take(row);
    }

    /// <summary>JUMLAH PINDAHAN is collected like a form that has no other column.</summary>
    private List<Finding> CollectCarried()
    {
        if (Columns.Carried is not { } slot)
        {
            return [];
        }

        var column = new ColumnMap(_area, []);
        column.AddTotal(slot);
        var collector = new FigureCollector(_rows.Rows, column, this, []);
        Carried = collector.Collect();
        return collector.Findings;
    }
}
