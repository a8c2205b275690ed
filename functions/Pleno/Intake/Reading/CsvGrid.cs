using CsvHelper;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Either a sheet or why there is none.</summary>
/// <param name="Grid">The sheet; the first page where the form is split over several.</param>
/// <param name="Refusal">Why there is none.</param>
/// <param name="Pages">All pages in order, where the form is split over several sheets.</param>
internal readonly record struct GridOutcome(Grid? Grid, Finding? Refusal, IReadOnlyList<Grid>? Pages = null);

/// <summary>Reads CSV into a <see cref="Grid"/>. A row is a record: a line break inside quotes does not start a new one.</summary>
internal static class CsvGrid
{
    private const int DetectionBytes = 64 * 1024;

    /// <summary>The sheet, or F.104 (a quote is not closed, or text follows a closing quote) or F.120 (too large).</summary>
    public static GridOutcome Read(ReadOnlyMemory<byte> content)
    {
        var quoting = new QuotingFault();
        var options = new CsvReaderOptions
        {
            Separator = Separator(content.Span),
            HasHeader = false,
            SkipEmptyLines = false,
            OnMalformedRecord = quoting.Note,
        };
        try
        {
            using var reader = CsvReader.Create(content, options);
            return Outcome(Rows(reader), quoting);
        }
        catch (CsvFormatException exception)
        {
            return new GridOutcome(null, Damaged((int)Math.Min(exception.RecordNumber, int.MaxValue)));
        }
    }

    private static Grid Rows(CsvReader reader)
    {
        var grid = new Grid(sheet: null, dayZero: null);
        var number = 0;
        while (!grid.IsTooLarge && reader.Read())
        {
            grid.StartRow(++number);
            var fields = reader.FieldCount;
            for (var field = 0; field < fields; field++)
            {
                grid.AddTyped(field + 1, reader.GetSpan(field));
            }
        }

        return grid;
    }

    private static GridOutcome Outcome(Grid grid, QuotingFault quoting)
    {
        if (quoting.Record is { } record)
        {
            return new GridOutcome(null, Damaged(record));
        }

        return grid.IsTooLarge ? new GridOutcome(null, TooLarge(grid)) : new GridOutcome(grid, null);
    }

    /// <summary>F.120 at the row where reading stopped.</summary>
    internal static Finding TooLarge(Grid grid) =>
        new(
            DocumentCodes.TableTooLarge,
            grid.PlaceOf(grid.Rows - 1),
            Expected: $"{Grid.MostRows} x {Grid.MostColumns}"
        );

    private static Finding Damaged(int record) =>
        new(DocumentCodes.DamagedFile, Place.OfRow(null, Math.Max(record, 1)));

    /// <summary>The most frequent of comma, semicolon and tab in the heading row; without one, in the file's beginning.</summary>
    private static char Separator(ReadOnlySpan<byte> content)
    {
        foreach (var range in content.Split((byte)'\n'))
        {
            if (ContainsHeading(content[range]) && MostFrequent(content[range]) is { } separator)
            {
                return separator;
            }
        }

        return MostFrequent(content[..Math.Min(content.Length, DetectionBytes)]) ?? ',';
    }

    private static bool ContainsHeading(ReadOnlySpan<byte> line)
    {
        for (var from = line; from.IndexOfAny((byte)'u', (byte)'U') is var at and >= 0; from = from[(at + 1)..])
        {
            if (from.Length - at >= 6 && System.Text.Ascii.EqualsIgnoreCase(from.Slice(at, 6), "URAIAN"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static char? MostFrequent(ReadOnlySpan<byte> text)
    {
        Span<int> counts = [text.Count((byte)','), text.Count((byte)';'), text.Count((byte)'\t')];
        if (text.Contains((byte)'"'))
        {
            CountOutsideQuotes(text, counts);
        }

        var most = Math.Max(counts[0], Math.Max(counts[1], counts[2]));
        return most == 0 ? null : ",;\t"[counts.IndexOf(most)];
    }

    private static void CountOutsideQuotes(ReadOnlySpan<byte> text, Span<int> counts)
    {
        counts.Clear();
        var inQuotes = false;
        foreach (var letter in text)
        {
            inQuotes ^= letter == (byte)'"';
            var candidate = inQuotes ? -1 : ",;\t"u8.IndexOf(letter);
            if (candidate >= 0)
            {
                counts[candidate]++;
            }
        }
    }

    /// <summary>The first record whose quotes leave its content in doubt. A quote inside an unquoted text is only text.</summary>
    private sealed class QuotingFault
    {
        public int? Record { get; private set; }

        public void Note(CsvMalformedRecord malformed)
        {
            if (malformed.Reason != CsvMalformedReason.StrayQuote)
            {
                Record ??= (int)Math.Min(malformed.RecordNumber, int.MaxValue);
            }
        }
    }
}
