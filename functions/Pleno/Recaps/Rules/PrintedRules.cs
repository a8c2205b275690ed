using Pleno.Areas;
using Pleno.Language;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Rules;

/// <summary>Rules on what a form prints beside its figures: numbers in words and percentages.</summary>
public static class PrintedRules
{
    /// <summary>C05: a number in words (terbilang) is the figure. Words that are no number are another number.</summary>
    public static Finding? WordsAreDigits(string field, AreaCode? area, string words, long figure) =>
        Terbilang.TryParse(words, out var number) && number == figure
            ? null
            : new Finding(
                FormCodes.WordsAreDigits,
                Field: field,
                Area: area,
                Expected: Terbilang.Write(figure),
                Got: words
            );

    /// <summary>C06: printed percentages add up to 100, give or take 0.05 for each of them.</summary>
    public static Finding? PercentagesAddUp(IReadOnlyList<decimal> percentages)
    {
        const decimal rounding = 0.05m;
        var sum = percentages.Sum();
        return Math.Abs(sum - 100) <= rounding * percentages.Count
            ? null
            : new Finding(FormCodes.PercentagesAddUp, Expected: "100", Got: $"{sum}");
    }

    /// <summary>C06: each printed percentage is that of its votes, give or take 0.05.</summary>
    /// <param name="shares">Field, votes and the percentage printed beside them.</param>
    public static IEnumerable<Finding> PercentagesAreOfVotes(
        IReadOnlyList<(string Field, long Votes, decimal Percent)> shares
    )
    {
        const decimal rounding = 0.05m;
        var all = shares.Sum(share => (decimal)share.Votes);
        return from share in shares
            where Math.Abs((share.Percent * all) - (100m * share.Votes)) > rounding * all
            select new Finding(
                FormCodes.PercentagesAddUp,
                Field: share.Field,
                Expected: $"{Math.Round(all == 0 ? 0 : 100m * share.Votes / all, 2)}",
                Got: $"{share.Percent}"
            );
    }
}
