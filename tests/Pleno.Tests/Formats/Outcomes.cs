using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Formats;

internal static class Outcomes
{
    public static ReadOutcome.Readable ShouldBeFlawless(this ReadOutcome outcome)
    {
        outcome.Findings.Select(Brief).ShouldBeEmpty();
        return outcome.ShouldBeOfType<ReadOutcome.Readable>();
    }

    /// <summary>The findings as "F.110 B5 got": code, place, what stands there.</summary>
    public static void ShouldFind(this ReadOutcome outcome, params string[] expected) =>
        outcome.Findings.Select(Brief).ShouldBe(expected);

    public static void ShouldBeUnreadable(this ReadOutcome outcome, Code code) =>
        outcome.ShouldBeOfType<ReadOutcome.Unreadable>().Findings.ShouldHaveSingleItem().Code.ShouldBe(code);

    public static void ShouldHold(this ReadOutcome.Readable outcome, FigureTable expected)
    {
        var figures = outcome.Draft.Figures;
        figures.Children.ShouldBe(expected.Children);
        foreach (var field in expected.Layout.Fields)
        {
            for (var column = 0; column < expected.Columns; column++)
            {
                figures[column, field].ShouldBe(expected[column, field], $"{field.Key} in column {column}");
            }
        }
    }

    /// <summary>What is printed beside JUMLAH AKHIR, row by row; nothing where nothing is expected.</summary>
    public static void ShouldPrint(this ReadOutcome.Readable outcome, PrintedFigures? expected)
    {
        var printed = outcome.Draft.Printed.ShouldHaveSingleItem();
        Texts(printed.Words).ShouldBe(Texts(expected?.Words ?? []));
        Texts(printed.Percentages).ShouldBe(Texts(expected?.Percentages ?? []));
        (printed.Words.Count + printed.Percentages.Count).ShouldBe(
            printed.Words.Concat(printed.Percentages).Count(cell => cell.Place is not null)
        );

        static IEnumerable<string> Texts(IReadOnlyList<PrintedCell> cells) =>
            cells.Select(cell => $"{cell.Field.Key}: {cell.Text}");
    }

    public static long? Figure(this ReadOutcome.Readable outcome, int column, string key) =>
        outcome.Draft.Figures[column, outcome.Draft.Figures.Layout[key]];

    private static string Brief(Finding finding) =>
        string.Join(
            ' ',
            new[]
            {
                finding.Code.Id,
                finding.Place?.ToString(),
                finding.Got is { } got ? got.Text ?? got.Number.ToString() : null,
            }.Where(part => !string.IsNullOrEmpty(part))
        );
}
