using System.Globalization;
using System.Xml;
using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>Reads one sheet of a workbook into a <see cref="Grid"/>. Hidden rows and columns are read like the others.</summary>
internal sealed class XlsxSheet(
    XmlReader xml,
    Grid grid,
    Func<List<string>> sharedStrings,
    Func<HashSet<string>> percentStyles
)
{
    private int _row;
    private int _column;

    /// <summary>Reads to the end, or until the grid is too large. Throws <see cref="InvalidDataException"/> or <see cref="XmlException"/> on damage.</summary>
    public void Read()
    {
        while (!grid.IsTooLarge && xml.ReadGuarded())
        {
            if (xml.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "row":
                    StartRow();
                    break;
                case "c":
                    ReadCell();
                    break;
            }
        }
    }

    private void StartRow()
    {
        var number = xml.GetAttribute("r") is { } text ? Positive(text) : _row + 1;
        if (number <= _row)
        {
            throw new InvalidDataException($"Row {number} comes after row {_row}.");
        }

        _row = number;
        _column = 0;
        grid.StartRow(number);
    }

    private void ReadCell()
    {
        var column = xml.GetAttribute("r") is { } reference ? ColumnOf(reference) : _column + 1;
        if (column <= _column || _row == 0)
        {
            throw new InvalidDataException($"Column {column} comes after column {_column} in row {_row}.");
        }

        _column = column;
        var type = xml.GetAttribute("t");
        var style = xml.GetAttribute("s");
        if (xml.IsEmptyElement)
        {
            return;
        }

        string? formula = null;
        var value = "";
        var depth = xml.Depth;
        while (xml.ReadGuarded() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.Depth != depth + 1)
            {
                continue;
            }

            switch (xml.LocalName)
            {
                case "v":
                    value = XlsxText.OfElement(xml);
                    break;
                case "f":
                    formula = XlsxText.OfElement(xml);
                    break;
                case "is":
                    value = XlsxText.OfRuns(xml);
                    break;
            }
        }

        Add(type, style, formula, value);
    }

    private void Add(string? type, string? style, string? formula, string value)
    {
        if (formula is not null)
        {
            grid.AddText(_column, CellKind.Formula, $"={formula}");
        }
        else if (value.Length > 0)
        {
            AddValue(type, style, value);
        }
    }

    private void AddValue(string? type, string? style, string value)
    {
        switch (type)
        {
            case null or "n":
                AddNumber(value, style);
                break;
            case "s":
                AddShared(value);
                break;
            case "b":
                grid.AddText(_column, CellKind.Text, value == "0" ? "FALSE" : "TRUE");
                break;
            default:
                grid.AddTyped(_column, value);
                break;
        }
    }

    private void AddShared(string value)
    {
        var strings = sharedStrings();
        if (
            !int.TryParse(value.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            || index >= strings.Count
        )
        {
            throw new InvalidDataException($"There is no shared string {value}.");
        }

        grid.AddTyped(_column, strings[index]);
    }

    private void AddNumber(string value, string? style)
    {
        // A dot in a number of a spreadsheet is the decimal point, never a separator of thousands.
        if (!value.Contains('.', StringComparison.Ordinal) && WholeNumber.TryParse(value.AsSpan(), out var whole))
        {
            grid.AddNumber(_column, whole);
        }
        else if (
            double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsInteger(number)
            && number is >= 0 and <= FigureTable.Largest
            && !double.IsNegative(number)
        )
        {
            AddWhole(value, (long)number);
        }
        else
        {
            grid.AddText(_column, CellKind.OtherNumber, Shown(value.Trim(), style));
        }
    }

    /// <summary>A fraction as the spreadsheet shows it: 0.4528 in percent format is 45.28%.</summary>
    private string Shown(string value, string? style) =>
        style is not null
        && percentStyles().Contains(style)
        && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && Math.Abs(number) < 1000
            ? $"{(number * 100).ToString("0.##########", CultureInfo.InvariantCulture)}%"
            : value;

    private void AddWhole(string value, long number)
    {
        // 2^53 + 1 rounds to 2^53; the digits tell them apart.
        if (number == FigureTable.Largest)
        {
            grid.AddText(_column, CellKind.OtherNumber, value.Trim());
        }
        else
        {
            grid.AddNumber(_column, number);
        }
    }

    private static int Positive(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw new InvalidDataException($"'{text}' is no row.");

    private static int ColumnOf(string reference)
    {
        var column = 0;
        foreach (var letter in reference)
        {
            if (char.IsAsciiLetter(letter) && column < 100_000)
            {
                column = (column * 26) + (char.ToUpperInvariant(letter) - 'A') + 1;
            }
            else if (!char.IsAsciiDigit(letter))
            {
                throw new InvalidDataException($"'{reference}' is no cell.");
            }
        }

        return column;
    }
}
