using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Turns what stands at the head of a file into a header, compared with the contest and the path.</summary>
internal sealed class HeadReader(RawHead raw, Contest contest, AreaCode area)
{
    private readonly HeadValues _values = new(raw);

    // A date in a spreadsheet is a count of days; these are the years in which one is taken for a date.
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    public List<Finding> Findings => _values.Findings;

    public HeadValues Values => _values;

    /// <summary>The header and what it replaces. An entry that is missing or wrong is reported; the header then has what path and contest say.</summary>
    public (RecapHeader Header, RecapRevision? Revision) Read(RecapForm form)
    {
        CheckModel(text => RecapForm.TryParse(text) == form, form.Name);
        CheckNames();
        var header = new RecapHeader(
            form,
            ReadArea(),
            ReadYear(),
            _values.Required(HeadEntry.BeritaAcara)?.Cell.Shown ?? "",
            ReadDate(),
            _values.Optional(HeadEntry.Place)?.Cell.Shown
        );
        return (header, ReadRevision());
    }

    /// <summary>F.113 unless the model at the head is the one expected.</summary>
    /// <param name="isModel">Whether a text is the model.</param>
    /// <param name="name">Its name.</param>
    public void CheckModel(Func<string, bool> isModel, string name)
    {
        var value = raw.Values.TryGetValue(HeadEntry.Model, out var found) ? found : default;
        var got = value.Cell.Shown;
        if (!isModel(got))
        {
            Findings.Add(
                new Finding(
                    DocumentCodes.NotTheForm,
                    value.Place,
                    HeadEntry.Model.Key,
                    Expected: name,
                    Got: got.Length == 0 ? null : (FindingValue)got
                )
            );
        }
    }

    public void CheckNames()
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
        if (
            _values.Optional(entry) is { } value
            && contest.Areas.Find(code) is { } known
            && !known.IsCalled(value.Cell.Shown)
        )
        {
            _values.Mismatch(entry, value, known.Name);
        }
    }

    public AreaCode ReadArea()
    {
        if (_values.Required(HeadEntry.Area) is not { } value)
        {
            return area;
        }

        var isCode = AreaCode.TryParse(value.Cell.Shown, out var code);
        if (!isCode || code != area)
        {
            _values.Mismatch(HeadEntry.Area, value, area.Digits);
        }

        return isCode ? code : area;
    }

    public int ReadYear()
    {
        if (_values.Required(HeadEntry.Year) is not { } value)
        {
            return contest.Key.Year;
        }

        var isYear = value.Cell.Kind == CellKind.Number && value.Cell.Number is >= 1900 and <= 2999;
        if (!isYear || value.Cell.Number != contest.Key.Year)
        {
            _values.Mismatch(HeadEntry.Year, value, contest.Key.Year);
        }

        return isYear ? (int)value.Cell.Number : contest.Key.Year;
    }

    public DateOnly? ReadDate()
    {
        if (_values.Optional(HeadEntry.Date) is not { } value)
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
            _values.Unreadable(HeadEntry.Date, value, "2024-12-08; 8 Desember 2024; Minggu, 8 Desember 2024");
        }

        return date;
    }

    private DateOnly? OfSerial(long days) =>
        raw.DayZero is { } zero
        && days >= Earliest.DayNumber - zero.DayNumber
        && days <= Latest.DayNumber - zero.DayNumber
            ? zero.AddDays((int)days)
            : null;

    public RecapRevision? ReadRevision()
    {
        var replaces = _values.Optional(HeadEntry.Replaces);
        var reason = _values.Optional(HeadEntry.Reason);
        if (replaces is null && reason is null)
        {
            return null;
        }

        if (replaces is null || reason is null)
        {
            _values.Missing(replaces is null ? HeadEntry.Replaces : HeadEntry.Reason);
            return null;
        }

        return new RecapRevision(
            replaces.Value.Cell.Shown,
            reason.Value.Cell.Shown,
            _values.Optional(HeadEntry.Basis)?.Cell.Shown
        );
    }
}
