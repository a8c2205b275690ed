using System.Globalization;

namespace Pleno.Recaps.Hints;

/// <summary>Slips of one digit between a figure as it stands and the figure that would balance.</summary>
public static class DigitSlips
{
    /// <summary>Digits taken for each other: 3 and 8, 2 and 7 by Sirekap in 2024; 8 and 4 in Kotawaringin Timur; the rest by shape.</summary>
    private static readonly string[] Confusable = ["38", "27", "48", "17", "06", "56", "49", "08", "68"];

    /// <summary>The strongest slip that leads from <paramref name="right"/> to <paramref name="stated"/>; null when none does.</summary>
    public static HintKind? Between(long stated, long right)
    {
        if (stated == right || stated < 0 || right < 0)
        {
            return null;
        }

        var (wrong, meant) = (Digits(stated), Digits(right));
        return AreSwapped(wrong, meant) ? HintKind.DigitsSwapped
            : IsFactorOfTen(stated, right) ? HintKind.FactorOfTen
            : IsDoubled(wrong, meant) ? HintKind.DigitDoubled
            : stated != 0 && IsDropped(wrong, meant) ? HintKind.DigitDropped
            : OtherDigit(wrong, meant) is not { } pair ? null
            : Confusable.Contains(pair) ? HintKind.DigitMisread
            : HintKind.DigitMistyped;
    }

    private static bool AreSwapped(string wrong, string meant)
    {
        var at = FirstDifference(wrong, meant);
        return wrong.Length == meant.Length
            && at + 1 < wrong.Length
            && wrong[at] == meant[at + 1]
            && wrong[at + 1] == meant[at]
            && wrong.AsSpan(at + 2).SequenceEqual(meant.AsSpan(at + 2));
    }

    private static bool IsFactorOfTen(long stated, long right) =>
        (Int128)stated == (Int128)right * 10 || (Int128)right == (Int128)stated * 10;

    private static bool IsDoubled(string wrong, string meant)
    {
        var at = FirstDifference(wrong, meant);
        return at > 0 && IsDropped(meant, wrong) && wrong[at] == wrong[at - 1];
    }

    /// <summary>Whether <paramref name="meant"/> without one of its digits is <paramref name="wrong"/>.</summary>
    private static bool IsDropped(string wrong, string meant)
    {
        var at = FirstDifference(wrong, meant);
        return meant.Length == wrong.Length + 1 && wrong.AsSpan(at).SequenceEqual(meant.AsSpan(at + 1));
    }

    /// <summary>The two digits, the smaller first, where the figures differ in one digit only.</summary>
    private static string? OtherDigit(string wrong, string meant)
    {
        var at = FirstDifference(wrong, meant);
        if (wrong.Length != meant.Length || !wrong.AsSpan(at + 1).SequenceEqual(meant.AsSpan(at + 1)))
        {
            return null;
        }

        return wrong[at] < meant[at] ? $"{wrong[at]}{meant[at]}" : $"{meant[at]}{wrong[at]}";
    }

    private static int FirstDifference(string left, string right) => left.AsSpan().CommonPrefixLength(right);

    private static string Digits(long figure) => figure.ToString(CultureInfo.InvariantCulture);
}
