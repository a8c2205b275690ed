using Pleno.Areas;

namespace Pleno.Recaps;

/// <summary>
/// The figures of a form: one column per child area and the total column (JUMLAH AKHIR) last, one row per field.
/// A figure is a whole number from 0 to 2^53; a figure that is missing or could not be read is null, which is not zero.
/// </summary>
public sealed class FigureTable
{
    /// <summary>The largest figure accepted, 2^53: above it a spreadsheet no longer holds every whole number.</summary>
    public const long Largest = 1L << 53;

    /// <summary>Stands in a row where a figure is missing.</summary>
    internal const long Missing = -1;

    /// <summary>By field, then by column: most rules go along a row, and no row is large for the garbage collector.</summary>
    private readonly long[][] _rows;

    /// <param name="layout">The rows.</param>
    /// <param name="children">The child areas in the order of the columns; the total column comes after them.</param>
    public FigureTable(FormLayout layout, IReadOnlyList<AreaCode> children)
    {
        Layout = layout;
        Children = children;
        _rows = new long[layout.Fields.Count][];
        for (var field = 0; field < _rows.Length; field++)
        {
            _rows[field] = new long[children.Count + 1];
            Array.Fill(_rows[field], Missing);
        }
    }

    public FormLayout Layout { get; }

    /// <summary>The child areas in the order of the columns.</summary>
    public IReadOnlyList<AreaCode> Children { get; }

    /// <summary>Index of the total column.</summary>
    public int TotalColumn => Children.Count;

    /// <summary>Number of columns, the total column among them.</summary>
    public int Columns => Children.Count + 1;

    /// <summary>True when every figure is there.</summary>
    public bool IsComplete => Array.TrueForAll(_rows, row => !row.Contains(Missing));

    public long? this[int column, Field field]
    {
        get => this[column, field.Index];
        set => this[column, field.Index] = value;
    }

    public long? this[int column, int field]
    {
        get => _rows[field][column] is var figure && figure == Missing ? null : figure;
        set
        {
            if (value is < 0 or > Largest)
            {
                throw NoFigure(value);
            }

            _rows[field][column] = value ?? Missing;
        }
    }

    /// <summary>The figures of one field by column, <see cref="Missing"/> where there is none.</summary>
    internal ReadOnlySpan<long> Row(int field) => _rows[field];

    /// <summary>Takes the figures of one field in all columns, none of them missing.</summary>
    internal void SetRow(Field field, ReadOnlySpan<long> figures)
    {
        if (figures.IndexOfAnyExceptInRange(0, Largest) is var at and >= 0)
        {
            throw NoFigure(figures[at]);
        }

        figures.CopyTo(_rows[field.Index].AsSpan(0, Columns));
    }

    /// <summary>Index of a child's column, or null when it has none.</summary>
    public int? ColumnOf(AreaCode child)
    {
        for (var column = 0; column < Children.Count; column++)
        {
            if (Children[column] == child)
            {
                return column;
            }
        }

        return null;
    }

    /// <summary>The area of a column; null for the total column.</summary>
    public AreaCode? AreaOf(int column) => column == TotalColumn ? null : Children[column];

    /// <summary>The figures of one column by field, in the order of the layout. Throws when one is missing.</summary>
    public Figures Column(int column) =>
        new(
            Layout,
            [
                .. Enumerable
                    .Range(0, _rows.Length)
                    .Select(field => this[column, field] ?? throw Incomplete(column, field)),
            ]
        );

    private static ArgumentOutOfRangeException NoFigure(long? value) =>
        new(nameof(value), value, "A figure is a whole number from 0 to 2^53.");

    private InvalidOperationException Incomplete(int column, int field) =>
        new($"No figure for {Layout.Fields[field].Key} in column {column}.");
}
