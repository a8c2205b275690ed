using Pleno.Areas;
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

    /// <summary>D05: the scan's head, as far as it says them, has the model, the area and the year of its place. F.730 for each that differs.</summary>
    /// <param name="head">The scan's head.</param>
    /// <param name="form">The form of that place.</param>
    /// <param name="area">The area of that place.</param>
    /// <param name="year">The year of the election.</param>
    public static IReadOnlyList<Finding> Misplaced(ScanHead head, RecapForm form, AreaCode area, int year)
    {
        var findings = new List<Finding>();
        if (head.Model is { } model && model.Value != form)
        {
            findings.Add(Differs(HeadEntry.Model, model.Place, form.Name, model.Value.Name));
        }

        if (head.Area is { } code && code.Value != area)
        {
            findings.Add(Differs(HeadEntry.Area, code.Place, area.Digits, code.Value.Digits));
        }

        if (head.Year is { } own && own.Value != year)
        {
            findings.Add(Differs(HeadEntry.Year, own.Place, $"{year}", $"{own.Value}"));
        }

        return findings;
    }

    /// <summary>D05: as <see cref="Misplaced"/>, and the number of the berita acara.</summary>
    private static IEnumerable<Finding> HeadDiffers(ScanHead head, RecapHeader document)
    {
        foreach (var misplaced in Misplaced(head, document.Form, document.Area, document.Year))
        {
            yield return misplaced;
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
