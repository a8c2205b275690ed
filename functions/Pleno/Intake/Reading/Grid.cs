using System.Text;
using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>
/// A sheet of cells as XLSX and CSV give it. Rows without content may be left out; every row knows its number in the file.
/// A cell takes eight bytes: its kind in the top bits, and a number or the index of a text below.
/// </summary>
internal sealed class Grid
{
    /// <summary>Rows read at most.</summary>
    public const int MostRows = 10_000;

    /// <summary>Columns read at most: the largest form of the country has fewer than 100.</summary>
    public const int MostColumns = 4_000;

    /// <summary>Cells kept at most, empty ones before a filled one among them.</summary>
    public const int MostCells = 4_000_000;

    /// <summary>Characters of text kept at most.</summary>
    public const int MostText = 16_000_000;

    /// <summary>Characters kept of one text. No label is longer, so a longer one still matches nothing.</summary>
    public const int LongestText = 1_024;

    private const int NoText = -1;
    private const int KindShift = 60;
    private const ulong Payload = (1UL << KindShift) - 1;
    private readonly List<GridRow> _rows = [];
    private readonly List<string> _texts = [];
    private readonly List<int> _lastTexts = [];
    private GridRow _row = new(number: 0, expected: 0);
    private int _cellsBefore;
    private int _room;
    private int _textLength;

    /// <param name="sheet">Name of the sheet; null for CSV.</param>
    /// <param name="dayZero">The day that a spreadsheet counts its dates from; null where a number is never a date.</param>
    public Grid(string? sheet, DateOnly? dayZero)
    {
        Sheet = sheet;
        DayZero = dayZero;
    }

    public string? Sheet { get; }

    public DateOnly? DayZero { get; }

    /// <summary>Number of rows kept.</summary>
    public int Rows => _rows.Count;

    /// <summary>True when the sheet is larger than is read; what was added after that is not kept.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>The row's number in the file, from 1.</summary>
    public int NumberOf(int row) => _rows[row].Number;

    /// <summary>The last column of the row that holds something.</summary>
    public int WidthOf(int row) => _rows[row].Width;

    /// <summary>The cell of a row by its column from 1; empty past the row's end.</summary>
    public Cell this[int row, int column]
    {
        get
        {
            var cells = _rows[row].Cells;
            return column < 1 || column > cells.Length ? default : Unpack(cells[column - 1]);
        }
    }

    /// <summary>The numbers of a row in these columns; <see cref="FigureTable.Missing"/> for a cell that holds something else or nothing.</summary>
    public void TakeNumbers(int row, ReadOnlySpan<int> columns, Span<long> numbers)
    {
        var cells = _rows[row].Cells;
        for (var index = 0; index < columns.Length; index++)
        {
            var at = columns[index] - 1;
            var cell = at < cells.Length ? cells[at] : 0;
            numbers[index] = cell >> KindShift == (ulong)CellKind.Number ? (long)(cell & Payload) : FigureTable.Missing;
        }
    }

    /// <summary>Whether two rows hold the same from this column on.</summary>
    public bool AreAlike(int left, int right, int from)
    {
        var leftCells = CellsFrom(left, from);
        var rightCells = CellsFrom(right, from);
        if (leftCells.Length != rightCells.Length)
        {
            return false;
        }

        for (var index = 0; index < leftCells.Length; index++)
        {
            if (leftCells[index] != rightCells[index] && Unpack(leftCells[index]) != Unpack(rightCells[index]))
            {
                return false;
            }
        }

        return true;
    }

    public Place PlaceOf(int row, int column) => Place.Cell(Sheet, NumberOf(row), column);

    public Place PlaceOf(int row) => Place.OfRow(Sheet, NumberOf(row));

    /// <summary>Starts a row. Numbers rise, and so do the columns added to a row.</summary>
    public void StartRow(int number)
    {
        _row.Close();
        _cellsBefore += _row.Width;
        _room = number > MostRows ? 0 : Math.Min(MostColumns, MostCells - _cellsBefore);
        _row = new GridRow(number, expected: _row.Width);
        _rows.Add(_row);
    }

    public void AddNumber(int column, long number) => Add(column, CellKind.Number, (ulong)number);

    public void AddText(int column, CellKind kind, string text)
    {
        if (HasRoomFor(text))
        {
            _texts.Add(text);
            Add(column, kind, (ulong)(_texts.Count - 1));
        }
    }

    /// <summary>Adds a text by the number rule: spaces around it are no content, a leading "=" is a formula.</summary>
    public void AddTyped(int column, ReadOnlySpan<byte> utf8)
    {
        if (WholeNumber.TryParse(utf8, out var number))
        {
            AddNumber(column, number);
        }
        else if (!utf8.IsEmpty && !TryAddAgain(column, utf8))
        {
            var next = _texts.Count;
            AddTyped(column, Encoding.UTF8.GetString(utf8));
            if (_texts.Count > next)
            {
                Keep(column, next);
            }
        }
    }

    /// <inheritdoc cref="AddTyped(int, ReadOnlySpan{byte})"/>
    public void AddTyped(int column, string text)
    {
        var trimmed = Trimmed(text);
        if (WholeNumber.TryParse(trimmed.AsSpan(), out var number))
        {
            AddNumber(column, number);
        }
        else if (trimmed.Length > 0)
        {
            AddText(column, KindOf(trimmed), trimmed);
        }
    }

    /// <summary>A text without the spaces around it, and no longer than <see cref="LongestText"/>.</summary>
    internal static string Trimmed(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= LongestText ? trimmed : trimmed[..LongestText];
    }

    private static CellKind KindOf(string typed) => typed[0] == '=' ? CellKind.Formula : CellKind.Text;

    private bool HasRoomFor(string text)
    {
        _textLength += text.Length;
        IsTooLarge |= _textLength > MostText;
        return _textLength <= MostText;
    }

    /// <summary>Every section repeats the headings: a text that comes again in its column is not made again.</summary>
    private bool TryAddAgain(int column, ReadOnlySpan<byte> utf8)
    {
        if (column > _lastTexts.Count || _lastTexts[column - 1] is var last && last == NoText)
        {
            return false;
        }

        var text = _texts[last];
        if (!Ascii.Equals(utf8, text))
        {
            return false;
        }

        if (HasRoomFor(text))
        {
            Add(column, KindOf(text), (ulong)last);
        }

        return true;
    }

    /// <summary>Keeps in mind which text a column had last.</summary>
    private void Keep(int column, int text)
    {
        while (_lastTexts.Count < column && column <= MostColumns)
        {
            _lastTexts.Add(NoText);
        }

        if (column <= MostColumns)
        {
            _lastTexts[column - 1] = text;
        }
    }

    private ReadOnlySpan<ulong> CellsFrom(int row, int column) =>
        column <= WidthOf(row) ? _rows[row].Cells[(column - 1)..] : [];

    private void Add(int column, CellKind kind, ulong payload)
    {
        if (column > _room)
        {
            IsTooLarge = true;
            return;
        }

        _row.Set(column, ((ulong)kind << KindShift) | payload);
    }

    private Cell Unpack(ulong packed) =>
        (CellKind)(packed >> KindShift) switch
        {
            CellKind.Empty => default,
            CellKind.Number => Cell.OfNumber((long)(packed & Payload)),
            var kind => new Cell(kind, 0, _texts[(int)(packed & Payload)]),
        };

    /// <summary>A row with its cells up to the last that holds something.</summary>
    /// <param name="number">Its number in the file.</param>
    /// <param name="expected">How wide it is likely to be: as the row before, for those of a table are.</param>
    private sealed class GridRow(int number, int expected)
    {
        private ulong[] _cells = new ulong[expected];

        public int Number { get; } = number;

        public int Width { get; private set; }

        public ReadOnlySpan<ulong> Cells => _cells.AsSpan(0, Width);

        public void Set(int column, ulong cell)
        {
            if (column > _cells.Length)
            {
                Array.Resize(ref _cells, Math.Max(_cells.Length * 2, column));
            }

            // What lies between the last cell and this one was never written: it is zero, an empty cell.
            _cells[column - 1] = cell;
            Width = column;
        }

        /// <summary>Gives back what a narrow row after a wide one does not need.</summary>
        public void Close()
        {
            if (Width < _cells.Length / 2)
            {
                Array.Resize(ref _cells, Width);
            }
        }
    }
}
