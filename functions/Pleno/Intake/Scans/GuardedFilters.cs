using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Pleno.Intake.Scans;

/// <summary>
/// Unpacks the parts of a PDF that hold structure, fonts and text, never beyond the budget. Filters of pictures are not there: pictures are
/// not unpacked. LZW is not there either: no producer of the last twenty years writes text with it.
/// </summary>
internal sealed class GuardedFilters(ScanBudget budget)
    : BaseFilterProvider(
        new Dictionary<string, IFilter>(StringComparer.Ordinal)
        {
            ["FlateDecode"] = new GuardedFilter(new FlateFilter(), budget, Inflated),
            ["Fl"] = new GuardedFilter(new FlateFilter(), budget, Inflated),
            ["RunLengthDecode"] = new GuardedFilter(new RunLengthFilter(), budget, RunLength),
            ["RL"] = new GuardedFilter(new RunLengthFilter(), budget, RunLength),
            ["ASCII85Decode"] = new GuardedFilter(new Ascii85Filter(), budget, Ascii85),
            ["A85"] = new GuardedFilter(new Ascii85Filter(), budget, Ascii85),
            ["ASCIIHexDecode"] = new GuardedFilter(new AsciiHexDecodeFilter(), budget, AsciiHex),
            ["AHx"] = new GuardedFilter(new AsciiHexDecodeFilter(), budget, AsciiHex),
        }
    )
{
    public ScanBudget Budget { get; } = budget;

    /// <summary>Unpacks once without keeping anything. A part that is damaged counts as far as it can be unpacked.</summary>
    private static long Inflated(ReadOnlyMemory<byte> input, long most)
    {
        const int header = 2;
        if (input.Length <= header)
        {
            return 0;
        }

        using var packed = new MemoryStream(input[header..].ToArray(), writable: false);
        using var unpacked = new DeflateStream(packed, CompressionMode.Decompress);
        var buffer = new byte[32 * 1024];
        var total = 0L;
        try
        {
            for (int read; total <= most && (read = unpacked.Read(buffer)) > 0; total += read) { }
        }
        catch (InvalidDataException)
        {
            return total;
        }

        return total;
    }

    /// <summary>A run of two bytes becomes 128 at most.</summary>
    private static long RunLength(ReadOnlyMemory<byte> input, long most) => input.Length * 64L;

    /// <summary>The letter z becomes four bytes.</summary>
    private static long Ascii85(ReadOnlyMemory<byte> input, long most) => input.Length * 4L;

    private static long AsciiHex(ReadOnlyMemory<byte> input, long most) => input.Length;

    /// <summary>A filter that unpacks only what the budget has room for.</summary>
    /// <param name="inner">The filter.</param>
    /// <param name="budget">The budget.</param>
    /// <param name="size">Upper bound of the unpacked size; need not be exact beyond its second argument.</param>
    private sealed class GuardedFilter(IFilter inner, ScanBudget budget, Func<ReadOnlyMemory<byte>, long, long> size)
        : IFilter
    {
        /// <summary>Columns of a predictor at most; it unpacks by rows of this length, which the file states.</summary>
        private const int WidestRow = 100_000;

        public bool IsSupported => true;

        public Memory<byte> Decode(
            Memory<byte> input,
            DictionaryToken streamDictionary,
            IFilterProvider filterProvider,
            int filterIndex
        )
        {
            budget.TakeBytes(size(input, budget.BytesLeft));
            if (Numbers(streamDictionary.Data.Values).Any(number => number.Key != "Length" && number.Value > WidestRow))
            {
                throw budget.Exceed();
            }

            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        /// <summary>The numbers of /DecodeParms, given once or in a list.</summary>
        private static IEnumerable<KeyValuePair<string, double>> Numbers(IEnumerable<IToken> tokens) =>
            tokens.SelectMany(token =>
                token switch
                {
                    DictionaryToken parameters => parameters
                        .Data.Where(entry => entry.Value is NumericToken)
                        .Select(entry => KeyValuePair.Create(entry.Key, ((NumericToken)entry.Value).Double)),
                    ArrayToken list => Numbers(list.Data),
                    _ => [],
                }
            );
    }
}
