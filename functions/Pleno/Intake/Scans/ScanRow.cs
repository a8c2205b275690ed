using System.Text.RegularExpressions;
using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Intake.Scans;

/// <summary>A line of a scan taken for a row of a table: its number, its label, its line L, P or JML, and its figures.</summary>
/// <param name="Line">The line.</param>
/// <param name="Number">What stands in the column NO; empty where nothing does, or where that could as well be a figure.</param>
/// <param name="Label">The words before the figures; null where the line has none.</param>
/// <param name="Split">L, P or JML; null where there is none.</param>
/// <param name="Figures">The figures at its end, each in a cell of its own; none where the line ends in anything else.</param>
internal sealed partial record ScanRow(
    ScanLine Line,
    string Number,
    ScanLabel? Label,
    VoterSplit? Split,
    IReadOnlyList<ScanFigure> Figures
)
{
    /// <summary>A line without figures: a title, or a part of a label that takes several lines.</summary>
    public bool IsLabel => Figures.Count == 0 && Split is null;

    public static ScanRow Of(ScanLine line)
    {
        var words = line.Words;
        // No form has one column of figures: a number alone on a line is that of a row.
        if (words is [var only] && Numbering().IsMatch(only.Text))
        {
            return new ScanRow(line, only.Text, null, null, []);
        }

        var end = words.Count;
        var figures = new List<ScanFigure>();
        while (
            end > 0 && words[end - 1] is { StartsCell: true } word && WholeNumber.TryParse(word.Text, out var figure)
        )
        {
            figures.Insert(0, new ScanFigure(figure, word.Left));
            end--;
        }

        var split = end > 0 && words[end - 1].StartsCell ? Wording.Split(words[end - 1].Text) : null;
        end -= split is null ? 0 : 1;
        var isNumbered =
            end > 0 && Numbering().IsMatch(words[0].Text) && (end > 1 ? words[1].StartsCell : figures.Count > 0);
        var label = words.Take(end).Skip(isNumbered ? 1 : 0).ToList();
        return new ScanRow(
            line,
            isNumbered ? words[0].Text : "",
            label.Count == 0 ? null : new ScanLabel(ScanLine.TextOf(label), label[0].Left),
            split,
            figures
        );
    }

    /// <summary>"1", "A", "B.2", "IV", each with or without a dot.</summary>
    [GeneratedRegex(@"^([A-Z]|[IVX]{1,4}|\d{1,2})(\.\d{1,2})?\.?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbering();
}

/// <summary>The label of a line.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Left">Where it begins, in points from the left edge.</param>
internal sealed record ScanLabel(string Text, double Left);

/// <summary>A figure of a line.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Left">Where it begins, in points from the left edge.</param>
internal sealed record ScanFigure(long Value, double Left);
