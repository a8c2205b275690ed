using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Intake.Reading;

/// <summary>
/// Reads a form split over several sheets. Each page has columns of its own, JUMLAH PINDAHAN carried over from the page before
/// (not on the first), and JUMLAH AKHIR; that of the last page is the form's.
/// </summary>
internal sealed class PagedFormReader
{
    private readonly IReadOnlyList<Grid> _grids;
    private readonly ReadTarget _target;
    private readonly Dictionary<AreaCode, List<Place>> _headings = [];
    private readonly HashSet<AreaCode> _mentioned = [];
    private readonly Dictionary<AreaCode, Area> _byCode;
    private readonly Dictionary<string, Area> _byName = new(StringComparer.Ordinal);
    private readonly List<Page> _pages = [];
    private readonly List<Finding> _findings = [];

    public PagedFormReader(IReadOnlyList<Grid> grids, ReadTarget target)
    {
        _grids = grids;
        _target = target;
        _byCode = target.Children.ToDictionary(child => child.Code);
        foreach (var child in target.Children)
        {
            foreach (var name in (string[])[child.Name, .. child.Aliases])
            {
                _byName.TryAdd(AreaName.Normalise(name), child);
            }
        }
    }

    public ReadOutcome.Readable Read()
    {
        var owned = _grids.Select(ChildrenOn).ToList();
        var values = new Dictionary<HeadEntry, HeadValue>();
        foreach (var (grid, children) in _grids.Zip(owned))
        {
            ReadPage(grid, children, values);
        }

        var head = new HeadReader(new RawHead(values, _grids[0].DayZero), _target.Contest, _target.Area);
        var (header, revision) = head.Read(_target.Form);
        var (figures, places) = Whole();
        return new ReadOutcome.Readable(
            new RecapDraft(header, figures, places, SignaturesOf(_pages), [.. _pages.Select(page => page.Printed)]),
            revision,
            FormReader.Ordered([.. head.Findings, .. _findings.Distinct(), .. Columns(), .. PageTotals()], _grids)
        );
    }

    /// <summary>The areas that have a column on the page, by code or else by name.</summary>
    private List<Area> ChildrenOn(Grid grid)
    {
        var heading = HeadingRow.Of(grid, HeadingRow.FirstIn(grid)!.Value)!;
        var found = new List<Area>();
        for (var column = heading.FirstFigure; column <= grid.WidthOf(heading.Row); column++)
        {
            var (code, name) = new ColumnHeading(column, grid[heading.Row, column].Shown).Parts();
            var byCode = code is { } known ? _byCode.GetValueOrDefault(known) : null;
            var byName = _byName.GetValueOrDefault(AreaName.Normalise(name));
            foreach (var area in new[] { byCode, byName }.OfType<Area>())
            {
                _mentioned.Add(area.Code);
            }

            if ((byCode ?? byName) is { } child && !found.Contains(child))
            {
                found.Add(child);
                Headings(child.Code).Add(grid.PlaceOf(heading.Row, column));
            }
        }

        return [.. found.OrderBy(child => child.Code)];
    }

    private List<Place> Headings(AreaCode child) =>
        _headings.TryGetValue(child, out var places) ? places : _headings[child] = [];

    private void ReadPage(Grid grid, List<Area> children, Dictionary<HeadEntry, HeadValue> values)
    {
        var first = HeadingRow.FirstIn(grid)!.Value;
        var head = new GridHead(grid, first, values);
        head.Read();
        var table = new TableReader(grid, first, _target.Layout, _target.Area, children, isPage: true);
        var (figures, places, findings) = table.Read();
        _findings.AddRange([.. head.Findings, .. findings]);
        _pages.Add(new Page(table.Table, figures, places, table.Carried, table.Signatures, table.Printed!));
    }

    /// <summary>F.703 for an area on two pages, F.701 for one on none.</summary>
    private IEnumerable<Finding> Columns() =>
        _target.Children.SelectMany<Area, Finding>(child =>
            _headings.TryGetValue(child.Code, out var places)
                ? places
                    .Skip(1)
                    .Select(place => new Finding(
                        BetweenCodes.ColumnTwice,
                        place,
                        Area: child.Code,
                        Got: ColumnHeading.Of(child)
                    ))
            : _mentioned.Contains(child.Code) ? []
            : [new Finding(BetweenCodes.ColumnMissing, Area: child.Code, Expected: ColumnHeading.Of(child))]
        );

    private (FigureTable Figures, IPlaces Places) Whole()
    {
        var whole = new FigureTable(_target.Layout, [.. _target.Children.Select(child => child.Code)]);
        var sources = new (IPlaces Places, int Column)?[whole.Columns];
        foreach (var page in _pages)
        {
            for (var column = 0; column < page.Figures.TotalColumn; column++)
            {
                var child = page.Figures.Children[column];
                // Which of two columns of an area is right cannot be known, so neither is taken.
                if (_headings[child].Count == 1)
                {
                    Copy(page, column, whole, whole.ColumnOf(child)!.Value, sources);
                }
            }
        }

        var last = _pages[^1];
        Copy(last, last.Figures.TotalColumn, whole, whole.TotalColumn, sources);
        return (whole, new PagedPlaces(sources));
    }

    private static void Copy(Page page, int from, FigureTable whole, int to, (IPlaces Places, int Column)?[] sources)
    {
        sources[to] = (page.Places, from);
        foreach (var field in whole.Layout.Fields)
        {
            whole[to, field] = page.Figures[from, field];
        }
    }

    private static Signatures? SignaturesOf(IEnumerable<Page> pages)
    {
        var lines = pages.SelectMany(page => page.Signatures?.All ?? []).ToList();
        return lines.Count == 0 ? null : new Signatures(lines);
    }

    private IEnumerable<Finding> PageTotals()
    {
        for (var number = 0; number < _pages.Count; number++)
        {
            var page = _pages[number];
            if (number > 0 && page.Carried is null)
            {
                yield return new Finding(BetweenCodes.PagesIncomplete, page.Table, Expected: "JUMLAH PINDAHAN");
                continue;
            }

            foreach (var field in _target.Layout.Fields)
            {
                foreach (var finding in new[] { CarriedOver(number, field), PageAddsUp(number, field) })
                {
                    if (finding is not null)
                    {
                        yield return finding;
                    }
                }
            }
        }
    }

    /// <summary>JUMLAH PINDAHAN = JUMLAH AKHIR of the page before; 0 on the first page.</summary>
    private Finding? CarriedOver(int number, Field field)
    {
        var before = number == 0 ? 0 : _pages[number - 1].Total(field);
        return _pages[number].CarriedOver(field) is { } carried && before is { } expected && carried != expected
            ? new Finding(
                BetweenCodes.CarriedOverIsPageBefore,
                _pages[number].Carried!.Value.Places.Of(0, field),
                field.Key,
                Expected: expected,
                Got: carried
            )
            : null;
    }

    /// <summary>JUMLAH PINDAHAN + columns of the page = JUMLAH AKHIR of the page.</summary>
    private Finding? PageAddsUp(int number, Field field)
    {
        var page = _pages[number];
        var carried = page.Carried is null ? 0 : page.CarriedOver(field);
        if (carried is null || page.Sum(field) is not { } columns || page.Total(field) is not { } total)
        {
            return null;
        }

        var sum = carried.Value + columns;
        // On the last page this is the equation of all columns, unless what was carried over is wrong.
        var isTheWhole = number == _pages.Count - 1 && carried == SumBefore(number, field);
        return sum == total || isTheWhole
            ? null
            : new Finding(
                BetweenCodes.PageAddsUp,
                page.Places.Of(page.Figures.TotalColumn, field),
                field.Key,
                Expected: sum <= long.MaxValue ? (long)sum : sum.ToString(),
                Got: total,
                Terms: [new Term(field.Key, null, carried.Value), .. page.Terms(field)]
            );
    }

    private Int128? SumBefore(int number, Field field)
    {
        Int128 sum = 0;
        foreach (var page in _pages.Take(number))
        {
            if (page.Sum(field) is not { } columns)
            {
                return null;
            }

            sum += columns;
        }

        return sum;
    }

    /// <summary>One page as read.</summary>
    private sealed record Page(
        Place Table,
        FigureTable Figures,
        IPlaces Places,
        (FigureTable Figures, IPlaces Places)? Carried,
        Signatures? Signatures,
        PrintedFigures Printed
    )
    {
        public long? Total(Field field) => Figures[Figures.TotalColumn, field];

        public long? CarriedOver(Field field) => Carried?.Figures[0, field];

        public Int128? Sum(Field field)
        {
            Int128 sum = 0;
            for (var column = 0; column < Figures.TotalColumn; column++)
            {
                if (Figures[column, field] is not { } figure)
                {
                    return null;
                }

                sum += figure;
            }

            return sum;
        }

        public IEnumerable<Term> Terms(Field field) =>
            Figures.Children.Select((child, column) => new Term(field.Key, child, Figures[column, field]!.Value));
    }
}

/// <summary>The places of figures that stand on several pages.</summary>
internal sealed class PagedPlaces((IPlaces Places, int Column)?[] sources) : IPlaces
{
    public Place? Of(int column, Field field) =>
        sources[column] is { } source ? source.Places.Of(source.Column, field) : null;
}
