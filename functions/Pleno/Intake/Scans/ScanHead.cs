using Pleno.Areas;
using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Intake.Scans;

/// <summary>An entry of a scan's head.</summary>
/// <param name="Value">What it says.</param>
/// <param name="Place">Where it stands first.</param>
public sealed record ScanEntry<T>(T Value, Place Place);

/// <summary>
/// What the head of a scanned form says of itself. An entry that is not there, is no model, code, year or number, or says different things on
/// different pages is null: it is not known.
/// </summary>
/// <param name="Model">The form.</param>
/// <param name="Area">Kode Wilayah.</param>
/// <param name="Year">Tahun.</param>
/// <param name="BeritaAcara">Nomor Berita Acara, without spaces.</param>
public sealed record ScanHead(
    ScanEntry<RecapForm>? Model,
    ScanEntry<AreaCode>? Area,
    ScanEntry<int>? Year,
    ScanEntry<string>? BeritaAcara
)
{
    private const int MostLabelWords = 4;

    public static ScanHead Of(ScanReading.Text scan)
    {
        var lines = scan.Pages.SelectMany(page => page.Lines).ToList();
        var values = lines.SelectMany(ValuesIn).ToLookup(found => found.Entry, found => (found.Text, found.Place));
        return new ScanHead(
            TheOne(lines.SelectMany(ModelsIn)),
            TheOne(values[HeadEntry.Area], text => AreaCode.TryParse(text, out var code) ? code : (AreaCode?)null),
            TheOne(values[HeadEntry.Year], YearOf),
            TheOne(values[HeadEntry.BeritaAcara].Select(found => Entry(NumberOf(found.Text), found.Place)))
        );
    }

    /// <summary>The number of a berita acara as it is compared: capitals, without spaces.</summary>
    public static string Normalised(string beritaAcara) =>
        string.Concat(beritaAcara.Where(letter => !char.IsWhiteSpace(letter))).ToUpperInvariant();

    private static int? YearOf(string text) =>
        text.Length == 4 && int.TryParse(text, System.Globalization.NumberStyles.None, null, out var year)
            ? year
            : null;

    /// <summary>A number has figures and strokes and no letter in doubt; a dash or a line of dots is none.</summary>
    private static string? NumberOf(string text)
    {
        var number = Normalised(text);
        return
            number.Contains('/', StringComparison.Ordinal)
            && number.Any(char.IsAsciiDigit)
            && !number.Contains(ScanLetter.Unknown)
            ? number
            : null;
    }

    private static IEnumerable<ScanEntry<RecapForm>?> ModelsIn(ScanLine line) =>
        Cells(line)
            .Select(cell => cell.Text)
            .Prepend(line.Text)
            .Select(text => Entry(RecapForm.TryParse(text), Place.OfPage(line.Page, line.Number)))
            .Where(entry => entry is not null)
            .Take(1);

    /// <summary>"Kode Wilayah : 6474", one or several on a line; a value goes on to the next label.</summary>
    private static IEnumerable<(HeadEntry Entry, string Text, Place Place)> ValuesIn(ScanLine line)
    {
        HeadEntry? entry = null;
        var value = new List<ScanWord>();
        for (var at = 0; at < line.Words.Count; )
        {
            var (label, length) = line.Words[at].StartsCell ? LabelAt(line.Words, at) : (null, 0);
            if (label is null)
            {
                value.Add(line.Words[at++]);
                continue;
            }

            if (entry is not null)
            {
                yield return (entry, ValueOf(value), Place.OfPage(line.Page, line.Number));
            }

            entry = label;
            value.Clear();
            at += length;
        }

        if (entry is not null)
        {
            yield return (entry, ValueOf(value), Place.OfPage(line.Page, line.Number));
        }
    }

    private static (HeadEntry? Label, int Length) LabelAt(IReadOnlyList<ScanWord> words, int at)
    {
        for (var length = Math.Min(MostLabelWords, words.Count - at); length > 0; length--)
        {
            if (HeadEntry.Labelled(ScanLine.TextOf(words.Skip(at).Take(length)), HeadEntry.All) is { } entry)
            {
                return (entry, length);
            }
        }

        return (null, 0);
    }

    private static string ValueOf(IEnumerable<ScanWord> words) => ScanLine.TextOf(words).TrimStart(':', ' ').TrimEnd();

    private static IEnumerable<(string Text, int Start)> Cells(ScanLine line)
    {
        for (var start = 0; start < line.Words.Count; )
        {
            var length = 1 + line.Words.Skip(start + 1).TakeWhile(word => !word.StartsCell).Count();
            yield return (ScanLine.TextOf(line.Words.Skip(start).Take(length)), start);
            start += length;
        }
    }

    private static ScanEntry<T>? TheOne<T>(IEnumerable<(string Text, Place Place)> found, Func<string, T?> parse)
        where T : struct =>
        TheOne(found.Select(one => parse(one.Text) is { } value ? new ScanEntry<T>(value, one.Place) : null));

    /// <summary>The entry that all agree on; null where one could not be read or two differ.</summary>
    private static ScanEntry<T>? TheOne<T>(IEnumerable<ScanEntry<T>?> found)
    {
        var all = found.ToList();
        return all.Count > 0 && all.TrueForAll(entry => entry is not null && Equals(entry.Value, all[0]!.Value))
            ? all[0]
            : null;
    }

    private static ScanEntry<T>? Entry<T>(T? value, Place place)
        where T : class => value is null ? null : new ScanEntry<T>(value, place);
}
