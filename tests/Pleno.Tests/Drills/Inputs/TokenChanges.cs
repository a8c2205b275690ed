using System.Text;
using System.Text.RegularExpressions;

namespace Pleno.Tests.Drills.Inputs;

/// <summary>Changes a text word by word and mark by mark: lost, doubled, exchanged, or something nasty instead.</summary>
internal static partial class TokenChanges
{
    public static byte[] OfText(string text, Random random)
    {
        var tokens = Token().Matches(text).Select(match => match.Value).ToList();
        for (var change = random.Next(1, 7); change > 0 && tokens.Count > 0; change--)
        {
            Change(tokens, random);
        }

        return Encoding.UTF8.GetBytes(string.Concat(tokens));
    }

    private static void Change(List<string> tokens, Random random)
    {
        var (at, other) = (random.Next(tokens.Count), random.Next(tokens.Count));
        switch (random.Next(6))
        {
            case 0:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[at]);
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens.Insert(at, tokens[other]);
                break;
            case 4:
                var length = Math.Min(random.Next(2, 30), tokens.Count - at);
                tokens.RemoveRange(at, length);
                break;
            default:
                tokens[at] = Nasty.Any(random);
                break;
        }
    }

    /// <summary>A quoted text, a number, a word, or one mark.</summary>
    [GeneratedRegex(
        """
            "[^"\n]*"|-?\d[\d.]*|\w+|\s+|.
            """,
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex Token();
}
