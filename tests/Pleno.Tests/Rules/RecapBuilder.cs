using System.Globalization;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>
/// A document that balances: leaves are given, every sum is reckoned by loops of its own. <see cref="With"/> changes a leaf and
/// keeps it balanced, <see cref="Wrong"/> then writes a figure over, and nothing else follows.
/// </summary>
internal sealed class RecapBuilder
{
    public static readonly AreaCode Own = AreaCode.Parse("6401");

    private static readonly string[] Users = ["pengguna_dpt", "pengguna_pindahan", "pengguna_tambahan"];

    private readonly Dictionary<string, long>[] _leaves;
    private readonly List<(int? Column, string Key, long? Value)> _wrong = [];
    private readonly List<(int Page, bool IsCarried, string Key, long? Value)> _wrongOnPages = [];
    private int[] _pages = [];
    private readonly IReadOnlyList<AreaCode> _children;
    private readonly int _pairs;
    private readonly AreaCode _own;

    /// <param name="columns">Columns of areas, next to the total.</param>
    /// <param name="pairs">Candidate pairs; one gets the empty column beside it.</param>
    /// <param name="own">The document's area; its children are 01, 02 and so on.</param>
    public RecapBuilder(int columns = 2, int pairs = 2, AreaCode? own = null, IReadOnlyList<AreaCode>? children = null)
    {
        _pairs = pairs;
        _own = own ?? Own;
        _children = children ?? [.. Enumerable.Range(1, columns).Select(index => Child(_own, index))];
        Layout = new FormLayout([
            .. Enumerable.Range(1, pairs).Select(number => new Paslon(number, $"Pasangan {number}")),
        ]);
        _leaves = [.. _children.Select((_, index) => Leaves(index + 1))];
    }

    public FormLayout Layout { get; }

    /// <summary>The rows of section IV.</summary>
    public IReadOnlyList<string> PaslonKeys => [.. Layout.PaslonRows.Select(row => row.Key)];

    /// <summary>Sets a leaf: L or P of a group, ss_dikembalikan, ss_tidak_digunakan, or a row of section V or IV but for the sums and the last pair.</summary>
    public RecapBuilder With(int column, string key, long value)
    {
        _leaves[column].ShouldContainKey(key);
        _leaves[column][key] = value;
        return this;
    }

    /// <summary>Writes one figure over in the finished document; null for the total column, null to leave the cell out.</summary>
    public RecapBuilder Wrong(int? column, string key, long? value)
    {
        _wrong.Add((column, key, value));
        return this;
    }

    /// <summary>Splits the columns over pages of these sizes.</summary>
    public RecapBuilder Pages(params int[] sizes)
    {
        sizes.Sum().ShouldBe(_children.Count);
        _pages = sizes;
        return this;
    }

    /// <summary>Writes over JUMLAH PINDAHAN or JUMLAH AKHIR of a page other than the last.</summary>
    public RecapBuilder WrongOnPage(int page, bool isCarried, string key, long? value)
    {
        _wrongOnPages.Add((page, isCarried, key, value));
        return this;
    }

    public FigureTable Figures()
    {
        var table = Right();
        foreach (var (column, key, value) in _wrong)
        {
            table[column ?? table.TotalColumn, Layout[key]] = value;
        }

        return table;
    }

    private FigureTable Right()
    {
        var table = new FigureTable(Layout, _children);
        for (var column = 0; column < table.TotalColumn; column++)
        {
            foreach (var (key, value) in Column(_leaves[column]))
            {
                table[column, Layout[key]] = value;
            }
        }

        foreach (var field in Layout.Fields)
        {
            var sum = 0L;
            for (var column = 0; column < table.TotalColumn; column++)
            {
                sum += table[column, field]!.Value;
            }

            table[table.TotalColumn, field] = sum;
        }

        return table;
    }

    public RecapDraft Draft()
    {
        var figures = Figures();
        return new RecapDraft(
            new RecapHeader(new RecapForm(AreaLevel.KabKota, true), _own, 2024, "541/PL.02.6-BA/6401/2024", null, null),
            figures,
            new Grid("D.HASIL"),
            Pages: _pages.Length == 0 ? null : [.. PagesOf(figures)]
        );
    }

    private IEnumerable<RecapPage> PagesOf(FigureTable figures)
    {
        var (right, first) = (Right(), 0);
        foreach (var (number, size) in _pages.Index())
        {
            var isLast = number == _pages.Length - 1;
            yield return new RecapPage(
                [.. Enumerable.Range(first, size)],
                first == 0 ? null : PageColumn(right, number, first, isCarried: true),
                isLast
                    ? new PageColumn(figures, figures.TotalColumn, new Grid("D.HASIL"))
                    : PageColumn(right, number, first + size, isCarried: false)
            );
            first += size;
        }
    }

    /// <summary>The sum of the first columns, as a page has it in a column of its own.</summary>
    private PageColumn PageColumn(FigureTable right, int page, int columns, bool isCarried)
    {
        var table = new FigureTable(Layout, []);
        foreach (var field in Layout.Fields)
        {
            table[0, field] = Enumerable.Range(0, columns).Sum(column => right[column, field]!.Value);
        }

        foreach (var wrong in _wrongOnPages.Where(wrong => wrong.Page == page && wrong.IsCarried == isCarried))
        {
            table[0, Layout[wrong.Key]] = wrong.Value;
        }

        return new PageColumn(table, 0, new Grid($"{page} {(isCarried ? "PINDAHAN" : "AKHIR")}"));
    }

    /// <summary>The findings of the document, each in one line: codes, column, field, what stands there, the other side, hint.</summary>
    public IReadOnlyList<string> Check(RecapReferences? references = null) =>
        [.. RecapCheck.Of(Draft(), references).Select(Brief)];

    public static string Brief(Finding finding) =>
        string.Join(
            ' ',
            new[]
            {
                string.Join('+', (finding.Also ?? []).Prepend(finding.Code)),
                finding.Area?.Digits ?? "total",
                finding.Field,
                Text(finding.Got),
                Text(finding.Expected),
                finding.Hint?.Kind.ToString(),
            }.Where(part => part is not null)
        );

    /// <summary>References with areas: polling stations of the children and of the document's own area, DPT of those named.</summary>
    public RecapReferences References(
        int? stations = null,
        IReadOnlyDictionary<AreaCode, Voters>? dpt = null,
        IReadOnlyDictionary<AreaCode, Figures>? accepted = null,
        IReadOnlyDictionary<AreaCode, IReadOnlyList<Figures>>? earlier = null
    ) =>
        new(
            _own,
            new AreaTree([
                new Area(_own, "Kabupaten", [], stations * _children.Count, dpt?.GetValueOrDefault(_own)),
                .. _children.Select(
                    (child, index) =>
                        new Area(child, $"Wilayah {index + 1}", [], stations, dpt?.GetValueOrDefault(child))
                ),
            ]),
            accepted,
            earlier
        );

    /// <summary>What the children's own documents say: the columns as they are balanced.</summary>
    public IReadOnlyDictionary<AreaCode, Figures> ChildDocuments()
    {
        var figures = Figures();
        return _children
            .Select((child, index) => (child, index))
            .ToDictionary(pair => pair.child, pair => figures.Column(pair.index));
    }

    public static AreaCode Child(AreaCode parent, int index) =>
        AreaCode.Parse(
            parent.Digits
                + (
                    parent.Level == AreaLevel.Kecamatan
                        ? $"{2000 + index:0000}"
                        : index.ToString("00", CultureInfo.InvariantCulture)
                )
        );

    private static string? Text(FindingValue? value) =>
        value is null ? null : value.Text ?? value.Number!.Value.ToString(CultureInfo.InvariantCulture);

    private Dictionary<string, long> Leaves(int scale)
    {
        var leaves = new Dictionary<string, long>
        {
            ["pemilih_dpt.l"] = 1000,
            ["pemilih_dpt.p"] = 1120,
            ["pengguna_dpt.l"] = 600,
            ["pengguna_dpt.p"] = 700,
            ["pengguna_pindahan.l"] = 10,
            ["pengguna_pindahan.p"] = 20,
            ["pengguna_tambahan.l"] = 30,
            ["pengguna_tambahan.p"] = 40,
            ["disabilitas_pengguna.l"] = 5,
            ["disabilitas_pengguna.p"] = 6,
            ["ss_dikembalikan"] = 7,
            ["ss_tidak_digunakan"] = 766,
            ["suara_tidak_sah"] = 70,
        };
        foreach (var (key, index) in PaslonKeys.SkipLast(1).Select((key, index) => (key, index)))
        {
            leaves[key] = (700 / _pairs) + index;
        }

        return leaves.ToDictionary(leaf => leaf.Key, leaf => leaf.Value * scale);
    }

    private Dictionary<string, long> Column(Dictionary<string, long> leaves)
    {
        var column = new Dictionary<string, long>(leaves);
        foreach (var split in new[] { "l", "p" })
        {
            column[$"pengguna_total.{split}"] = Users.Sum(group => leaves[$"{group}.{split}"]);
        }

        foreach (var group in FormLayout.GroupKeys)
        {
            column[$"{group}.jml"] = column[$"{group}.l"] + column[$"{group}.p"];
        }

        var users = column["pengguna_total.jml"];
        column["ss_digunakan"] = users;
        column["ss_diterima"] = users + leaves["ss_dikembalikan"] + leaves["ss_tidak_digunakan"];
        column["suara_total"] = users;
        column["suara_sah"] = users - leaves["suara_tidak_sah"];
        column[PaslonKeys[^1]] = column["suara_sah"] - PaslonKeys.SkipLast(1).Sum(key => leaves[key]);
        return column;
    }

    private sealed class Grid(string sheet) : IPlaces
    {
        public Place? Of(int column, Field field) => Place.Cell(sheet, field.Index + 1, column + 1);
    }
}
