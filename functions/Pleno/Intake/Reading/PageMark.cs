using System.Text.RegularExpressions;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>"Halaman 2 dari 3" above the table of a sheet.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many pages there are.</param>
internal sealed partial record PageMark(int Number, int Count)
{
    private const int LongestHead = 200;

    /// <summary>The mark of a sheet that has a table; null when it has none.</summary>
    public static PageMark? Of(Grid grid)
    {
        var end = Math.Min(HeadingRow.FirstIn(grid)!.Value, LongestHead);
        for (var row = 0; row < end; row++)
        {
            for (var column = 1; column <= grid.WidthOf(row); column++)
            {
                if (grid[row, column] is { Kind: CellKind.Text } cell && In(cell.Shown) is { } mark)
                {
                    return mark;
                }
            }
        }

        return null;
    }

    /// <summary>The mark that stands in a text; null when there is none.</summary>
    public static PageMark? In(string text) =>
        Pattern().Match(text) is { Success: true } match
            ? new PageMark(int.Parse(match.Groups["number"].Value), int.Parse(match.Groups["count"].Value))
            : null;

    /// <summary>The sheets in the order of their marks, F.722 when a page is not there or there twice, or F.121 when a sheet has no mark.</summary>
    public static GridOutcome InOrder(IReadOnlyList<Grid> sheets)
    {
        var marks = sheets.Select(Of).ToList();
        if (marks.Contains(null))
        {
            var second = sheets[1];
            return new GridOutcome(
                null,
                new Finding(
                    DocumentCodes.SeveralTables,
                    second.PlaceOf(HeadingRow.FirstIn(second)!.Value),
                    Expected: 1,
                    Got: string.Join(", ", sheets.Select(sheet => sheet.Sheet))
                )
            );
        }

        var pages = sheets
            .Zip(marks, (sheet, mark) => (Sheet: sheet, Mark: mark!))
            .OrderBy(page => page.Mark.Number)
            .ToList();
        var expected = Enumerable.Range(1, sheets.Count).Select(number => new PageMark(number, sheets.Count));
        return pages.Select(page => page.Mark).SequenceEqual(expected)
            ? new GridOutcome(pages[0].Sheet, null, [.. pages.Select(page => page.Sheet)])
            : new GridOutcome(
                null,
                new Finding(
                    BetweenCodes.PagesIncomplete,
                    Expected: Text(
                        Enumerable.Range(1, pages.Max(page => page.Mark.Count)),
                        pages.Max(page => page.Mark.Count)
                    ),
                    Got: string.Join(", ", pages.Select(page => $"{page.Mark.Number}/{page.Mark.Count}"))
                )
            );
    }

    private static string Text(IEnumerable<int> numbers, int count) =>
        string.Join(", ", numbers.Select(number => $"{number}/{count}"));

    [GeneratedRegex(
        @"\bHAL(AMAN)?\.?\s*:?\s*(?<number>\d{1,3})\s+DARI\s+(?<count>\d{1,3})\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Pattern();
}
