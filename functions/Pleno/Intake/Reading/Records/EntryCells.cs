using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading.Records;

/// <summary>The cells of one entry, each asked for by what it should hold. What is missing or wrong is reported with its place.</summary>
internal sealed class EntryCells(Record record, List<Finding> findings)
{
    /// <summary>The text; empty, and reported, where there is none.</summary>
    public string Text(RecordColumn column)
    {
        var text = OptionalText(column);
        if (text.Length == 0 && record[column].Kind != CellKind.Formula)
        {
            Missing(column);
        }

        return text;
    }

    /// <summary>The text; empty where there is none. A formula is reported.</summary>
    public string OptionalText(RecordColumn column)
    {
        var cell = record[column];
        if (cell.Kind == CellKind.Formula)
        {
            Add(DocumentCodes.CellFormula, column, null, cell.Shown);
            return "";
        }

        return cell.Shown;
    }

    /// <summary>The whole number; null, and reported, where there is none.</summary>
    public long? Figure(RecordColumn column)
    {
        var cell = record[column];
        switch (cell.Kind)
        {
            case CellKind.Number:
                return cell.Number;
            case CellKind.Empty:
                Missing(column);
                return null;
            case CellKind.Formula:
                Add(DocumentCodes.CellFormula, column, null, cell.Shown);
                return null;
            default:
                Add(DocumentCodes.CellNotWholeNumber, column, null, cell.Shown);
                return null;
        }
    }

    /// <summary>What the word means; null, and reported, where it means nothing.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="words">The words there are.</param>
    public T? Word<T>(RecordColumn column, IReadOnlyList<(string Word, T Value)> words)
        where T : struct
    {
        var text = Text(column);
        var found = words.Where(word => Wording.Letters(word.Word) == Wording.Letters(text)).ToList();
        if (found.Count > 0)
        {
            return found[0].Value;
        }

        if (text.Length > 0)
        {
            Add(EntryCodes.EntryWordUnknown, column, string.Join(", ", words.Select(word => word.Word)), text);
        }

        return null;
    }

    public void Add(Code code, RecordColumn column, FindingValue? expected, FindingValue got) =>
        findings.Add(new Finding(code, record.PlaceOf(column), Expected: expected, Got: got));

    private void Missing(RecordColumn column) =>
        findings.Add(new Finding(EntryCodes.EntryIncomplete, record.PlaceOf(column), Expected: column.Heading));
}
