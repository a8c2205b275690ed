using UglyToad.PdfPig;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Parser.Parts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pleno.Intake.Scans;

/// <summary>
/// Looks at a font before the library loads it. Widths and code tables are given as ranges, and the library keeps one entry for each code of a
/// range: a few bytes could ask for thousands of millions of them. Text in such a font is not read.
/// </summary>
internal sealed class FontGuard(IPdfTokenScanner scanner, ILookupFilterProvider filters)
{
    /// <summary>Checks every font of a dictionary of fonts.</summary>
    /// <exception cref="InvalidDataException">A font spreads over more codes than <see cref="ScanLimits.MostFontCodes"/>.</exception>
    public void CheckAll(DictionaryToken fonts)
    {
        foreach (var token in fonts.Data.Values)
        {
            Check(token);
        }
    }

    /// <inheritdoc cref="CheckAll"/>
    public void Check(IToken token)
    {
        if (!DirectObjectFinder.TryGet(token, scanner, out DictionaryToken? font))
        {
            return;
        }

        var codes = Between(font, "FirstChar", "LastChar") + Table(font, "ToUnicode") + Table(font, "Encoding");
        if (Find<ArrayToken>(font, "DescendantFonts") is { } descendants)
        {
            codes += descendants.Data.Sum(Widths);
        }

        if (codes > ScanLimits.MostFontCodes)
        {
            throw new InvalidDataException("A font spreads over more codes than are read.");
        }
    }

    private double Between(DictionaryToken font, string first, string last) =>
        Find<NumericToken>(font, first) is { } from && Find<NumericToken>(font, last) is { } to
            ? Math.Max(0, to.Double - from.Double)
            : 0;

    private double Widths(IToken descendant) =>
        DirectObjectFinder.TryGet(descendant, scanner, out DictionaryToken? font)
            ? Ranges(font, "W", values: 1) + Ranges(font, "W2", values: 3)
            : 0;

    /// <summary>Codes of the ranges <c>first last value…</c> among the lists <c>first [value…]</c>.</summary>
    private double Ranges(DictionaryToken font, string name, int values)
    {
        var array = Find<ArrayToken>(font, name);
        var codes = 0.0;
        for (var at = 0; array is not null && at + 1 < array.Length; )
        {
            if (DirectObjectFinder.TryGet(array[at + 1], scanner, out ArrayToken? list))
            {
                codes += list.Length;
                at += 2;
            }
            else
            {
                codes += Math.Abs(Number(array[at + 1]) - Number(array[at]));
                at += 2 + values;
            }
        }

        return codes;
    }

    private double Number(IToken token) =>
        DirectObjectFinder.TryGet(token, scanner, out NumericToken? number) ? number.Double : double.MaxValue;

    private double Table(DictionaryToken font, string name) =>
        Find<StreamToken>(font, name) is { } stream ? CodeTable.Spread(stream.Decode(filters, scanner).Span) : 0;

    private T? Find<T>(DictionaryToken dictionary, string name)
        where T : class, IToken => dictionary.TryGet(NameToken.Create(name), scanner, out T? token) ? token : null;
}
