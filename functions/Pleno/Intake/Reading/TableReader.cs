using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Finds the columns and the rows of the form in a grid, by their labels alone.</summary>
internal sealed class TableReader : IFigureCells
{
    private readonly Grid _grid;
    private readonly AreaCode _area;
    private readonly IReadOnlyList<Area> _children;
    private readonly FoundRows _rows;
    private readonly PaslonRowMatcher _paslon;
    private readonly List<Finding> _findings = [];
    private readonly SignatureReader _signatures;
    private readonly SignatureRows _signatureRows;
    private readonly HashSet<int> _unheaded = [];
    private readonly List<(Field Field, int Row)> _emptyRows = [];
    private readonly HeadingRow _first;
    private HeadingRow _heading;
    private List<int> _gaps;
    private bool _headingAgrees = true;
    private bool _isSigned;
    private bool _inPaslonSection;
    private VoterBlock _block;
    private string? _group;
    private bool _saidPemilu;

    /// <param name="grid">The sheet.</param>
    /// <param name="firstHeading">The row at which the table begins.</param>
    /// <param name="layout">The rows.</param>
    /// <param name="area">The area whose form it is.</param>
    /// <param name="children">The areas that have a column.</param>
    /// <param name="isPage">Whether it is one page of several, with a column JUMLAH PINDAHAN.</param>
    public TableReader(
        Grid grid,
        int firstHeading,
        FormLayout layout,
        AreaCode area,
        IReadOnlyList<Area> children,
        bool isPage = false
    )
    {
        _grid = grid;
        _area = area;
        _children = children;
        _rows = new FoundRows(layout);
        _paslon = new PaslonRowMatcher(layout);
        _signatures = new SignatureReader(layout);
        _signatureRows = new SignatureRows(grid, _signatures);
        _heading = _first = HeadingRow.Of(grid, firstHeading)!;
        _gaps = Gaps(_first);
        Columns = new ColumnMap(area, children, isPage);
    }

    public ColumnMap Columns { get; }

    public Place Table => _grid.PlaceOf(_first.Row);

    /// <summary>The column JUMLAH PINDAHAN of a page, once the table is read; null where there is none.</summary>
    public (FigureTable Figures, IPlaces Places)? Carried { get; private set; }

    /// <summary>Section VI, once the table is read.</summary>
    public Signatures? Signatures => _signatures.Signatures;

    /// <summary>Reads the table. Findings come in the order they were met.</summary>
    public (FigureTable Figures, IPlaces Places, List<Finding> Findings) Read()
    {
        Columns.Take(Headings(_first), HeadingOf, Table);
        Columns.RequireTotal(Table);
        for (var row = _first.Row + 1; row < _grid.Rows; row++)
        {
            ReadRow(row);
        }

        UseEmptyRows();
        ReportMissingRows();
        var collector = new FigureCollector(_rows, Columns, this, [.. _children.Select(child => child.Code)]);
        var (figures, places) = collector.Collect();
        return (
            figures,
            places,
            [.. Columns.Findings, .. _findings, .. collector.Findings, .. CollectCarried(), .. _signatures.Findings]
        );
    }

    /// <summary>JUMLAH PINDAHAN is collected like a form that has no other column.</summary>
    private List<Finding> CollectCarried()
    {
        if (Columns.Carried is not { } slot)
        {
            return [];
        }

        var column = new ColumnMap(_area, []);
        column.AddTotal(slot);
        var collector = new FigureCollector(_rows, column, this, []);
        Carried = collector.Collect();
        return collector.Findings;
    }

    public Cell At(int row, int slot) => _grid[row, slot];

    public Place PlaceOf(int row, int slot) => _grid.PlaceOf(row, slot);

    public Place PlaceOf(int row) => _grid.PlaceOf(row);

    public Place HeadingOf(int slot) => _grid.PlaceOf(_first.Row, slot);

    private List<ColumnHeading> Headings(HeadingRow heading)
    {
        var headings = new List<ColumnHeading>();
        for (var column = heading.FirstFigure; column <= _grid.WidthOf(heading.Row); column++)
        {
            if (_grid[heading.Row, column] is { IsEmpty: false } cell)
            {
                headings.Add(new ColumnHeading(column, cell.Shown));
            }
        }

        return headings;
    }

    private void ReadRow(int row)
    {
        if (HeadingRow.Of(_grid, row) is { } heading)
        {
            TakeHeading(heading);
            return;
        }

        if (_isSigned)
        {
            _signatureRows.Take(row);
            return;
        }

        var label = LabelOf(row);
        var hasFigures = HasFigures(row);
        if (hasFigures && IsColumnNumbers(row))
        {
            return;
        }

        ReportUnheaded(row);
        if (TryTakeFixed(row, label, hasFigures))
        {
            return;
        }

        if (RowWordings.IsOfPemilu(label))
        {
            RefusePemilu(row, label);
        }
        else if (TryTakePaslon(row, label, hasFigures))
        {
            return;
        }
        else if (hasFigures)
        {
            ReportUnknown(row, label);
        }
        else if (label.Length > 0)
        {
            TakeTitle(label);
        }
    }

    private void TakeHeading(HeadingRow heading)
    {
        _heading = heading;
        _gaps = Gaps(heading);
        _isSigned = false;
        var first = Headings(_first);
        var here = Headings(heading);
        var same = first
            .Zip(here)
            .TakeWhile(pair => pair.First.Slot == pair.Second.Slot && SameHeading(pair.First.Text, pair.Second.Text))
            .Count();
        _headingAgrees = heading.Label == _first.Label && same == first.Count && same == here.Count;
        if (!_headingAgrees)
        {
            var expected = same < first.Count ? first[same] : default;
            var got = same < here.Count ? here[same] : default;
            _findings.Add(
                new Finding(
                    DocumentCodes.HeadingsDiffer,
                    _grid.PlaceOf(heading.Row, here.Count > same ? got.Slot : Math.Max(expected.Slot, heading.Label)),
                    Expected: expected.Text ?? "",
                    Got: got.Text ?? ""
                )
            );
        }
    }

    private static bool SameHeading(string left, string right) =>
        string.Equals(left, right, StringComparison.Ordinal) || Wording.Letters(left) == Wording.Letters(right);

    private string LabelOf(int row)
    {
        var label = _grid[row, _heading.Label].Shown;
        if (label.Length > 0)
        {
            return label;
        }

        // A title is often merged over the columns NO and URAIAN and then stands in the first of them.
        for (var column = _heading.Label - 1; column >= 1; column--)
        {
            if (_grid[row, column] is { Kind: CellKind.Text } cell && Wording.Letters(cell.Shown).Length > 4)
            {
                return cell.Shown;
            }
        }

        return "";
    }

    private bool HasFigures(int row)
    {
        for (var column = _heading.FirstFigure; column <= _grid.WidthOf(row); column++)
        {
            if (!_grid[row, column].IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The row "(1) (2) (3) …" under the headings.</summary>
    private bool IsColumnNumbers(int row)
    {
        long? last = null;
        for (var column = 1; column <= _grid.WidthOf(row); column++)
        {
            var cell = _grid[row, column];
            if (cell.IsEmpty)
            {
                continue;
            }

            if (
                !long.TryParse(Wording.Letters(cell.Shown), NumberStyles.None, null, out var number)
                || (last is null ? number != 1 : number != last + 1)
            )
            {
                return false;
            }

            last = number;
        }

        return !_grid[row, _heading.Label].IsEmpty && last > 2;
    }

    private void ReportUnheaded(int row)
    {
        foreach (var column in _gaps)
        {
            ReportUnheaded(row, column);
        }

        for (var column = _grid.WidthOf(_heading.Row) + 1; column <= _grid.WidthOf(row); column++)
        {
            ReportUnheaded(row, column);
        }
    }

    private void ReportUnheaded(int row, int column)
    {
        if (_grid[row, column] is { IsEmpty: false } cell && _unheaded.Add(column))
        {
            _findings.Add(
                new Finding(BetweenCodes.ColumnForeign, _grid.PlaceOf(row, column), Expected: "", Got: cell.Shown)
            );
        }
    }

    /// <summary>Columns between the headings that have none.</summary>
    private List<int> Gaps(HeadingRow heading) =>
        [
            .. Enumerable
                .Range(heading.FirstFigure, Math.Max(0, _grid.WidthOf(heading.Row) - heading.FirstFigure + 1))
                .Where(column => _grid[heading.Row, column].IsEmpty),
        ];

    private void RefusePemilu(int row, string label)
    {
        if (!_saidPemilu)
        {
            _findings.Add(
                new Finding(
                    DocumentCodes.PemiluForm,
                    _grid.PlaceOf(row, _heading.Label),
                    Expected: "DPPh, DPTb",
                    Got: label
                )
            );
        }

        _saidPemilu = true;
        _group = null;
        // With the other law's words on the form, its "DPTb" may mean either list.
        foreach (var group in new[] { "pengguna_pindahan", "pengguna_tambahan" })
        {
            Doubt(group);
        }
    }

    private void Doubt(string group)
    {
        foreach (var split in Enum.GetValues<VoterSplit>())
        {
            _rows.Doubt(_rows.Layout.Line(group, split));
        }
    }

    private bool TryTakeFixed(int row, string label, bool hasFigures)
    {
        var key = label.Length == 0 ? null : RowWordings.Find(label, _block);
        var split = SplitOf(row);
        if (key is null)
        {
            return label.Length == 0 && TakeGroupLine(row, _group, split, hasFigures);
        }

        if (key == "kolom_kosong")
        {
            _group = null;
            return TakeFound(row, _paslon.KolomKosong, hasFigures);
        }

        if (FormLayout.GroupKeys.Contains(key))
        {
            _group = key;
            return TakeGroupLine(row, key, split, hasFigures) || TakeGroupTitle(label);
        }

        _group = null;
        if (hasFigures)
        {
            _inPaslonSection = false;
        }
        else
        {
            TakeTitle(label);
        }

        if (split.Length > 0 && Wording.Split(split) != VoterSplit.Jml)
        {
            return false;
        }

        return TakeFound(row, _rows.Layout[key], hasFigures);
    }

    /// <summary>"B. PENGGUNA HAK PILIH" is a title and reads like the row of that total; the row has a line L, P or JML.</summary>
    private bool TakeGroupTitle(string label)
    {
        _block = Wording.Words(label) == "PENGGUNA HAK PILIH" ? VoterBlock.Pengguna : _block;
        return true;
    }

    private bool TakeGroupLine(int row, string? group, string split, bool hasFigures)
    {
        if (group is null || (split.Length == 0 && !hasFigures))
        {
            return false;
        }

        if (Wording.Split(split) is { } line)
        {
            return TakeFound(row, _rows.Layout.Line(group, line), hasFigures);
        }

        Doubt(group);
        _findings.Add(
            new Finding(DocumentCodes.RowUnknown, _grid.PlaceOf(row), group, Expected: "L, P, JML", Got: split)
        );
        return true;
    }

    private bool TryTakePaslon(int row, string label, bool hasFigures)
    {
        if (!hasFigures && !_inPaslonSection)
        {
            return false;
        }

        var (field, finding) = _paslon.Match(NumberOf(row), label, _inPaslonSection);
        if (finding is not null && (hasFigures || field is not null))
        {
            _findings.Add(finding with { Place = _grid.PlaceOf(row, _heading.Label) });
            if (field is not null)
            {
                _rows.Doubt(field);
            }

            return true;
        }

        return field is not null && TakeFound(row, field, hasFigures);
    }

    private string NumberOf(int row) => _heading.Label > 1 ? _grid[row, _heading.Label - 1].Shown : "";

    private string SplitOf(int row)
    {
        var text = "";
        for (var column = _heading.Label + 1; column < _heading.FirstFigure; column++)
        {
            text += _grid[row, column].Shown;
        }

        return text;
    }

    private bool TakeFound(int row, Field? field, bool hasFigures)
    {
        if (field is null)
        {
            return false;
        }

        if (!hasFigures)
        {
            _emptyRows.Add((field, row));
            return true;
        }

        if (_rows[field] is { } first)
        {
            _rows.Doubt(field);
            _findings.Add(
                new Finding(
                    DocumentCodes.RowTwice,
                    _grid.PlaceOf(row),
                    field.Key,
                    Expected: _grid.NumberOf(first),
                    Got: _grid.NumberOf(row)
                )
            );
            return true;
        }

        _rows[field] = row;
        if (!_headingAgrees)
        {
            _rows.Doubt(field);
        }

        return true;
    }

    private void TakeTitle(string label)
    {
        var words = Wording.Words(label);
        _inPaslonSection =
            words.Contains("PASANGAN CALON", StringComparison.Ordinal)
            || words.Contains("PEROLEHAN SUARA", StringComparison.Ordinal);
        _isSigned = words.StartsWith("TANDA TANGAN", StringComparison.Ordinal);
        _block =
            words.StartsWith("DATA PEMILIH", StringComparison.Ordinal)
            && !words.Contains("PENGGUNA", StringComparison.Ordinal)
                ? VoterBlock.Pemilih
            : words.StartsWith("PENGGUNA HAK PILIH", StringComparison.Ordinal)
            || words.StartsWith("DATA PENGGUNA HAK PILIH", StringComparison.Ordinal)
                ? VoterBlock.Pengguna
            : VoterBlock.Unsaid;
    }

    private void ReportUnknown(int row, string label)
    {
        _group = null;
        var code =
            Wording.IsTotal(label) && Wording.Words(label).Split(' ').Length <= 2
                ? BetweenCodes.TotalAmongChildren
                : DocumentCodes.RowUnknown;
        _findings.Add(new Finding(code, _grid.PlaceOf(row), Got: label));
    }

    /// <summary>A row with its label and nothing else is a row left empty, unless the form has the row with figures elsewhere.</summary>
    private void UseEmptyRows()
    {
        foreach (var (field, row) in _emptyRows)
        {
            _rows[field] ??= row;
        }
    }

    private void ReportMissingRows()
    {
        foreach (var field in _rows.Layout.Fields)
        {
            if (_rows[field] is not null || _rows.IsDoubtful(field))
            {
                continue;
            }

            _findings.Add(
                field.Section == FormSection.Paslon
                    ? PaslonRowMatcher.Missing(field)
                    : new Finding(DocumentCodes.RowMissing, null, field.Key, Expected: field.FullLabel)
            );
        }
    }
}
