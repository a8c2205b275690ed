using System.Diagnostics.CodeAnalysis;

namespace Pleno.Language;

/// <summary>Whole numbers in Indonesian words, 0 to 2^53: "seribu enam ratus empat puluh sembilan".</summary>
public static class Terbilang
{
    /// <summary>The largest number, 2^53.</summary>
    public const long Largest = 1L << 53;

    private const int LongestText = 400;

    private static readonly string[] Units =
    [
        "nol",
        "satu",
        "dua",
        "tiga",
        "empat",
        "lima",
        "enam",
        "tujuh",
        "delapan",
        "sembilan",
    ];

    private static readonly (string Word, long Size)[] Scales =
    [
        ("kuadriliun", 1_000_000_000_000_000),
        ("triliun", 1_000_000_000_000),
        ("miliar", 1_000_000_000),
        ("juta", 1_000_000),
        ("ribu", 1_000),
    ];

    /// <summary>Every word as the plain words it stands for: "sebelas" is "satu belas". None begins another, so blanks do not matter.</summary>
    private static readonly Dictionary<string, string[]> Plain = Vocabulary();

    /// <summary>The number in words, lower case.</summary>
    public static string Write(long number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Largest);
        return number == 0 ? Units[0] : string.Join(' ', Parts(number));
    }

    /// <summary>Reads a number in words. Letter case, blanks, hyphens and brackets aside; "duapuluh", "satu ribu" and "milyar" are read too.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out long number)
    {
        number = 0;
        if (text is null || text.Length > LongestText || PlainWordsOf(text) is not { Count: > 0 } words)
        {
            return false;
        }

        if (Value(words) is not { } value || value > Largest)
        {
            return false;
        }

        number = (long)value;
        return words.SequenceEqual(PlainWordsOf(Write(number))!);
    }

    private static IEnumerable<string> Parts(long number)
    {
        foreach (var (word, size) in Scales)
        {
            if (number / size is var count and > 0)
            {
                yield return size == 1000 && count == 1 ? "seribu" : $"{Hundreds(count)} {word}";
            }

            number %= size;
        }

        if (number > 0)
        {
            yield return Hundreds(number);
        }
    }

    private static string Hundreds(long number) =>
        number switch
        {
            < 10 => Units[number],
            10 => "sepuluh",
            11 => "sebelas",
            < 20 => $"{Units[number - 10]} belas",
            < 100 => And($"{Units[number / 10]} puluh", number % 10),
            < 200 => And("seratus", number - 100),
            _ => And($"{Units[number / 100]} ratus", number % 100),
        };

    private static string And(string words, long rest) => rest == 0 ? words : $"{words} {Hundreds(rest)}";

    /// <summary>What the words come to, in whatever order; that they are in the right order is checked by writing the number again.</summary>
    private static Int128? Value(List<string> words)
    {
        Int128 sum = 0;
        Int128 group = 0;
        Int128 unit = 0;
        foreach (var word in words)
        {
            switch (word)
            {
                case "belas":
                    group += unit + 10;
                    unit = 0;
                    break;
                case "puluh":
                    group += unit * 10;
                    unit = 0;
                    break;
                case "ratus":
                    group += unit * 100;
                    unit = 0;
                    break;
                default:
                    if (Array.IndexOf(Units, word) is var digit and >= 0)
                    {
                        unit = digit;
                        break;
                    }

                    sum += (group + unit) * Scales.First(scale => scale.Word == word).Size;
                    (group, unit) = (0, 0);
                    break;
            }
        }

        return sum + group + unit;
    }

    private static List<string>? PlainWordsOf(string text)
    {
        var letters = string.Concat(
            text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '(' or ')'))
                .Select(char.ToLowerInvariant)
        );
        var words = new List<string>();
        for (var at = 0; at < letters.Length; )
        {
            if (
                Plain.Keys.FirstOrDefault(word => string.CompareOrdinal(letters, at, word, 0, word.Length) == 0)
                is not { } found
            )
            {
                return null;
            }

            words.AddRange(Plain[found]);
            at += found.Length;
        }

        return words;
    }

    private static Dictionary<string, string[]> Vocabulary()
    {
        var plain = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["milyar"] = ["miliar"],
            ["trilyun"] = ["triliun"],
        };
        foreach (var word in Units.Concat(Scales.Select(scale => scale.Word)).Concat(["belas", "puluh", "ratus"]))
        {
            plain[word] = [word];
        }

        foreach (var word in new[] { "belas", "puluh", "ratus", "ribu", "juta" })
        {
            plain[$"se{word}"] = ["satu", word];
        }

        return plain;
    }
}
