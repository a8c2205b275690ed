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
    private readonly List<(JsonElement Figures, string Path)> _rows = [];
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

    public (FigureTable Figures, IPlaces Places, List<Finding> Findings) Read()
    {
        _columns.AddTotal(_width - 1);
        _columns.Take([.. _columnArray.EnumerateArray().Select(HeadingOf)], HeadingOf, Place.Json("columns"));
        foreach (var member in _rowObject.EnumerateObject())
        {
            TakeMember(member);
        }

        ReportMissing();
        var collector = new FigureCollector(_found, _columns, this, [.. _target.Children.Select(child => child.Code)]);
        var (figures, places) = collector.Collect();
        return (figures, places, [.. _columns.Findings, .. _findings, .. collector.Findings]);
    }

    public Cell At(int row, int slot) => JsonCell.OfFigure(_rows[row].Figures[slot]);

    public Place PlaceOf(int row, int slot) => Place.Json($"{_rows[row].Path}[{slot}]");

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
            Array.ForEach(Enum.GetValues<VoterSplit>(), split => _found.Doubt(_target.Layout.Line(group, split)));
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
        var (name, votes) = PairMembers(pair.Value, path);
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

        if (field is not null && votes is { } figures)
        {
            TakeRow(field, figures, $"{path}.votes");
        }
    }

    private (string Name, JsonElement? Votes) PairMembers(JsonElement pair, string path)
    {
        var name = "";
        JsonElement? votes = null;
        if (pair.ValueKind != JsonValueKind.Object)
        {
            WrongShape(path, "{ name, votes }", pair);
            return (name, votes);
        }

        foreach (var member in pair.EnumerateObject())
        {
            switch (member.Name)
            {
                case "name" when member.Value.ValueKind == JsonValueKind.String:
                    name = member.Value.GetString()!;
                    break;
                case "votes" when votes is null:
                    votes = member.Value;
                    break;
                case "votes":
                    _findings.Add(new Finding(DocumentCodes.RowTwice, Place.Json($"{path}.votes")));
                    break;
                default:
                    Unknown($"{path}.{member.Name}", member.Name);
                    break;
            }
        }

        return (name, votes);
    }

    private void TakeRow(Field field, JsonElement figures, string path)
    {
        if (_found[field] is not null)
        {
            _found.Doubt(field);
            _findings.Add(new Finding(DocumentCodes.RowTwice, Place.Json(path), field.Key));
            return;
        }

        if (figures.ValueKind != JsonValueKind.Array || figures.GetArrayLength() != _width)
        {
            _found.Doubt(field);
            WrongShape(path, _width, figures, field.Key);
            return;
        }

        _rows.Add((figures, path));
        _found[field] = _rows.Count - 1;
    }

    private void ReportMissing()
    {
        foreach (var field in _target.Layout.Fields.Where(field => _found[field] is null && !_found.IsDoubtful(field)))
        {
            _findings.Add(
                field.Section == FormSection.Paslon
                    ? PaslonRowMatcher.Missing(field)
                    : new Finding(DocumentCodes.RowMissing, null, field.Key, Expected: field.FullLabel)
            );
        }
    }

    private void Unknown(string path, string name) =>
        _findings.Add(new Finding(DocumentCodes.RowUnknown, Place.Json(path), Got: name));

    private void WrongShape(string path, FindingValue expected, JsonElement got, string? field = null)
    {
        var found = got.ValueKind == JsonValueKind.Array ? (FindingValue)got.GetArrayLength() : got.GetRawText();
        _findings.Add(new Finding(DocumentCodes.RowLength, Place.Json(path), field, Expected: expected, Got: found));
    }
}
