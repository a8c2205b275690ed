using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The values at the head of a file, each asked for by its entry. What is missing or wrong is reported.</summary>
internal sealed class HeadValues(RawHead raw)
{
    public List<Finding> Findings { get; } = [];

    /// <summary>The value; null, and reported, when there is none.</summary>
    public HeadValue? Required(HeadEntry entry)
    {
        var value = Optional(entry);
        if (value is null && !HasFormula(entry))
        {
            Missing(entry);
        }

        return value;
    }

    /// <summary>The value; null when there is none. A dash says that there is none. A formula is reported.</summary>
    public HeadValue? Optional(HeadEntry entry)
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

    public void Missing(HeadEntry entry) =>
        Findings.Add(
            new Finding(
                DocumentCodes.HeaderMissing,
                raw.Values.TryGetValue(entry, out var value) ? value.Place : null,
                entry.Key,
                Expected: entry.Label
            )
        );

    public void Mismatch(HeadEntry entry, HeadValue value, FindingValue expected) =>
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

    public void Unreadable(HeadEntry entry, HeadValue value, string expected) =>
        Findings.Add(
            new Finding(
                DocumentCodes.HeaderUnreadable,
                value.Place,
                entry.Key,
                Expected: expected,
                Got: value.Cell.Shown
            )
        );
}
