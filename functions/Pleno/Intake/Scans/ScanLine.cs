namespace Pleno.Intake.Scans;

/// <summary>A word of the text layer.</summary>
/// <param name="Text">What it says; U+FFFD for a letter that could be read in two ways or whose meaning the file does not give.</param>
/// <param name="Left">Where it begins, in points from the left edge.</param>
/// <param name="Gap">Distance from the word before, in heights of its letters; infinite for the first of a line.</param>
public sealed record ScanWord(string Text, double Left, double Gap)
{
    /// <summary>
    /// Words further apart than this stand in different cells of a table. Two spaces are narrower; the padding of a cell on both sides is wider.
    /// </summary>
    public const double CellGap = 0.6;

    /// <summary>Whether a cell begins with it.</summary>
    public bool StartsCell => Gap >= CellGap;
}

/// <summary>A line of the text layer, from left to right.</summary>
/// <param name="Page">Page, from 1.</param>
/// <param name="Number">Line of the page, from 1.</param>
/// <param name="Words">Its words.</param>
public sealed record ScanLine(int Page, int Number, IReadOnlyList<ScanWord> Words)
{
    public string Text => TextOf(Words);

    public static string TextOf(IEnumerable<ScanWord> words) => string.Join(' ', words.Select(word => word.Text));
}

/// <summary>A page of the text layer, its lines from top to bottom.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Lines">Its lines; none where the page is a picture.</param>
public sealed record ScanPage(int Number, IReadOnlyList<ScanLine> Lines);
