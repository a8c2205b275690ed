using System.Text;

namespace Pleno.Intake.Scans;

/// <summary>A letter where the page shows it: from start to end of its baseline, in points, the origin at the lower left.</summary>
internal readonly record struct ScanLetter(string Text, double X, double Y, double EndX, double EndY, double Size)
{
    /// <summary>Stands for a letter that is not known.</summary>
    public const char Unknown = '\uFFFD';
}

/// <summary>Puts the letters of a page into lines and words by where they stand: the order in which a page draws them means nothing.</summary>
internal static class ScanLines
{
    /// <summary>Letters whose baselines differ by less than this part of their height stand on one line.</summary>
    private const double SameLine = 0.3;

    /// <summary>A space is at least this wide, in heights of the letters; the distance of two letters of a word is about 0.</summary>
    private const double WordGap = 0.18;

    /// <summary>Two letters that cover each other by this part of the narrower one cannot both be read.</summary>
    private const double Overlap = 0.5;

    public static IReadOnlyList<ScanLine> Of(int page, IReadOnlyList<ScanLetter> letters)
    {
        var lines = new List<List<Placed>>();
        foreach (var letter in Upright(letters).OrderByDescending(letter => letter.Baseline))
        {
            var isSame =
                lines.Count > 0
                && lines[^1][0] is var first
                && first.Baseline - letter.Baseline <= SameLine * Math.Max(first.Size, letter.Size);
            if (!isSame)
            {
                lines.Add([]);
            }

            lines[^1].Add(letter);
        }

        return
        [
            .. lines
                .Select(line => Words(line).ToList())
                .Where(words => words.Count > 0)
                .Select((words, index) => new ScanLine(page, index + 1, words)),
        ];
    }

    /// <summary>The letters that run in the direction in which most do, turned so that it is from left to right: stamps and watermarks stay out.</summary>
    private static IEnumerable<Placed> Upright(IReadOnlyList<ScanLetter> letters) =>
        letters
            .Select(Turned)
            .GroupBy(turned => turned.Direction)
            .MaxBy(group => group.Count())
            ?.Select(turned => turned.Letter)
        ?? [];

    private static (int Direction, Placed Letter) Turned(ScanLetter letter)
    {
        const double straight = 0.1;
        var (across, up) = (letter.EndX - letter.X, letter.EndY - letter.Y);
        var direction =
            Math.Abs(up) <= straight * Math.Abs(across) ? (across >= 0 ? 0 : 180)
            : Math.Abs(across) <= straight * Math.Abs(up) ? (up > 0 ? 90 : 270)
            : -1;
        var width = Math.Max(Math.Abs(across), Math.Abs(up));
        var (left, baseline) = direction switch
        {
            90 => (letter.Y, -letter.X),
            180 => (-letter.X, -letter.Y),
            270 => (-letter.Y, letter.X),
            _ => (letter.X, letter.Y),
        };
        return (direction, new Placed(letter.Text, left, left + width, baseline, letter.Size));
    }

    private static IEnumerable<ScanWord> Words(List<Placed> line)
    {
        var word = new StringBuilder();
        var (gap, end) = (double.PositiveInfinity, double.NegativeInfinity);
        var isBroken = false;
        var left = 0.0;
        Placed? before = null;
        foreach (var letter in line.OrderBy(letter => letter.Left))
        {
            if (string.IsNullOrWhiteSpace(letter.Text))
            {
                isBroken = true;
                continue;
            }

            if (before is { } drawn && Covers(drawn, letter))
            {
                // The same letter drawn again to look bold is one letter; another one over it leaves both in doubt.
                if (drawn.Text != letter.Text)
                {
                    word.Append(ScanLetter.Unknown);
                }

                continue;
            }

            var distance = before is null ? double.PositiveInfinity : (letter.Left - end) / letter.Size;
            if (word.Length > 0 && (isBroken || distance > WordGap))
            {
                yield return new ScanWord(word.ToString(), left, gap);
                word.Clear();
            }

            (left, gap) = word.Length == 0 ? (letter.Left, distance) : (left, gap);
            word.Append(letter.Text.Trim());
            (before, end, isBroken) = (letter, letter.Right, false);
        }

        if (word.Length > 0)
        {
            yield return new ScanWord(word.ToString(), left, gap);
        }
    }

    private static bool Covers(Placed first, Placed second) =>
        Math.Min(first.Right, second.Right) - second.Left
        > Overlap * Math.Max(Math.Min(first.Right - first.Left, second.Right - second.Left), double.Epsilon);

    private readonly record struct Placed(string Text, double Left, double Right, double Baseline, double Size);
}
