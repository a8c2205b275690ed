using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>One column of a file that belongs to a column of the form.</summary>
/// <param name="Slot">Where it is in the file.</param>
/// <param name="Column">Column of the <see cref="FigureTable"/>.</param>
/// <param name="IsCertain">False when it is in doubt whose it is: its figures are checked, not taken.</param>
internal readonly record struct MappedColumn(int Slot, int Column, bool IsCertain);

/// <summary>The columns of a file against the configured areas below, in whatever order the file has them.</summary>
internal sealed class ColumnMap
{
    private readonly AreaCode _area;
    private readonly bool _isPage;
    private readonly IReadOnlyList<Area> _children;
    private readonly Lazy<Dictionary<AreaCode, int>> _byCode;
    private readonly Dictionary<string, int> _byName = [];
    private readonly List<MappedColumn> _columns = [];
    private readonly List<Finding> _findings = [];
    private readonly bool[] _accountedFor;
    private readonly int[] _indexOf;
    private int _next;
    private int _unreadable;

    /// <param name="area">The area whose form it is.</param>
    /// <param name="children">The areas that have a column.</param>
    /// <param name="isPage">Whether it is one page of several, with a column JUMLAH PINDAHAN.</param>
    public ColumnMap(AreaCode area, IReadOnlyList<Area> children, bool isPage = false)
    {
        _isPage = isPage;
        _area = area;
        _children = children;
        _accountedFor = new bool[children.Count];
        _indexOf = new int[children.Count + 1];
        Array.Fill(_indexOf, -1);
        _byCode = new Lazy<Dictionary<AreaCode, int>>(() =>
            children.Index().ToDictionary(at => at.Item.Code, at => at.Index)
        );
    }

    public IReadOnlyList<MappedColumn> Columns => _columns;

    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>The column JUMLAH PINDAHAN of a page; null where there is none.</summary>
    public int? Carried { get; private set; }

    /// <summary>Takes the headings; <paramref name="placeOf"/> tells where a slot's heading stands, <paramref name="whole"/> where the row does.</summary>
    public void Take(IReadOnlyList<ColumnHeading> headings, Func<int, Place> placeOf, Place whole)
    {
        for (var index = 0; index < headings.Count; index++)
        {
            var heading = headings[index];
            if (!TryTakeNext(heading))
            {
                TakeOne(heading, placeOf(heading.Slot), isLast: index == headings.Count - 1);
            }
        }

        var missing = Enumerable.Range(0, _children.Count).Where(child => !_accountedFor[child]).ToList();
        // As many headings that cannot be read as areas missing: one mistake each, and it is reported where it stands.
        if (missing.Count == 0 || missing.Count != _unreadable)
        {
            _findings.AddRange(missing.Select(child => Missing(_children[child], whole)));
        }
    }

    /// <summary>Adds the total column where the format has no heading for it (JSON).</summary>
    public void AddTotal(int slot) => Add(new MappedColumn(slot, _children.Count, IsCertain: true));

    /// <summary>F.705, unless a total column was found or its lack was reported.</summary>
    public void RequireTotal(Place whole)
    {
        if (!HasTotal && !_findings.Exists(finding => finding.Code == BetweenCodes.TotalMissing))
        {
            _findings.Add(new Finding(BetweenCodes.TotalMissing, whole, Expected: "JUMLAH AKHIR"));
        }
    }

    /// <summary>Forms have the areas in the order of their codes: a heading that is to the letter that of the next one needs no search.</summary>
    private bool TryTakeNext(ColumnHeading heading)
    {
        if (_next >= _children.Count || _accountedFor[_next] || !heading.IsOf(_children[_next]))
        {
            return false;
        }

        _accountedFor[_next] = true;
        Add(new MappedColumn(heading.Slot, _next, IsCertain: true));
        _next++;
        return true;
    }

    private void TakeOne(ColumnHeading heading, Place place, bool isLast)
    {
        var (code, name) = heading.Parts();
        if (code is { } exact && _byCode.Value.TryGetValue(exact, out var namesake) && name == _children[namesake].Name)
        {
            TakeChild(heading, namesake, name, place);
        }
        else if (heading.IsFinalTotal)
        {
            TakeTotal(heading, place);
        }
        else if (_isPage && Carried is null && heading.IsCarriedOver)
        {
            Carried = heading.Slot;
        }
        else if (isLast && code is null && Wording.IsTotal(heading.Text) && !HasTotal)
        {
            _findings.Add(new Finding(BetweenCodes.TotalMissing, place, Expected: "JUMLAH AKHIR", Got: heading.Text));
        }
        else if (Wording.IsTotal(name) || (code is { } above && above.Contains(_area)))
        {
            _findings.Add(new Finding(BetweenCodes.TotalAmongChildren, place, Got: heading.Text));
        }
        else if (code is { } known && _byCode.Value.TryGetValue(known, out var child))
        {
            TakeChild(heading, child, name, place);
        }
        else
        {
            Refuse(heading, code, name, place);
        }
    }

    /// <summary>Where a column stands in the file; null when it was not found.</summary>
    public int? SlotOf(int column) =>
        column < _indexOf.Length && _indexOf[column] is var index and >= 0 ? _columns[index].Slot : null;

    private bool HasTotal => _indexOf[_children.Count] >= 0;

    private void Add(MappedColumn column)
    {
        _indexOf[column.Column] = _columns.Count;
        _columns.Add(column);
    }

    private void TakeTotal(ColumnHeading heading, Place place)
    {
        if (HasTotal)
        {
            _findings.Add(new Finding(BetweenCodes.TotalAmongChildren, place, Got: heading.Text));
        }
        else
        {
            AddTotal(heading.Slot);
        }
    }

    private void TakeChild(ColumnHeading heading, int child, string name, Place place)
    {
        var area = _children[child];
        _accountedFor[child] = true;
        _next = child + 1;
        var first = _indexOf[child];
        if (first >= 0)
        {
            // Which of the two is right cannot be known, so neither is taken.
            _columns[first] = _columns[first] with
            {
                IsCertain = false,
            };
            _findings.Add(new Finding(BetweenCodes.ColumnTwice, place, Area: area.Code, Got: heading.Text));
            return;
        }

        var isCalledSo = string.Equals(name, area.Name, StringComparison.Ordinal) || area.IsCalled(name);
        if (!isCalledSo)
        {
            _findings.Add(Disagreement(area, heading, place));
            AccountFor(name);
        }

        Add(new MappedColumn(heading.Slot, child, isCalledSo));
    }

    private void Refuse(ColumnHeading heading, AreaCode? code, string name, Place place)
    {
        var namesake = ChildCalled(name);
        if (namesake is { } child && code is not null)
        {
            _findings.Add(Disagreement(_children[child], heading, place));
        }
        else
        {
            var expected = namesake is { } known ? (FindingValue)ColumnHeading.Of(_children[known]) : null;
            _findings.Add(
                new Finding(BetweenCodes.ColumnForeign, place, Area: code, Expected: expected, Got: heading.Text)
            );
            _unreadable += code is null && namesake is null ? 1 : 0;
        }

        AccountFor(name);
    }

    private void AccountFor(string name)
    {
        if (ChildCalled(name) is { } child)
        {
            _accountedFor[child] = true;
        }
    }

    private int? ChildCalled(string name)
    {
        if (_byName.Count == 0)
        {
            for (var index = 0; index < _children.Count; index++)
            {
                _byName.TryAdd(AreaName.Normalise(_children[index].Name), index);
            }
        }

        return _byName.TryGetValue(AreaName.Normalise(name), out var child) ? child : null;
    }

    private static Finding Disagreement(Area area, ColumnHeading heading, Place place) =>
        new(
            BetweenCodes.CodeAndNameDisagree,
            place,
            Area: area.Code,
            Expected: ColumnHeading.Of(area),
            Got: heading.Text
        );

    private static Finding Missing(Area area, Place whole) =>
        new(BetweenCodes.ColumnMissing, whole, Area: area.Code, Expected: ColumnHeading.Of(area));
}
