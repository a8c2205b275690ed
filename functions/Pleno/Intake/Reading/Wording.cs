using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>How two wordings are compared: capitals, punctuation, numbering and sums in brackets do not matter.</summary>
internal static partial class Wording
{
    private const int LongestLabel = 300;
    private static readonly string[] TotalWords = ["JUMLAH", "TOTAL", "JML", "SUB"];
    private static readonly SearchValues<string> TotalWord = SearchValues.Create(
        TotalWords,
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly string[] Openings = ["JUMLAH", "SELURUH", "TOTAL"];

    /// <summary>Nothing, or the dash that stands for it: not filled in.</summary>
    public static bool IsBlank(string text) => text.Length == 0 || text is "-" or "–";

    /// <summary>Capital letters and digits only.</summary>
    public static string Letters(string text)
    {
        Span<char> letters = stackalloc char[LongestLabel];
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter) && length < LongestLabel)
            {
                letters[length++] = char.ToUpperInvariant(letter);
            }
        }

        return new string(letters[..length]);
    }

    /// <summary>Whether <see cref="Letters"/> of a text are these. Most texts differ in the first letter.</summary>
    public static bool Says(string text, string letters)
    {
        var same = 0;
        foreach (var letter in text)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                continue;
            }

            if (same == letters.Length || char.ToUpperInvariant(letter) != letters[same])
            {
                return false;
            }

            same++;
        }

        return same == letters.Length;
    }

    /// <summary>Capital words with single spaces between, numbering and sums in brackets off: "B.4 Jumlah … (B.1+B.2)" gives "JUMLAH …".</summary>
    public static string Words(string label)
    {
        if (label.Length > LongestLabel)
        {
            return "";
        }

        var text = Sum().Replace(Numbering().Replace(label.ToUpperInvariant(), ""), " ");
        var words = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                words.Append(letter);
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    /// <summary>The words without "yang" and without the "jumlah", "seluruh" or "total" that they begin with.</summary>
    public static string Core(string label)
    {
        var words = Words(label)
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word != "YANG")
            .ToList();
        while (words.Count > 1 && Openings.Contains(words[0]))
        {
            words.RemoveAt(0);
        }

        return string.Join(' ', words);
    }

    /// <summary>Whether the words call themselves a total: JUMLAH, TOTAL, JUMLAH PINDAHAN, SUBTOTAL.</summary>
    public static bool IsTotal(string text) =>
        text.AsSpan().ContainsAny(TotalWord)
        && Words(text).Split(' ') is [var first, ..]
        && (TotalWords.Contains(first) || first == "SUBTOTAL");

    /// <summary>The line of a group of voters: L, LK, LAKI-LAKI; P, PR, PEREMPUAN; JML, JUMLAH.</summary>
    public static VoterSplit? Split(string text) =>
        Letters(text) switch
        {
            "L" or "LK" or "LAKI" or "LAKILAKI" => VoterSplit.L,
            "P" or "PR" or "PEREMPUAN" => VoterSplit.P,
            "JML" or "JUMLAH" or "J" or "LP" or "TOTAL" => VoterSplit.Jml,
            _ => null,
        };

    [GeneratedRegex(
        @"^\s*(?:[IVX]{1,4}|[A-Z]|\d{1,2})(?:\.\d{1,2}|\.[A-Z](?=[.\s]))*(?:\s*[.):]\s*|\s+)(?=\S)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Numbering();

    [GeneratedRegex(
        @"\((?:\s*[A-Z0-9.]{1,6}\s*\+)+\s*[A-Z0-9.]{1,6}\s*\)",
        RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Sum();
}
