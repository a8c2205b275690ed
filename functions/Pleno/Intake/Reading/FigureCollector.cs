using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The cells of a file's rows, by row and by column slot.</summary>
internal interface IFigureCells
{
    Cell At(int row, int slot);

    /// <summary>The numbers of a row in these slots; <see cref="FigureTable.Missing"/> for a cell that holds something else or nothing.</summary>
    void TakeNumbers(int row, ReadOnlySpan<int> slots, Span<long> numbers);

    Place PlaceOf(int row, int slot);

    Place PlaceOf(int row);

    /// <summary>Where a column's heading stands.</summary>
    Place HeadingOf(int slot);

    /// <summary>Where the table begins.</summary>
    Place Table { get; }
}

/// <summary>The rows of a file that were found, by field.</summary>
internal sealed class FoundRows(FormLayout layout)
{
    private const int NotFound = -1;
    private readonly int[] _rows = [.. Enumerable.Repeat(NotFound, layout.Fields.Count)];
    private readonly bool[] _isDoubtful = new bool[layout.Fields.Count];

    public FormLayout Layout { get; } = layout;

    public int? this[Field field]
    {
        get => _rows[field.Index] is var row && row == NotFound ? null : row;
        set => _rows[field.Index] = value ?? NotFound;
    }

    /// <summary>Leaves a field without figures; why was reported elsewhere.</summary>
    public void Doubt(Field field) => _isDoubtful[field.Index] = true;

    /// <inheritdoc cref="Doubt(Field)"/>
    public void Doubt(string group)
    {
        foreach (var split in Enum.GetValues<VoterSplit>())
        {
            Doubt(Layout.Line(group, split));
        }
    }

    public bool IsDoubtful(Field field) => _isDoubtful[field.Index];

    /// <summary>F.117, or F.502 for a pair, for each row that was not found.</summary>
    public IEnumerable<Finding> Missing() =>
        Layout
            .Fields.Where(field => this[field] is null && !IsDoubtful(field))
            .Select(field =>
                field.Section == FormSection.Paslon
                    ? PaslonRowMatcher.Missing(field)
                    : new Finding(DocumentCodes.RowMissing, null, field.Key, Expected: field.FullLabel)
            );
}

/// <summary>Takes the figures out of the rows and columns that were found, and reports each cell that holds none.</summary>
internal sealed class FigureCollector(
    FoundRows rows,
    ColumnMap columns,
    IFigureCells cells,
    IReadOnlyList<AreaCode> children
)
{
    /// <summary>What a cell should hold, for those that hold something else.</summary>
    private static readonly FindingValue WholeFigure = $"0..{FigureTable.Largest}";

    private readonly FigureTable _figures = new(rows.Layout, children);
    private readonly int[] _slots = [.. columns.Columns.Select(column => column.Slot)];
    private readonly long[] _numbers = new long[columns.Columns.Count];
    private readonly bool _areInOrder = AreInOrder(columns.Columns, children.Count + 1);
    private readonly List<(Field Field, MappedColumn Column)> _empty = [];

    public List<Finding> Findings { get; } = [];

    public (FigureTable Figures, IPlaces Places) Collect()
    {
        foreach (var field in rows.Layout.Fields)
        {
            if (rows[field] is { } row)
            {
                TakeRow(field, row);
            }
        }

        ReportEmpty();
        return (_figures, new FilePlaces(rows, columns, cells));
    }

    private void TakeRow(Field field, int row)
    {
        cells.TakeNumbers(row, _slots, _numbers);
        var isCertain = !rows.IsDoubtful(field);
        if (isCertain && _areInOrder && !_numbers.Contains(FigureTable.Missing))
        {
            _figures.SetRow(field, _numbers);
            return;
        }

        for (var index = 0; index < _numbers.Length; index++)
        {
            var column = columns.Columns[index];
            if (_numbers[index] == FigureTable.Missing)
            {
                ReportCell(field, column, cells.At(row, column.Slot));
            }
            else if (isCertain && column.IsCertain)
            {
                _figures[column.Column, field] = _numbers[index];
            }
        }
    }

    /// <summary>Whether every column of the form is there, in its order and without a doubt: then a row is taken at once.</summary>
    private static bool AreInOrder(IReadOnlyList<MappedColumn> columns, int count) =>
        columns.Count == count && columns.Index().All(at => at.Item.IsCertain && at.Item.Column == at.Index);

    /// <summary>Notes a cell that holds no number.</summary>
    private void ReportCell(Field field, MappedColumn column, Cell cell)
    {
        switch (cell.Kind)
        {
            case CellKind.Empty:
                _empty.Add((field, column));
                break;
            case CellKind.Formula:
                Report(DocumentCodes.CellFormula, field, column, cell);
                break;
            default:
                Report(DocumentCodes.CellNotWholeNumber, field, column, cell);
                break;
        }
    }

    private void Report(Code code, Field field, MappedColumn column, Cell cell) =>
        Findings.Add(
            new Finding(
                code,
                cells.PlaceOf(rows[field]!.Value, column.Slot),
                field.Key,
                _figures.AreaOf(column.Column),
                WholeFigure,
                cell.Shown
            )
        );

    /// <summary>An empty table, row or column is one mistake, not one per cell.</summary>
    private void ReportEmpty()
    {
        var found = rows.Layout.Fields.Count(field => rows[field] is not null);
        if (_empty.Count > 0 && _empty.Count == found * columns.Columns.Count)
        {
            Findings.Add(new Finding(DocumentCodes.CellEmpty, cells.Table));
            return;
        }

        var perRow = _empty.GroupBy(empty => empty.Field).ToList();
        var emptyRows = perRow.Where(row => row.Count() == columns.Columns.Count).Select(row => row.Key).ToHashSet();
        var rest = _empty.Where(empty => !emptyRows.Contains(empty.Field)).ToList();
        Findings.AddRange(emptyRows.Select(EmptyRow));
        foreach (var column in rest.GroupBy(empty => empty.Column))
        {
            var isEmptyColumn = column.Count() > 1 && column.Count() == found - emptyRows.Count;
            Findings.AddRange(
                isEmptyColumn ? [EmptyColumn(column.Key)] : column.Select(empty => EmptyCell(empty.Field, empty.Column))
            );
        }
    }

    private Finding EmptyRow(Field field) => new(DocumentCodes.CellEmpty, cells.PlaceOf(rows[field]!.Value), field.Key);

    private Finding EmptyColumn(MappedColumn column) =>
        new(DocumentCodes.CellEmpty, cells.HeadingOf(column.Slot), Area: _figures.AreaOf(column.Column));

    private Finding EmptyCell(Field field, MappedColumn column) =>
        new(
            DocumentCodes.CellEmpty,
            cells.PlaceOf(rows[field]!.Value, column.Slot),
            field.Key,
            _figures.AreaOf(column.Column)
        );
}

/// <summary>The places of the figures, reckoned only when one is asked for.</summary>
internal sealed class FilePlaces(FoundRows rows, ColumnMap columns, IFigureCells cells) : IPlaces
{
    public Place? Of(int column, Field field) =>
        rows[field] is { } row && columns.SlotOf(column) is { } slot ? cells.PlaceOf(row, slot) : null;
}
