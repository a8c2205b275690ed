using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Turns what stands at the head of a file into a header, compared with the contest and the path.</summary>
internal sealed class HeadReader(RawHead raw, Contest contest, AreaCode area, RecapForm form)
{
    // A date in a spreadsheet is a count of days; these are the years in which one is taken for a date.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    public List<Finding> Findings { get; } = [];

    /// <summary>The header and what it replaces. An entry that is missing or wrong is reported; the header then has what path and contest say.</summary>
    public (RecapHeader Header, RecapRevision? Revision) Read()
    {
        CheckModel();
        CheckNames();
        var header = new RecapHeader(
            form,
            ReadArea(),
            ReadYear(),
            Required(HeadEntry.BeritaAcara)?.Cell.Shown ?? "",
            ReadDate(),
            Optional(HeadEntry.Place)?.Cell.Shown
        );
        return (header, ReadRevision());
    }

    private void CheckModel()
    {
        var value = raw.Values.TryGetValue(HeadEntry.Model, out var found) ? found : default;
        var got = value.Cell.Shown;
        if (RecapForm.TryParse(got) != form)
        {
            Findings.Add(
                new Finding(
                    DocumentCodes.NotTheForm,
                    value.Place,
                    HeadEntry.Model.Key,
                    Expected: form.Name,
                    Got: got.Length == 0 ? null : (FindingValue)got
                )
            );
        }
    }

    private void CheckNames()
    {
        foreach (var (entry, level) in HeadEntry.AreaNames)
        {
            if (area.At(level) is { } code)
            {
                CheckName(entry, code);
            }
        }
    }

    private void CheckName(HeadEntry entry, AreaCode code)
    {
        if (Optional(entry) is { } value && contest.Areas.Find(code) is { } known && !known.IsCalled(value.Cell.Shown))
        {
            Mismatch(entry, value, known.Name);
        }
    }

    private AreaCode ReadArea()
    {
        if (Required(HeadEntry.Area) is not { } value)
        {
            return area;
        }

        var isCode = AreaCode.TryParse(value.Cell.Shown, out var code);
        if (!isCode || code != area)
        {
            Mismatch(HeadEntry.Area, value, area.Digits);
        }

        return isCode ? code : area;
    }

    private int ReadYear()
    {
        if (Required(HeadEntry.Year) is not { } value)
        {
            return contest.Key.Year;
        }

        var isYear = value.Cell.Kind == CellKind.Number && value.Cell.Number is >= 1900 and <= 2999;
        if (!isYear || value.Cell.Number != contest.Key.Year)
        {
            Mismatch(HeadEntry.Year, value, contest.Key.Year);
        }

        return isYear ? (int)value.Cell.Number : contest.Key.Year;
    }

    private DateOnly? ReadDate()
    {
        if (Optional(HeadEntry.Date) is not { } value)
        {
            return null;
        }

        var date = value.Cell.Kind switch
        {
            CellKind.Number => OfSerial(value.Cell.Number),
            CellKind.Text => IndonesianDate.TryParse(value.Cell.Shown),
            _ => null,
        };
        if (date is null)
        {
            Findings.Add(
                new Finding(
                    DocumentCodes.HeaderUnreadable,
                    value.Place,
                    HeadEntry.Date.Key,
                    Expected: "2024-12-08; 8 Desember 2024; Minggu, 8 Desember 2024",
                    Got: value.Cell.Shown
                )
            );
        }

        return date;
    }

    private DateOnly? OfSerial(long days) =>
        raw.DayZero is { } zero
        && days >= Earliest.DayNumber - zero.DayNumber
        && days <= Latest.DayNumber - zero.DayNumber
            ? zero.AddDays((int)days)
            : null;

    private RecapRevision? ReadRevision()
    {
        var replaces = Optional(HeadEntry.Replaces);
        var reason = Optional(HeadEntry.Reason);
        if (replaces is null && reason is null)
        {
            return null;
        }

        if (replaces is null || reason is null)
        {
            Missing(replaces is null ? HeadEntry.Replaces : HeadEntry.Reason);
            return null;
        }

        return new RecapRevision(replaces.Value.Cell.Shown, reason.Value.Cell.Shown);
    }

    private HeadValue? Required(HeadEntry entry)
    {
        var value = Optional(entry);
        if (value is null && !HasFormula(entry))
        {
            Missing(entry);
        }

        return value;
    }

    /// <summary>The value; null when there is none. A dash says that there is none. A formula is reported.</summary>
    private HeadValue? Optional(HeadEntry entry)
    {
        if (!raw.Values.TryGetValue(entry, out var value) || Wording.IsBlank(value.Cell.Shown))
        {
            return null;
        }

        if (!HasFormula(entry))
        {
            return value;
        }

        Findings.Add(new Finding(DocumentCodes.CellFormula, value.Place, entry.Key, Got: value.Cell.Shown));
        return null;
    }

    private bool HasFormula(HeadEntry entry) =>
        raw.Values.TryGetValue(entry, out var value) && value.Cell.Kind == CellKind.Formula;

    private void Missing(HeadEntry entry) =>
        Findings.Add(
            new Finding(
                DocumentCodes.HeaderMissing,
                raw.Values.TryGetValue(entry, out var value) ? value.Place : null,
                entry.Key,
                Expected: entry.Label
            )
        );

    private void Mismatch(HeadEntry entry, HeadValue value, FindingValue expected) =>
        Findings.Add(
            new Finding(
                DocumentCodes.HeaderMismatch,
                value.Place,
                entry.Key,
                Expected: expected,
                Got: value.Cell.Kind == CellKind.Number && expected.Number is not null
                    ? value.Cell.Number
                    : value.Cell.Shown
            )
        );
}
