using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>
/// The number rule for text: <c>1234</c>, or <c>1.234</c> with dots before groups of exactly three digits. Nothing else is a figure:
/// a comma, a space, a sign, an exponent, a leading zero or a letter O could each be read in two ways.
/// </summary>
internal static class WholeNumber
{
    /// <summary>Digits of 2^53.</summary>
    private const int MostDigits = 16;

    private const int MostDots = 5;

    public static bool TryParse(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > MostDigits + MostDots || (text[0] == (byte)'0' && text.Length > 1))
        {
            return false;
        }

        var sum = 0L;
        foreach (var letter in text)
        {
            var digit = (uint)(letter - '0');
            if (digit > 9)
            {
                return letter == (byte)'.' && TryParseDotted(text, out number);
            }

            // More digits than are allowed may overflow; the length then refuses what came of it.
            sum = (sum * 10) + digit;
        }

        number = sum;
        return text.Length <= MostDigits && sum <= FigureTable.Largest;
    }

    private static bool TryParseDotted(ReadOnlySpan<byte> text, out long number)
    {
        number = 0;
        var digits = 0;
        var sinceDot = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9 && ++digits <= MostDigits)
            {
                number = (number * 10) + digit;
                sinceDot = sinceDot < 0 ? sinceDot : sinceDot + 1;
            }
            else if (text[i] == (byte)'.' && (sinceDot == 3 || (sinceDot < 0 && i is >= 1 and <= 3)))
            {
                sinceDot = 0;
            }
            else
            {
                return false;
            }
        }

        return sinceDot is -1 or 3 && number <= FigureTable.Largest;
    }

    public static bool TryParse(ReadOnlySpan<char> text, out long number)
    {
        number = 0;
        if (text.Length is 0 or > MostDigits + MostDots)
        {
            return false;
        }

        Span<byte> ascii = stackalloc byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            ascii[i] = text[i] < 128 ? (byte)text[i] : (byte)'?';
        }

        return TryParse(ascii, out number);
    }
}
