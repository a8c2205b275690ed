using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The heading rows of a table: the first says what the columns are, and every later one has to say the same.</summary>
internal sealed class TableHeadings
{
    private readonly Grid _grid;
    private readonly HashSet<int> _unheaded = [];
    private readonly List<(int Row, PrintedColumns Columns)> _printed = [];
    private readonly List<int> _gapsOfFirst;
    private List<int> _gaps;

    public TableHeadings(Grid grid, int firstHeading)
    {
        _grid = grid;
        Current = First = HeadingRow.Of(grid, firstHeading)!;
        (Columns, var printed) = PrintedColumns.Split(HeadingsOf(First));
        _printed.Add((firstHeading, printed));
        _gaps = _gapsOfFirst = GapsOf(First);
    }

    public HeadingRow First { get; }

    /// <summary>The one that the rows now stand under.</summary>
    public HeadingRow Current { get; private set; }

    /// <summary>The headings of the figures' columns, as the first row has them.</summary>
    public IReadOnlyList<ColumnHeading> Columns { get; }

    /// <summary>Whether the current one says the same as the first.</summary>
    public bool Agree { get; private set; } = true;

    public List<Finding> Findings { get; } = [];

    /// <summary>What is printed right of JUMLAH AKHIR in the section that a row stands in; a section may have columns that another has not.</summary>
    public PrintedColumns PrintedOf(int row) => _printed.FindLast(section => section.Row <= row).Columns;

    /// <summary>Takes a later heading row. F.123 where it differs from the first.</summary>
    public void Take(HeadingRow heading)
    {
        Current = heading;
        if (IsCopyOfFirst(heading))
        {
            (_gaps, Agree) = (_gapsOfFirst, true);
            _printed.Add((heading.Row, _printed[0].Columns));
            return;
        }

        _gaps = GapsOf(heading);
        var (here, printed) = PrintedColumns.Split(HeadingsOf(heading));
        _printed.Add((heading.Row, printed));
        var same = Columns
            .Zip(here)
            .TakeWhile(pair => pair.First.Slot == pair.Second.Slot && SameHeading(pair.First.Text, pair.Second.Text))
            .Count();
        Agree = heading.Label == First.Label && same == Columns.Count && same == here.Count;
        if (!Agree)
        {
            var expected = same < Columns.Count ? Columns[same] : default;
            var got = same < here.Count ? here[same] : default;
            var column = here.Count > same ? got.Slot : Math.Max(expected.Slot, heading.Label);
            Findings.Add(
                new Finding(
                    DocumentCodes.HeadingsDiffer,
                    _grid.PlaceOf(heading.Row, column),
                    Expected: expected.Text ?? "",
                    Got: got.Text ?? ""
                )
            );
        }
    }

    /// <summary>F.702, once for each column, where a row has something that stands under no heading.</summary>
    public void ReportUnheaded(int row)
    {
        foreach (var column in _gaps)
        {
            ReportUnheaded(row, column);
        }

        for (var column = _grid.WidthOf(Current.Row) + 1; column <= _grid.WidthOf(row); column++)
        {
            ReportUnheaded(row, column);
        }
    }

    private void ReportUnheaded(int row, int column)
    {
        if (_grid[row, column] is { IsEmpty: false } cell && _unheaded.Add(column))
        {
            Findings.Add(
                new Finding(BetweenCodes.ColumnForeign, _grid.PlaceOf(row, column), Expected: "", Got: cell.Shown)
            );
        }
    }

    /// <summary>Whether it repeats the first cell by cell, as forms do: in a wide form the comparison of words takes the longest of all.</summary>
    private bool IsCopyOfFirst(HeadingRow heading) =>
        heading.Label == First.Label
        && heading.FirstFigure == First.FirstFigure
        && _grid.AreAlike(heading.Row, First.Row, heading.FirstFigure);

    private List<ColumnHeading> HeadingsOf(HeadingRow heading)
    {
        var headings = new List<ColumnHeading>(_grid.WidthOf(heading.Row));
        foreach (var slot in SlotsOf(heading))
        {
            if (_grid[heading.Row, slot] is { IsEmpty: false } cell)
            {
                headings.Add(new ColumnHeading(slot, cell.Shown));
            }
        }

        return headings;
    }

    /// <summary>Columns between the headings that have none.</summary>
    private List<int> GapsOf(HeadingRow heading) =>
        [.. SlotsOf(heading).Where(slot => _grid[heading.Row, slot].IsEmpty)];

    private IEnumerable<int> SlotsOf(HeadingRow heading) =>
        Enumerable.Range(heading.FirstFigure, Math.Max(0, _grid.WidthOf(heading.Row) - heading.FirstFigure + 1));

    private static bool SameHeading(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || Wording.Letters(left) == Wording.Letters(right);
}
