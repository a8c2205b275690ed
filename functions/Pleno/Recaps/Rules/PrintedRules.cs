using Pleno.Language;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>Rules on what a form prints beside JUMLAH AKHIR: the figure in words, and percentages.</summary>
public static class PrintedRules
{
    /// <summary>How far a printed percentage may be from the exact one, for it is rounded.</summary>
    private const decimal Rounding = 0.05m;

    /// <summary>
    /// Every rule over what is printed beside one JUMLAH AKHIR. Where every pair has its votes each percentage is checked by
    /// itself; only where one has not is their sum.
    /// </summary>
    public static IEnumerable<Finding> Of(PrintedFigures printed, FormLayout layout) =>
        [
            .. printed.Words.Select(words => WordsAreDigits(words, printed)).OfType<Finding>(),
            .. VotesOf(printed, layout) is { } votes
                ? printed.Percentages.Select(share => PercentageIsOfVotes(share, printed, votes)).OfType<Finding>()
            : PercentagesAddUp(printed, layout) is { } finding ? [finding]
            : [],
        ];

    /// <summary>C05: the number in words (terbilang) is the figure. Words that are no number are another number.</summary>
    public static Finding? WordsAreDigits(PrintedCell words, PrintedFigures printed) =>
        printed.Total[words.Field.Index] is not { } figure
        || (Terbilang.TryParse(words.Text, out var number) && number == figure)
            ? null
            : new Finding(
                FormCodes.WordsAreDigits,
                words.Place,
                words.Field.Key,
                Expected: Terbilang.Write(figure),
                Got: words.Text
            );

    /// <summary>C06: a printed percentage is that of its votes, give or take 0.05. What is no percentage is another one.</summary>
    /// <param name="share">The percentage.</param>
    /// <param name="printed">What is printed beside the same JUMLAH AKHIR.</param>
    /// <param name="all">The votes of all pairs.</param>
    public static Finding? PercentageIsOfVotes(PrintedCell share, PrintedFigures printed, decimal all)
    {
        var votes = printed.Total[share.Field.Index]!.Value;
        return
            Percentage.TryParse(share.Text, out var percent)
            && Math.Abs((percent * all) - (100m * votes)) <= Rounding * all
            ? null
            : new Finding(
                FormCodes.PercentagesAddUp,
                share.Place,
                share.Field.Key,
                Expected: Percentage.Write(all == 0 ? 0 : 100m * votes / all),
                Got: share.Text
            );
    }

    /// <summary>C06: the printed percentages of all pairs add up to 100, give or take 0.05 for each of them. Not told where one is missing or no percentage.</summary>
    public static Finding? PercentagesAddUp(PrintedFigures printed, FormLayout layout)
    {
        var percentages = printed
            .Percentages.Select(share => Percentage.TryParse(share.Text, out var percent) ? percent : (decimal?)null)
            .OfType<decimal>()
            .ToList();
        var sum = percentages.Sum();
        return percentages.Count < layout.PaslonRows.Count || Math.Abs(sum - 100) <= Rounding * percentages.Count
            ? null
            : new Finding(
                FormCodes.PercentagesAddUp,
                printed.Percentages[^1].Place,
                Expected: "100",
                Got: Percentage.Write(sum)
            );
    }

    /// <summary>The votes of all pairs; null when one is missing.</summary>
    private static decimal? VotesOf(PrintedFigures printed, FormLayout layout) =>
        layout.PaslonRows.Aggregate((decimal?)0, (sum, field) => sum + printed.Total[field.Index]);
}
