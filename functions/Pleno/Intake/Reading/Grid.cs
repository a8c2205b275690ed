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

    private const int KindShift = 60;
    private const ulong Payload = (1UL << KindShift) - 1;
    private ulong[] _cells = new ulong[1_024];
    private int _count;
    private int _start;
    private int _number;
    private readonly List<string> _texts = [];
    private readonly List<(int Number, int Start)> _rows = [];
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
    public int WidthOf(int row) => End(row) - _rows[row].Start;

    /// <summary>The cell of a row by its column from 1; empty past the row's end.</summary>
    public Cell this[int row, int column]
    {
        get
        {
            var at = _rows[row].Start + column - 1;
            return column < 1 || at >= End(row) ? default : Unpack(_cells[at]);
        }
    }

    public Place PlaceOf(int row, int column) => Place.Cell(Sheet, NumberOf(row), column);

    public Place PlaceOf(int row) => Place.OfRow(Sheet, NumberOf(row));

    /// <summary>Starts a row. Numbers rise, and so do the columns added to a row.</summary>
    public void StartRow(int number)
    {
        _number = number;
        _start = _count;
        _rows.Add((number, _count));
    }

    public void AddNumber(int column, long number) => Add(column, CellKind.Number, (ulong)number);

    public void AddText(int column, CellKind kind, string text)
    {
        _textLength += text.Length;
        if (_textLength > MostText)
        {
            IsTooLarge = true;
            return;
        }

        _texts.Add(text);
        Add(column, kind, (ulong)(_texts.Count - 1));
    }

    /// <summary>Adds a text by the number rule: spaces around it are no content, a leading "=" is a formula.</summary>
    public void AddTyped(int column, ReadOnlySpan<byte> utf8)
    {
        if (WholeNumber.TryParse(utf8, out var number))
        {
            AddNumber(column, number);
        }
        else if (!utf8.IsEmpty)
        {
            AddTyped(column, Encoding.UTF8.GetString(utf8));
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
            AddText(column, trimmed[0] == '=' ? CellKind.Formula : CellKind.Text, trimmed);
        }
    }

    /// <summary>A text without the spaces around it, and no longer than <see cref="LongestText"/>.</summary>
    internal static string Trimmed(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length <= LongestText ? trimmed : trimmed[..LongestText];
    }

    private void Add(int column, CellKind kind, ulong payload)
    {
        var at = _start + column - 1;
        if (_number > MostRows || column > MostColumns || at >= MostCells)
        {
            IsTooLarge = true;
            return;
        }

        if (at >= _cells.Length)
        {
            Array.Resize(ref _cells, Math.Max(_cells.Length * 2, at + 1));
        }

        // What lies between the last cell and this one was never written: it is zero, an empty cell.
        _cells[at] = ((ulong)kind << KindShift) | payload;
        _count = at + 1;
    }

    private int End(int row) => row + 1 < _rows.Count ? _rows[row + 1].Start : _count;

    private Cell Unpack(ulong packed) =>
        (CellKind)(packed >> KindShift) switch
        {
            CellKind.Empty => default,
            CellKind.Number => Cell.OfNumber((long)(packed & Payload)),
            var kind => new Cell(kind, 0, _texts[(int)(packed & Payload)]),
        };
}
