using System.Text.Json;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading.Records;

/// <summary>A named column of a table of entries.</summary>
/// <param name="Key">Its key in JSON files.</param>
/// <param name="Heading">Its heading in XLSX and CSV files.</param>
internal sealed record RecordColumn(string Key, string Heading);

/// <summary>One entry: its cells by the key of their column.</summary>
internal sealed class Record(Place place, IReadOnlyDictionary<string, (Cell Cell, Place Place)> cells)
{
    public Place Place => place;

    /// <summary>The cell; empty where the file has no such column. A dash says that there is nothing.</summary>
    public Cell this[RecordColumn column] =>
        cells.TryGetValue(column.Key, out var found) && !Wording.IsBlank(found.Cell.Shown) ? found.Cell : default;

    public Place PlaceOf(RecordColumn column) => cells.TryGetValue(column.Key, out var found) ? found.Place : place;

    public bool IsEmpty => cells.Values.All(one => one.Cell.IsEmpty);
}

/// <summary>A document that is a head and a table of entries with named columns: a D.KEJADIAN KHUSUS, a decree.</summary>
/// <param name="Head">What stands at its head.</param>
/// <param name="Records">Its entries; empty rows are left out.</param>
/// <param name="Findings">What is wrong with head and headings.</param>
internal sealed record RecordTable(RawHead Head, IReadOnlyList<Record> Records, IReadOnlyList<Finding> Findings)
{
    /// <summary>The name of the array of entries in a JSON file.</summary>
    public const string JsonMember = "entries";

    /// <summary>The table of a sheet whose heading row has the column URAIAN.</summary>
    public static RecordTable Of(
        Grid grid,
        int firstHeading,
        IReadOnlyList<RecordColumn> columns,
        IReadOnlyList<HeadEntry> entries
    )
    {
        var head = new GridHead(grid, firstHeading, entries: entries);
        var raw = head.Read();
        var findings = new List<Finding>();
        var places = ColumnsOf(grid, firstHeading, columns, findings);
        var records = Enumerable
            .Range(firstHeading + 1, grid.Rows - firstHeading - 1)
            .Select(row => RecordOf(grid, row, places))
            .Where(record => !record.IsEmpty);
        return new RecordTable(raw, [.. records], [.. head.Findings, .. findings]);
    }

    private static Dictionary<string, int> ColumnsOf(
        Grid grid,
        int heading,
        IReadOnlyList<RecordColumn> columns,
        List<Finding> findings
    )
    {
        var places = new Dictionary<string, int>();
        for (var column = 1; column <= grid.WidthOf(heading); column++)
        {
            var text = grid[heading, column].Shown;
            var known = columns.FirstOrDefault(one => Wording.Letters(one.Heading) == Wording.Letters(text));
            if (known is null ? text.Length > 0 : !places.TryAdd(known.Key, column))
            {
                findings.Add(
                    new Finding(
                        known is null ? EntryCodes.EntryWordUnknown : DocumentCodes.RowTwice,
                        grid.PlaceOf(heading, column),
                        Expected: string.Join(", ", columns.Select(one => one.Heading)),
                        Got: text
                    )
                );
            }
        }

        findings.AddRange(
            columns
                .Where(column => !places.ContainsKey(column.Key))
                .Select(column => new Finding(DocumentCodes.NoTable, grid.PlaceOf(heading), Expected: column.Heading))
        );
        return places;
    }

    private static Record RecordOf(Grid grid, int row, Dictionary<string, int> places) =>
        new(
            grid.PlaceOf(row),
            places.ToDictionary(place => place.Key, place => (grid[row, place.Value], grid.PlaceOf(row, place.Value)))
        );

    /// <summary>The table of a JSON file: the head's members, and an array of objects.</summary>
    public static RecordTable Of(
        JsonElement root,
        IReadOnlyList<RecordColumn> columns,
        IReadOnlyList<HeadEntry> entries
    )
    {
        var members = new JsonRecords(columns, entries);
        foreach (var member in root.EnumerateObject())
        {
            members.Take(member);
        }

        return members.Table();
    }
}

/// <summary>The members of a JSON file with a head and entries.</summary>
internal sealed class JsonRecords(IReadOnlyList<RecordColumn> columns, IReadOnlyList<HeadEntry> entries)
{
    private readonly Dictionary<HeadEntry, HeadValue> _head = [];
    private readonly List<Finding> _findings = [];
    private List<Record>? _records;

    public void Take(JsonProperty member)
    {
        var place = Place.Json(member.Name);
        if (entries.FirstOrDefault(entry => entry.Key == member.Name) is { } entry)
        {
            TakeHead(entry, member.Value, place);
        }
        else if (member is { Name: RecordTable.JsonMember, Value.ValueKind: JsonValueKind.Array } && _records is null)
        {
            _records = [.. member.Value.EnumerateArray().Take(Grid.MostRows).Select(RecordOf)];
        }
        else
        {
            _findings.Add(new Finding(DocumentCodes.RowUnknown, place, Got: member.Name));
        }
    }

    public RecordTable Table()
    {
        if (_records is null)
        {
            _findings.Add(new Finding(DocumentCodes.NoTable, Expected: RecordTable.JsonMember));
        }

        return new RecordTable(new RawHead(_head, null), _records ?? [], _findings);
    }

    private void TakeHead(HeadEntry entry, JsonElement value, Place place)
    {
        var cell = JsonCell.OfHead(value);
        if (cell is null)
        {
            _findings.Add(new Finding(DocumentCodes.HeaderUnreadable, place, entry.Key, Got: value.GetRawText()));
        }
        else if (!_head.TryAdd(entry, new HeadValue(cell.Value, place)))
        {
            _findings.Add(new Finding(DocumentCodes.HeaderTwice, place, entry.Key, Got: cell.Value.Shown));
        }
    }

    private Record RecordOf(JsonElement element, int index)
    {
        var path = $"{RecordTable.JsonMember}[{index}]";
        var cells = new Dictionary<string, (Cell, Place)>();
        if (element.ValueKind != JsonValueKind.Object)
        {
            _findings.Add(new Finding(DocumentCodes.NoTable, Place.Json(path), Expected: "{ … }"));
            return new Record(Place.Json(path), cells);
        }

        foreach (var member in element.EnumerateObject())
        {
            var place = Place.Json($"{path}.{member.Name}");
            if (!columns.Any(column => column.Key == member.Name))
            {
                _findings.Add(new Finding(DocumentCodes.RowUnknown, place, Got: member.Name));
            }
            else if (!cells.TryAdd(member.Name, (CellOf(member.Value), place)))
            {
                _findings.Add(new Finding(DocumentCodes.RowTwice, place, Got: member.Name));
            }
        }

        return new Record(Place.Json(path), cells);
    }

    private static Cell CellOf(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Null
            ? JsonCell.OfHead(value)!.Value
            : JsonCell.OfFigure(value);
}
