using System.Text.Json;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The members of a JSON form: the head's entries, and the two that make its table.</summary>
internal sealed class JsonMembers
{
    private readonly Dictionary<HeadEntry, HeadValue> _head = [];

    public JsonMembers(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            if (HeadEntry.All.FirstOrDefault(entry => entry.Key == member.Name) is { } entry)
            {
                TakeHead(entry, member.Value);
            }
            else if (member.Name == "columns")
            {
                Columns = Once(Columns, member);
            }
            else if (member.Name == "rows")
            {
                Rows = Once(Rows, member);
            }
            else if (member.Name == "signatures")
            {
                Signatures = Once(Signatures, member);
            }
            else
            {
                Findings.Add(new Finding(DocumentCodes.RowUnknown, Place.Json(member.Name), Got: member.Name));
            }
        }
    }

    public List<Finding> Findings { get; } = [];

    public RawHead Head => new(_head, DayZero: null);

    public JsonElement? Columns { get; }

    public JsonElement? Rows { get; }

    public JsonElement? Signatures { get; }

    private void TakeHead(HeadEntry entry, JsonElement value)
    {
        var place = Place.Json(entry.Key);
        var cell = JsonCell.OfHead(value);
        if (cell is null)
        {
            Findings.Add(new Finding(DocumentCodes.HeaderUnreadable, place, entry.Key, Got: value.GetRawText()));
            _head.TryAdd(entry, new HeadValue(Cell.OfText("-"), place));
        }
        else if (!_head.TryAdd(entry, new HeadValue(cell.Value, place)) && _head[entry].Cell != cell)
        {
            Findings.Add(
                new Finding(
                    DocumentCodes.HeaderTwice,
                    place,
                    entry.Key,
                    Expected: _head[entry].Cell.Shown,
                    Got: cell.Value.Shown
                )
            );
        }
    }

    private JsonElement Once(JsonElement? before, JsonProperty member)
    {
        if (before is not null)
        {
            Findings.Add(new Finding(DocumentCodes.RowTwice, Place.Json(member.Name)));
        }

        return before ?? member.Value;
    }
}

/// <summary>JSON values as cells.</summary>
internal static class JsonCell
{
    /// <summary>A text or a number of the head; null when it is neither.</summary>
    public static Cell? OfHead(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Null => default(Cell),
            JsonValueKind.String => Cell.OfText(Grid.Trimmed(value.GetString()!)),
            JsonValueKind.Number => OfFigure(value),
            _ => null,
        };

    /// <summary>A figure: digits only. JSON's 1e3, 1.0 and "1" are no figures here.</summary>
    public static Cell OfFigure(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            return default;
        }

        // Only a zero can still hide a minus sign.
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt64(out var figure)
            && figure is > 0 and <= FigureTable.Largest
        )
        {
            return Cell.OfNumber(figure);
        }

        var raw = value.GetRawText();
        if (value.ValueKind != JsonValueKind.Number)
        {
            return new Cell(CellKind.Text, 0, raw);
        }

        return raw == "0" ? Cell.OfNumber(0) : new Cell(CellKind.OtherNumber, 0, raw);
    }
}
