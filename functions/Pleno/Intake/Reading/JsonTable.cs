using System.Text.Json;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>The members <c>columns</c> and <c>rows</c> of a JSON form.</summary>
internal sealed class JsonTable : IFigureCells
{
    private readonly JsonElement _columnArray;
    private readonly JsonElement _rowObject;
    private readonly ReadTarget _target;
    private readonly ColumnMap _columns;
    private readonly FoundRows _found;
    private readonly PaslonRowMatcher _paslon;
    private readonly List<JsonRow> _rows = [];
    private readonly List<Finding> _findings = [];
    private readonly int _width;

    public JsonTable(JsonElement columns, JsonElement rows, ReadTarget target)
    {
        _columnArray = columns;
        _rowObject = rows;
        _target = target;
        _width = columns.GetArrayLength() + 1;
        _columns = new ColumnMap(target.Area, target.Children);
        _found = new FoundRows(target.Layout);
        _paslon = new PaslonRowMatcher(target.Layout);
    }

    public Place Table => Place.Json("rows");

    /// <summary>What is printed beside JUMLAH AKHIR, once the table is read.</summary>
    public PrintedFigures? Printed { get; private set; }

    public (FigureTable Figures, IPlaces Places, List<Finding> Findings) Read()
    {
        _columns.AddTotal(_width - 1);
        _columns.Take([.. _columnArray.EnumerateArray().Select(HeadingOf)], HeadingOf, Place.Json("columns"));
        foreach (var member in _rowObject.EnumerateObject())
        {
            TakeMember(member);
        }

        _findings.AddRange(_found.Missing());
        var collector = new FigureCollector(_found, _columns, this, [.. _target.Children.Select(child => child.Code)]);
        var (figures, places) = collector.Collect();
        Printed = PrintedOf(figures);
        return (figures, places, [.. _columns.Findings, .. _findings, .. collector.Findings]);
    }

    public Cell At(int row, int slot) => JsonCell.OfFigure(_rows[row].Figures!.Value[slot]);

    public void TakeNumbers(int row, ReadOnlySpan<int> slots, Span<long> numbers)
    {
        for (var index = 0; index < slots.Length; index++)
        {
            numbers[index] = At(row, slots[index]) is { Kind: CellKind.Number } cell
                ? cell.Number
                : FigureTable.Missing;
        }
    }

    public Place PlaceOf(int row, int slot) => Place.Json($"{_rows[row].FiguresPath}[{slot}]");

    public Place PlaceOf(int row) => Place.Json(_rows[row].Path);

    public Place HeadingOf(int slot) => Place.Json($"columns[{slot}]");

    private static ColumnHeading HeadingOf(JsonElement column, int slot)
    {
        if (
            column.ValueKind == JsonValueKind.Object
            && column.TryGetProperty("code", out var code)
            && column.TryGetProperty("name", out var name)
            && code.ValueKind == JsonValueKind.String
            && name.ValueKind == JsonValueKind.String
        )
        {
            return new ColumnHeading(slot, $"{code.GetString()} {name.GetString()}".Trim());
        }

        return new ColumnHeading(slot, column.GetRawText());
    }

    private void TakeMember(JsonProperty member)
    {
        var path = $"rows.{member.Name}";
        if (RowWordings.IsOfPemilu(member.Name.Replace('_', ' ')))
        {
            _findings.Add(
                new Finding(
                    DocumentCodes.PemiluForm,
                    Place.Json(path),
                    Expected: "pengguna_pindahan, pengguna_tambahan",
                    Got: member.Name
                )
            );
        }
        else if (FormLayout.GroupKeys.Contains(member.Name))
        {
            TakeGroup(member.Name, member.Value, path);
        }
        else if (member.Name == "paslon")
        {
            TakePaslon(member.Value, path);
        }
        else if (member.Name == "kolom_kosong" && _paslon.KolomKosong is null)
        {
            _findings.Add(new Finding(FormCodes.PaslonDiffersFromDecree, Place.Json(path), Got: member.Name));
        }
        else if (_target.Layout.Find(member.Name) is { Split: null } field)
        {
            TakeRow(field, member.Value, path);
        }
        else
        {
            Unknown(path, member.Name);
        }
    }

    private void TakeGroup(string group, JsonElement lines, string path)
    {
        if (lines.ValueKind != JsonValueKind.Object)
        {
            WrongShape(path, "{ l, p, jml }", lines);
            _found.Doubt(group);
            return;
        }

        foreach (var line in lines.EnumerateObject())
        {
            if (_target.Layout.Find($"{group}.{line.Name}") is { } field)
            {
                TakeRow(field, line.Value, $"{path}.{line.Name}");
            }
            else
            {
                Unknown($"{path}.{line.Name}", line.Name);
            }
        }
    }

    private void TakePaslon(JsonElement pairs, string path)
    {
        if (pairs.ValueKind != JsonValueKind.Object)
        {
            WrongShape(path, "{ \"1\": { name, votes } }", pairs);
            return;
        }

        foreach (var pair in pairs.EnumerateObject())
        {
            TakePair(pair, $"{path}.{pair.Name}");
        }
    }

    private void TakePair(JsonProperty pair, string path)
    {
        var (row, name) = PairOf(pair.Value, path);
        var number =
            pair.Name.Length <= 3 && pair.Name.All(char.IsAsciiDigit) && int.TryParse(pair.Name, out var parsed)
                ? parsed
                : (int?)null;
        var field = _target.Layout.Find($"paslon.{pair.Name}");
        if (_paslon.Check(number, name) is { } finding)
        {
            _findings.Add(finding with { Place = Place.Json(path), Got = $"{pair.Name}. {name}" });
            if (field is not null)
            {
                _found.Doubt(field);
            }
        }

        if (field is not null && row.Figures is not null)
        {
            TakeRow(field, row);
        }
    }

    private (JsonRow Row, string Name) PairOf(JsonElement pair, string path)
    {
        if (pair.ValueKind != JsonValueKind.Object)
        {
            WrongShape(path, "{ name, votes }", pair);
            return (new JsonRow(path), "");
        }

        var row = JsonRow.OfObject(pair, path, "votes", mayHavePercentage: true, _findings);
        return (row, row.Name ?? "");
    }

    private void TakeRow(Field field, JsonElement row, string path) =>
        TakeRow(
            field,
            row.ValueKind == JsonValueKind.Object
                ? JsonRow.OfObject(row, path, "figures", field.Section == FormSection.Paslon, _findings)
                : new JsonRow(path) { Figures = row, FiguresPath = path }
        );

    private void TakeRow(Field field, JsonRow row)
    {
        if (_found[field] is not null)
        {
            _found.Doubt(field);
            _findings.Add(new Finding(DocumentCodes.RowTwice, Place.Json(row.FiguresPath), field.Key));
            return;
        }

        if (row.Figures is not { ValueKind: JsonValueKind.Array } figures || figures.GetArrayLength() != _width)
        {
            _found.Doubt(field);
            WrongShape(row.FiguresPath, _width, row.Figures, field.Key);
            return;
        }

        _rows.Add(row);
        _found[field] = _rows.Count - 1;
    }

    private PrintedFigures PrintedOf(FigureTable figures)
    {
        var (words, percentages) = (new List<PrintedCell>(), new List<PrintedCell>());
        foreach (var field in _target.Layout.Fields.Where(field => _found[field] is not null))
        {
            var row = _rows[_found[field]!.Value];
            if (row.Words is { } text)
            {
                words.Add(new PrintedCell(field, text, Place.Json($"{row.Path}.{JsonRow.WordsName}")));
            }

            if (row.Percentage is { } percentage)
            {
                percentages.Add(new PrintedCell(field, percentage, Place.Json($"{row.Path}.{JsonRow.PercentageName}")));
            }
        }

        return PrintedFigures.Beside(figures, words, percentages);
    }

    private void Unknown(string path, string name) =>
        _findings.Add(new Finding(DocumentCodes.RowUnknown, Place.Json(path), Got: name));

    private void WrongShape(string path, FindingValue expected, JsonElement? got, string? field = null)
    {
        var found = got is { ValueKind: JsonValueKind.Array } array
            ? (FindingValue)array.GetArrayLength()
            : got?.GetRawText() ?? "";
        _findings.Add(new Finding(DocumentCodes.RowLength, Place.Json(path), field, Expected: expected, Got: found));
    }
}
