using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Pleno.Intake.Scans;

/// <summary>
/// How many codes the ranges of a font's code table (CMap) spread over: <c>1 beginbfrange &lt;0041&gt; &lt;005A&gt; &lt;0061&gt; endbfrange</c>
/// spreads over 25 beyond its own entry.
/// </summary>
internal static partial class CodeTable
{
    /// <summary>The number of codes; beyond any limit where the table is not written as the standard says and could be read in two ways.</summary>
    public static double Spread(ReadOnlySpan<byte> table)
    {
        var text = NoRange().Replace(Encoding.Latin1.GetString(table), " ");
        if (text.Contains('(', StringComparison.Ordinal))
        {
            return double.MaxValue;
        }

        var sections = Section().Matches(text);
        return sections.Count == Begin().Count(text)
            ? sections.Sum(section =>
                section
                    .Groups["first"]
                    .Captures.Zip(section.Groups["last"].Captures)
                    .Sum(range => Math.Abs(Code(range.Second) - Code(range.First)))
            )
            : double.MaxValue;
    }

    private static double Code(Capture digits) =>
        uint.TryParse(digits.ValueSpan.Trim(), NumberStyles.HexNumber, null, out var code) ? code : double.MaxValue;

    /// <summary>Strings and comments, in which nothing is a range.</summary>
    [GeneratedRegex(@"\((?:\\.|[^\\()])*\)|%[^\r\n]*", RegexOptions.Singleline, matchTimeoutMilliseconds: 2000)]
    private static partial Regex NoRange();

    [GeneratedRegex(@"begin(bf|cid|notdef)range", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Begin();

    [GeneratedRegex(
        @"begin(bf|cid|notdef)range(\s*<(?<first>[^<>]*)>\s*<(?<last>[^<>]*)>\s*(<[^<>]*>|\[[^\[\]]*\]|\d+))*\s*end(bf|cid|notdef)range",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Section();
}
