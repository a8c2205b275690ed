using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Tests.Formats;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>The cells of a right form, changed cell by cell and row by row; and what they then say, to be compared with what is read.</summary>
internal sealed class SheetChanges
{
    private const int LabelColumn = 1;
    private const int SplitColumn = 2;
    private const string HeadingWord = "URAIAN";

    /// <summary>What a row of one line may have beside it, too.</summary>
    private const string Total = "JML";

    private static readonly string[] Splits = ["L", "P", Total];
    private readonly FormBuilder _form;
    private readonly HashSet<string> _labels;
    private readonly HashSet<string> _ofOneLine;
    private readonly Dictionary<string, string> _headings;

    private SheetChanges(FormBuilder form)
    {
        _form = form;
        _labels = [.. form.Layout.Fields.Select(field => field.Label)];
        _ofOneLine = [.. form.Layout.Fields.Where(field => field.Split is null).Select(field => field.Label)];
        var figures = form.Content.Figures;
        _headings = form.Rows[form.HeadingRow - 1]
            .Skip(FormBuilder.FirstFigure - 1)
            .Take(figures.Columns)
            .Index()
            .ToDictionary(one => one.Item, one => $"{figures.AreaOf(one.Index)}");
    }

    public List<List<string>> Rows => _form.Rows;

    public static SheetChanges Of(SmallContest contest, Random random)
    {
        var sheet = new SheetChanges(contest.Form(contest.Child(SmallContest.First)));
        for (var change = random.Next(1, 7); change > 0 && sheet.Rows.Count > 1; change--)
        {
            sheet.Change(random);
        }

        return sheet;
    }

    /// <summary>
    /// The first figure that does not stand, as these digits, in the cell that the reader names for it; in a document that is accepted also one
    /// whose row or column bears the wording of another.
    /// </summary>
    public string? WrongFigure(ReadOutcome.Readable outcome, bool isAccepted)
    {
        var figures = outcome.Draft.Figures;
        foreach (var field in figures.Layout.Fields)
        {
            for (var column = 0; column < figures.Columns; column++)
            {
                if (
                    figures[column, field] is { } figure
                    && outcome.Draft.Places.Of(column, field) is { Row: { } row, Column: { } place }
                    && (
                        OtherText(row - 1, place - 1, figure)
                        ?? (isAccepted ? OtherWording(row - 1, place - 1, field, $"{figures.AreaOf(column)}") : null)
                    )
                        is { } wrong
                )
                {
                    return $"{field.Key}[{column}] = {figure} in row {row}: {wrong}";
                }
            }
        }

        return null;
    }

    private string? OtherText(int row, int column, long figure) =>
        CellAt(row, column) is var text && Digits(text) != $"{figure}" ? $"the file says '{text}'" : null;

    private string? OtherWording(int row, int column, Field field, string area) =>
        LabelAt(row) is { } label && _labels.Contains(label) && label != field.Label ? $"is '{label}'"
        : SplitAt(row) is { } split && split != (SplitOf(field) ?? Total) ? $"is of line {split}"
        : HeadingAt(row, column) is { } heading && _headings.TryGetValue(heading, out var other) && other != area
            ? $"is of '{heading}'"
        : null;

    // A numeric cell of a workbook may begin with zeros; in a text they are refused.
    private static string Digits(string text) =>
        text.Trim().Replace(".", "", StringComparison.Ordinal).TrimStart('0') is { Length: > 0 } digits ? digits : "0";

    private static string? SplitOf(Field field) => field.Split?.ToString().ToUpperInvariant();

    private string? SplitAt(int row) => CellAt(row, SplitColumn) is var split && Splits.Contains(split) ? split : null;

    /// <summary>The label of a row; of a line without one the nearest above that lines of a group may follow.</summary>
    private string? LabelAt(int row) =>
        Enumerable
            .Range(0, row + 1)
            .Reverse()
            .Select(above => CellAt(above, LabelColumn) is { Length: > 0 } label ? label : CellAt(above, 0))
            .FirstOrDefault(text =>
                text.Length > 0 && (text == CellAt(row, LabelColumn) || !_ofOneLine.Contains(text))
            );

    private string? HeadingAt(int row, int column) =>
        Enumerable
            .Range(0, row)
            .Reverse()
            .Where(above => Rows[above].Contains(HeadingWord))
            .Select(above => CellAt(above, column))
            .FirstOrDefault();

    private string CellAt(int row, int column) => row < Rows.Count ? Rows[row].ElementAtOrDefault(column) ?? "" : "";

    private void Change(Random random)
    {
        var row = random.Next(Rows.Count);
        var column = random.Next(Math.Max(1, Rows[row].Count));
        switch (random.Next(10))
        {
            case 0:
                _form.Set(row + 1, column + 1, Nasty.Any(random));
                break;
            case 1:
                _form.Remove(row + 1);
                break;
            case 2:
                _form.Insert(random.Next(Rows.Count) + 1, [.. Rows[row]]);
                break;
            case 3:
                var other = random.Next(Rows.Count);
                (Rows[row], Rows[other]) = (Rows[other], Rows[row]);
                break;
            case 4:
                Rows[row].Insert(column, random.Next(2) == 0 ? "" : Nasty.Any(random));
                break;
            case 5:
                Rows[row].RemoveAt(Math.Min(column, Rows[row].Count - 1));
                break;
            case 6:
                SwapColumns(random.Next(3, 6), random.Next(3, 6));
                break;
            case 7:
                _form.Insert(row + 1, "", "");
                break;
            default:
                ChangeFigure(random);
                break;
        }

        Rows.RemoveAll(cells => cells.Count == 0);
    }

    private void SwapColumns(int one, int two)
    {
        foreach (var cells in Rows.Where(cells => cells.Count > Math.Max(one, two)))
        {
            (cells[one], cells[two]) = (cells[two], cells[one]);
        }
    }

    private void ChangeFigure(Random random)
    {
        var figures = (
            from row in Enumerable.Range(0, Rows.Count)
            from column in Enumerable.Range(0, Rows[row].Count)
            where Rows[row][column].Length is > 0 and < 10 && Rows[row][column].All(char.IsAsciiDigit)
            select (row, column)
        ).ToList();
        if (figures.Count > 0)
        {
            var (row, column) = figures[random.Next(figures.Count)];
            Rows[row][column] = Slip(Rows[row][column], random);
        }
    }

    /// <summary>What happens to a figure that is typed: a digit more, less, another, two exchanged, or points between the thousands.</summary>
    private static string Slip(string digits, Random random)
    {
        var at = random.Next(digits.Length);
        return random.Next(5) switch
        {
            0 => digits.Insert(at, $"{random.Next(10)}"),
            1 => digits.Remove(at, 1),
            2 => $"{digits[..at]}{random.Next(10)}{digits[(at + 1)..]}",
            3 => $"{digits[..at]}{string.Concat(digits[at..].Reverse())}",
            _ => digits.Length > 3 ? digits.Insert(digits.Length - 3, ".") : $" {digits} ",
        };
    }
}
