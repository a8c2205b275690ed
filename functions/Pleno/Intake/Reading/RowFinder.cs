using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>Finds out which row of the form each row of a table is, by its label and the titles above it.</summary>
internal sealed class RowFinder(Grid grid, FormLayout layout)
{
    private readonly PaslonRowMatcher _paslon = new(layout);
    private readonly List<(Field Field, int Row)> _emptyRows = [];
    private SectionTitle _title;
    private string? _group;
    private bool _headingsAgree = true;
    private bool _saidPemilu;

    /// <summary>The rows found so far.</summary>
    public FoundRows Rows { get; } = new(layout);

    public List<Finding> Findings { get; } = [];

    /// <summary>Whether the rows now stand under "Tanda tangan".</summary>
    public bool IsSigned => _title.IsSignatures;

    /// <summary>A heading row ends the signatures. Rows under one that differs from the first are found, but their figures not taken.</summary>
    public void StartTable(bool headingsAgree)
    {
        _headingsAgree = headingsAgree;
        _title = _title with { IsSignatures = false };
    }

    public void Take(TableRow row)
    {
        if (TryTakeFixed(row))
        {
            return;
        }

        if (RowWordings.IsOfPemilu(row.Label))
        {
            RefusePemilu(row);
        }
        else if (TryTakePaslon(row))
        {
            return;
        }
        else if (row.HasFigures)
        {
            ReportUnknown(row);
        }
        else if (row.Label.Length > 0)
        {
            _title = SectionTitle.Of(row.Label);
        }
    }

    /// <summary>Once every row was taken: uses rows that have a label and nothing else, and reports those that are missing.</summary>
    public void Finish()
    {
        // A row left empty, unless the form has the row with figures elsewhere.
        foreach (var (field, row) in _emptyRows)
        {
            Rows[field] ??= row;
        }

        Findings.AddRange(Rows.Missing());
    }

    private bool TryTakeFixed(TableRow row)
    {
        var key = row.Label.Length == 0 ? null : RowWordings.Find(row.Label, _title.Block);
        if (key is null)
        {
            return row.Label.Length == 0 && TakeGroupLine(row, _group);
        }

        if (key == "kolom_kosong")
        {
            _group = null;
            return TakeFound(row, _paslon.KolomKosong);
        }

        if (FormLayout.GroupKeys.Contains(key))
        {
            _group = key;
            return TakeGroupLine(row, key) || TakeGroupTitle(row);
        }

        _group = null;
        _title = row.HasFigures ? _title with { IsPaslon = false } : SectionTitle.Of(row.Label);
        return (row.Line.Length == 0 || Wording.Split(row.Line) == VoterSplit.Jml) && TakeFound(row, Rows.Layout[key]);
    }

    /// <summary>"B. PENGGUNA HAK PILIH" is a title and reads like the row of that total; the row has a line L, P or JML.</summary>
    private bool TakeGroupTitle(TableRow row)
    {
        if (Wording.Words(row.Label) == "PENGGUNA HAK PILIH")
        {
            _title = _title with { Block = VoterBlock.Pengguna };
        }

        return true;
    }

    private bool TakeGroupLine(TableRow row, string? group)
    {
        var text = row.Line;
        if (group is null || (text.Length == 0 && !row.HasFigures))
        {
            return false;
        }

        if (Wording.Split(text) is { } line)
        {
            return TakeFound(row, Rows.Layout.Line(group, line));
        }

        Rows.Doubt(group);
        Findings.Add(new Finding(DocumentCodes.RowUnknown, row.Place, group, Expected: "L, P, JML", Got: text));
        return true;
    }

    private bool TryTakePaslon(TableRow row)
    {
        if (!row.HasFigures && !_title.IsPaslon)
        {
            return false;
        }

        var (field, finding) = _paslon.Match(row.Number, row.Label, _title.IsPaslon);
        if (finding is not null && (row.HasFigures || field is not null))
        {
            Findings.Add(finding with { Place = row.PlaceOfLabel });
            if (field is not null)
            {
                Rows.Doubt(field);
            }

            return true;
        }

        return field is not null && TakeFound(row, field);
    }

    private bool TakeFound(TableRow row, Field? field)
    {
        if (field is null)
        {
            return false;
        }

        if (!row.HasFigures)
        {
            _emptyRows.Add((field, row.Index));
        }
        else if (Rows[field] is { } first)
        {
            Rows.Doubt(field);
            Findings.Add(
                new Finding(
                    DocumentCodes.RowTwice,
                    row.Place,
                    field.Key,
                    Expected: grid.NumberOf(first),
                    Got: grid.NumberOf(row.Index)
                )
            );
        }
        else
        {
            Rows[field] = row.Index;
            if (!_headingsAgree)
            {
                Rows.Doubt(field);
            }
        }

        return true;
    }

    private void RefusePemilu(TableRow row)
    {
        if (!_saidPemilu)
        {
            Findings.Add(
                new Finding(DocumentCodes.PemiluForm, row.PlaceOfLabel, Expected: "DPPh, DPTb", Got: row.Label)
            );
        }

        _saidPemilu = true;
        _group = null;
        // With the other law's words on the form, its "DPTb" may mean either list.
        Rows.Doubt("pengguna_pindahan");
        Rows.Doubt("pengguna_tambahan");
    }

    private void ReportUnknown(TableRow row)
    {
        _group = null;
        var code =
            Wording.IsTotal(row.Label) && Wording.Words(row.Label).Split(' ').Length <= 2
                ? BetweenCodes.TotalAmongChildren
                : DocumentCodes.RowUnknown;
        Findings.Add(new Finding(code, row.Place, Got: row.Label));
    }
}
