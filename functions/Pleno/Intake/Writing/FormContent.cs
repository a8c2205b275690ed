using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Language;
using Pleno.Recaps;

namespace Pleno.Intake.Writing;

/// <summary>What a form says, to be written in one of the formats.</summary>
/// <param name="Header">The head; an empty number of the berita acara is left blank.</param>
/// <param name="Contest">The contest, for titles and names.</param>
/// <param name="Figures">The figures; a missing one is left blank.</param>
/// <param name="Revision">What the document replaces and why; null for a first version.</param>
/// <param name="Signatures">Section VI; null leaves it out, one without lines is written with blank lines to fill in.</param>
/// <param name="Printed">What is printed beside JUMLAH AKHIR, in words or as percentages; null, or without any of a kind, leaves its column out.</param>
public sealed record FormContent(
    RecapHeader Header,
    Contest Contest,
    FigureTable Figures,
    RecapRevision? Revision = null,
    Signatures? Signatures = null,
    PrintedFigures? Printed = null
)
{
    /// <summary>A form of an area without any figure yet, or null when the contest has none of that area.</summary>
    public static FormContent? Blank(Contest contest, AreaCode area) =>
        RecapForm.For(contest.Key, area) is { } form && contest.Areas.Find(area) is not null
            ? new FormContent(
                new RecapHeader(form, area, contest.Key.Year, "", null, null),
                contest,
                new FigureTable(
                    new FormLayout(contest.Paslon),
                    [.. contest.Areas.ChildrenOf(area).Select(child => child.Code)]
                )
            )
            : null;

    /// <summary>The lines of section VI: those given, or the chair, four members and a witness of each pair, all blank.</summary>
    internal IEnumerable<(SignatoryRole Role, int? Paslon, string? Word)> SignatureLines =>
        Signatures switch
        {
            null => [],
            { All: [] } =>
            [
                (SignatoryRole.Ketua, null, null),
                .. Enumerable.Repeat<(SignatoryRole, int?, string?)>((SignatoryRole.Anggota, null, null), 4),
                .. Contest.Paslon.Select<Paslon, (SignatoryRole, int?, string?)>(paslon =>
                    (SignatoryRole.Saksi, paslon.Number, null)
                ),
            ],
            { All: var given } => given.Select<Signature, (SignatoryRole, int?, string?)>(signature =>
                (signature.Role, signature.Paslon, SignatureReader.Words[(int)signature.State])
            ),
        };

    /// <summary>The headings of the areas' columns: "6472 Kota Samarinda".</summary>
    internal IEnumerable<string> ColumnHeadings =>
        Figures.Children.Select(code => $"{code} {Contest.Areas.Find(code)?.Name}".TrimEnd());

    /// <summary>The headings right of JUMLAH AKHIR.</summary>
    internal IEnumerable<string> PrintedHeadings
    {
        get
        {
            if (Printed is { Words.Count: > 0 })
            {
                yield return "TERBILANG";
            }

            if (Printed is { Percentages.Count: > 0 })
            {
                yield return "PERSENTASE";
            }
        }
    }

    /// <summary>What stands under <see cref="PrintedHeadings"/> in a row; empty where nothing is printed.</summary>
    internal IEnumerable<string> PrintedTexts(Field field)
    {
        IReadOnlyList<PrintedCell>[] columns = [Printed?.Words ?? [], Printed?.Percentages ?? []];
        return columns
            .Where(column => column.Count > 0)
            .Select(column => column.FirstOrDefault(cell => cell.IsOf(field))?.Text ?? "");
    }

    /// <summary>The head's entries in the order of the form; entries without a value are there for the writer to leave blank.</summary>
    internal IEnumerable<(HeadEntry Entry, string Value)> Head()
    {
        foreach (var (entry, level) in HeadEntry.AreaNames)
        {
            if (Header.Area.At(level) is { } known && Contest.Areas.Find(known) is { } area)
            {
                yield return (entry, area.Name);
            }
        }

        yield return (HeadEntry.Area, Header.Area.Digits);
        yield return (HeadEntry.Year, Header.Year.ToString());
        yield return (HeadEntry.BeritaAcara, Header.BeritaAcara);
        yield return (HeadEntry.Date, Header.Date is { } date ? Words.LongDate(date, Tongue.Indonesian) : "");
        yield return (HeadEntry.Place, Header.Place ?? "");
        if (Revision is not null)
        {
            yield return (HeadEntry.Replaces, Revision.Replaces);
            yield return (HeadEntry.Reason, Revision.Reason);
            yield return (HeadEntry.Basis, Revision.Basis ?? "");
        }
    }
}
