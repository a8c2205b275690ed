using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Scans;

/// <summary>Holds the scan of a signed form against the document that was uploaded. It finds; it changes neither.</summary>
public static class ScanComparison
{
    /// <summary>
    /// F.730 where the scan's head is that of another document, and then nothing else; otherwise W.731 for each total that differs and W.732
    /// where the number or totals could not be read. Empty where everything was read and agrees.
    /// </summary>
    public static IReadOnlyList<Finding> Compare(ScanReading.Text scan, RecapDocument document)
    {
        var head = ScanHead.Of(scan);
        var others = HeadDiffers(head, document.Header).ToList();
        if (others.Count > 0)
        {
            return others;
        }

        var figures = document.Figures;
        var totals = ScanTotals.Of(scan, figures.Layout, figures.Columns);
        return [.. TotalsDiffer(totals, figures), .. NotRead(head, totals, figures.Layout)];
    }

    /// <summary>D05: model, area, year and number of the berita acara, as far as the scan says them.</summary>
    private static IEnumerable<Finding> HeadDiffers(ScanHead head, RecapHeader document)
    {
        if (head.Model is { } model && model.Value != document.Form)
        {
            yield return Differs(HeadEntry.Model, model.Place, document.Form.Name, model.Value.Name);
        }

        if (head.Area is { } area && area.Value != document.Area)
        {
            yield return Differs(HeadEntry.Area, area.Place, document.Area.Digits, area.Value.Digits);
        }

        if (head.Year is { } year && year.Value != document.Year)
        {
            yield return Differs(HeadEntry.Year, year.Place, $"{document.Year}", $"{year.Value}");
        }

        if (head.BeritaAcara is { } number && number.Value != ScanHead.Normalised(document.BeritaAcara))
        {
            yield return Differs(HeadEntry.BeritaAcara, number.Place, document.BeritaAcara, number.Value);
        }
    }

    private static Finding Differs(HeadEntry entry, Place place, string document, string scan) =>
        new(BetweenCodes.ScanOfAnotherDocument, place, entry.Key, Expected: document, Got: scan);

    private static IEnumerable<Finding> TotalsDiffer(
        IReadOnlyDictionary<string, ScanTotal> totals,
        FigureTable figures
    ) =>
        from field in figures.Layout.Fields
        let total = totals.GetValueOrDefault(field.Key)
        where total is not null && total.Value != figures[figures.TotalColumn, field]
        select new Finding(
            BetweenCodes.ScanTotalDiffers,
            total.Place,
            field.Key,
            Expected: figures[figures.TotalColumn, field]!.Value,
            Got: total.Value
        );

    private static IEnumerable<Finding> NotRead(
        ScanHead head,
        IReadOnlyDictionary<string, ScanTotal> totals,
        FormLayout layout
    )
    {
        if (head.BeritaAcara is null)
        {
            yield return new Finding(
                BetweenCodes.ScanNotCompared,
                Field: HeadEntry.BeritaAcara.Key,
                Expected: HeadEntry.BeritaAcara.Label
            );
        }

        if (totals.Count < layout.Fields.Count)
        {
            yield return new Finding(BetweenCodes.ScanNotCompared, Expected: layout.Fields.Count, Got: totals.Count);
        }
    }
}
