using CsCheck;
using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Hints;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>
/// For every balanced document of each level, by itself, against the documents of the level below and against the decree, in one
/// piece and over pages: it is clean; one wrong figure is found, and no other; two are never blamed on a third.
/// </summary>
public sealed class PropertyTests
{
    private static readonly string[] Groups =
    [
        "pemilih_dpt",
        "pengguna_dpt",
        "pengguna_pindahan",
        "pengguna_tambahan",
        "pengguna_total",
        "disabilitas_pengguna",
    ];

    /// <summary>A province, a kab/kota and a kecamatan, whose children are kab/kota, kecamatan, and desa and kelurahan.</summary>
    private static readonly AreaCode[] Owners =
    [
        AreaCode.Parse("62"),
        AreaCode.Parse("6203"),
        AreaCode.Parse("620301"),
    ];

    private static readonly Gen<RecapBuilder> Documents =
        from columns in Gen.Int[1, 6]
        from pairs in Gen.Int[1, 5]
        from level in Gen.Int[0, 2]
        from seeds in Gen.Int[0, 5000].Array[columns * 20]
        select Document(columns, pairs, Owners[level], seeds);

    private static readonly Gen<References> Against = Gen.Enum<References>();

    private static readonly Gen<(int Cell, long Value)> Writes = Gen.Select(
        Gen.Int[0, 100_000],
        Gen.OneOf(Gen.Long[0, 30_000], Gen.Long[0, FigureTable.Largest])
    );

    /// <summary>What a document is checked against besides itself.</summary>
    [Flags]
    private enum References
    {
        None,
        Children,
        Decree,
        ChildrenAndDecree,
    }

    [Fact]
    public void A_balanced_document_is_clean() =>
        Gen.Select(Documents, Against, Gen.Int[1, 6])
            .Sample(
                (document, against, size) =>
                {
                    Blocking(document, Of(document, against)).ShouldBeEmpty();
                    Blocking(document.Pages(Sizes(document, size)), Of(document, against)).ShouldBeEmpty();
                },
                iter: 300
            );

    /// <summary>Not one figure is left out: each of every column, one more and one less, at each level, however it is checked.</summary>
    [Theory]
    [InlineData("62", 2)]
    [InlineData("6203", 1)]
    [InlineData("620301", 4)]
    public void Each_figure_that_is_wrong_by_one_is_one_finding_that_points_at_it(string own, int pairs)
    {
        RecapBuilder Builder() => new(columns: 2, pairs, AreaCode.Parse(own));
        var right = Builder().Figures();
        var cells =
            from column in Enumerable.Range(0, right.Columns)
            from field in right.Layout.Fields
            from step in new[] { 1L, -1L }
            from against in Enum.GetValues<References>()
            select (column, field, right[column, field]!.Value + step, against);
        foreach (var (column, field, wrong, against) in cells.Where(cell => cell.Item3 >= 0))
        {
            var document = Builder();
            var references = Of(document, against);
            document.Wrong(column == right.TotalColumn ? null : column, field.Key, wrong);
            PointsAt(document, references, against, right, column, field);
        }
    }

    [Fact]
    public void One_wrong_figure_is_one_finding_that_points_at_it_with_exactly_its_codes() =>
        Gen.Select(Documents, Writes, Against)
            .Sample(
                (document, write, against) =>
                {
                    var right = document.Figures();
                    var (column, field) = CellOf(right, write.Cell);
                    if (right[column, field] == write.Value)
                    {
                        return;
                    }

                    var references = Of(document, against);
                    document.Wrong(column, field.Key, write.Value);
                    PointsAt(document, references, against, right, column, field);
                },
                iter: 2000
            );

    [Fact]
    public void One_wrong_figure_of_an_area_on_pages_is_one_finding_that_points_at_it_with_exactly_its_codes() =>
        Gen.Select(Documents, Writes, Against, Gen.Int[1, 6])
            .Sample(
                (document, write, against, size) =>
                {
                    var right = document.Figures();
                    var (column, field) = CellOf(right, write.Cell);
                    if (right[column, field] == write.Value)
                    {
                        return;
                    }

                    var references = Of(document, against);
                    document.Pages(Sizes(document, size)).Wrong(column, field.Key, write.Value);
                    PointsAt(document, references, against, right, column, field);
                },
                iter: 1000
            );

    /// <summary>A wrong total of a page, or what is carried over, by itself and carried on as far as it may be.</summary>
    [Fact]
    public void One_wrong_figure_of_a_page_is_one_finding_that_points_at_it_however_far_it_was_carried_on() =>
        Gen.Select(Documents, Gen.Int[1, 3], Gen.Int[0, 100_000], Gen.Long[1, 9_999], Gen.Int[0, 10])
            .Sample(
                (document, size, pick, by, further) =>
                {
                    var sizes = Sizes(document, size);
                    var right = document.Pages(sizes).Draft();
                    // JUMLAH AKHIR 1, JUMLAH PINDAHAN 2, JUMLAH AKHIR 2, … and the form's JUMLAH AKHIR, which is no page's own.
                    var count = (2 * sizes.Length) - 1;
                    if (count == 1)
                    {
                        return;
                    }

                    var field = right.Figures.Layout.Fields[pick % right.Figures.Layout.Fields.Count];
                    var first = pick / 37 % (count - 1);
                    foreach (var step in Enumerable.Range(first, Math.Min(1 + further, count - first)))
                    {
                        var (page, isCarried) = ((step + 1) / 2, step % 2 == 1);
                        var figure = OnPage(right.Pages![page], isCarried)[field.Index]!.Value + by;
                        _ =
                            step == count - 1
                                ? document.Wrong(null, field.Key, figure)
                                : document.WrongOnPage(page, isCarried, field.Key, figure);
                    }

                    var finding = Blocking(document, null).ShouldHaveSingleItem();
                    var blamed = OnPage(right.Pages![(first + 1) / 2], first % 2 == 1);
                    finding.Place.ShouldBe(blamed.PlaceOf(field));
                    (finding.Field, finding.Area).ShouldBe((field.Key, null));
                    finding.Expected.ShouldBe(blamed[field.Index]!.Value);
                    finding.Got.ShouldBe(blamed[field.Index]!.Value + by);
                    finding.Code.Id.ShouldBe(first % 2 == 1 ? "F.721" : "F.720");
                    new[] { finding }.AllCodes().ShouldBe(Broken(document.Draft(), right.Figures, References.None));
                },
                iter: 2000
            );

    [Fact]
    public void Two_wrong_figures_are_never_blamed_on_a_third() =>
        Gen.Select(Documents, Writes, Writes, Against)
            .Sample(
                (document, one, two, against) =>
                {
                    var right = document.Figures();
                    (int Column, Field Field)[] cells = [CellOf(right, one.Cell), CellOf(right, two.Cell)];
                    var references = Of(document, against);
                    document.Wrong(cells[0].Column, cells[0].Field.Key, one.Value);
                    document.Wrong(cells[1].Column, cells[1].Field.Key, two.Value);

                    var findings = Blocking(document, references);
                    findings
                        .Where(finding => finding.Also is not null)
                        .All(finding =>
                            cells.Any(cell =>
                                cell.Field.Key == finding.Field
                                && right.AreaOf(cell.Column) == finding.Area
                                && right[cell.Column, cell.Field] == finding.Expected!.Number
                            )
                        )
                        .ShouldBeTrue();
                    findings.AllCodes().ShouldBe(Broken(document.Draft(), right, against));
                },
                iter: 3000
            );

    /// <summary>The same amount twice is what could look like a third figure: two cells of one row, column or group, up or down.</summary>
    [Fact]
    public void Two_wrong_figures_by_the_same_amount_are_never_blamed_on_a_third() =>
        Gen.Select(Documents, Gen.Int[0, 100_000], Gen.Int[0, 100_000], Gen.Long[1, 40], Gen.Int[0, 2])
            .Sample(
                (document, first, second, amount, kind) =>
                {
                    var right = document.Figures();
                    var one = CellOf(right, first);
                    var two = CellOf(right, second);
                    two =
                        kind == 0 ? (one.Column, two.Field)
                        : kind == 1 ? (two.Column, one.Field)
                        : two;
                    foreach (var (column, field) in new[] { one, two }.Distinct())
                    {
                        var value = right[column, field]!.Value;
                        var sign = (first + second) % 2 == 0 || (column, field) == one ? 1 : -1;
                        document.Wrong(column, field.Key, Math.Max(0, value + (sign * amount)));
                    }

                    Blocking(document, null)
                        .Where(finding => finding.Also is not null)
                        .All(finding =>
                            new[] { one, two }.Any(cell =>
                                cell.Field.Key == finding.Field
                                && right.AreaOf(cell.Column) == finding.Area
                                && right[cell.Column, cell.Field] == finding.Expected!.Number
                            )
                        )
                        .ShouldBeTrue();
                },
                iter: 3000
            );

    /// <summary>Two figures of areas, of pages or of one each, by small amounts that may well be the same.</summary>
    [Fact]
    public void Two_wrong_figures_on_pages_are_never_blamed_on_a_third() =>
        Gen.Select(Documents, Gen.Int[1, 3], Gen.Int[0, 100_000].Array[2], Gen.Long[1, 3].Array[2], Gen.Bool)
            .Sample(
                (document, size, picks, amounts, isOneRow) =>
                {
                    var sizes = Sizes(document, size);
                    var right = document.Pages(sizes).Draft();
                    var fields = right.Figures.Layout.Fields;
                    var wrong = new List<Place>();
                    foreach (var (pick, by) in picks.Zip(amounts))
                    {
                        var field = fields[(isOneRow ? picks[0] : pick) % fields.Count];
                        var column = pick / 37 % (right.Figures.Columns + (2 * (sizes.Length - 1)));
                        wrong.Add(Shift(document, right, column, field, by));
                    }

                    Blocking(document, null)
                        .Where(finding => finding.Also is not null)
                        .All(finding => wrong.Contains(finding.Place!))
                        .ShouldBeTrue();
                },
                iter: 3000
            );

    [Fact]
    public void Without_columns_the_candidates_hold_the_wrong_figure() =>
        Gen.Select(Documents, Writes)
            .Sample(
                (document, write) =>
                {
                    var right = document.Figures();
                    var alone = new FigureTable(right.Layout, []);
                    foreach (var field in right.Layout.Fields)
                    {
                        alone[0, field] = right[right.TotalColumn, field];
                    }

                    var (_, wrong) = CellOf(alone, write.Cell);
                    var meant = alone[0, wrong]!.Value;
                    if (meant == write.Value)
                    {
                        return;
                    }

                    alone[0, wrong] = write.Value;
                    var findings = RecapCheck.Of(document.Draft() with { Figures = alone });
                    findings.All(finding => finding.Also is null).ShouldBeTrue();
                    var hint = findings.First(finding => finding.Hint is not null).Hint!;
                    hint.Kind.ShouldBe(HintKind.Candidates);
                    hint.Cells.ShouldContain(new HintCell(wrong.Key, null, write.Value, meant));
                },
                iter: 1000
            );

    private static IReadOnlyList<Finding> Blocking(RecapBuilder document, RecapReferences? references) =>
        [.. RecapCheck.Of(document.Draft(), references).Where(finding => finding.Code.Severity == Severity.F)];

    private static (int Column, Field Field) CellOf(FigureTable table, int number) =>
        (number / 37 % table.Columns, table.Layout.Fields[number % table.Layout.Fields.Count]);

    /// <summary>Adds to a figure of the table, or of a page's own column beyond it; returns its place.</summary>
    private static Place Shift(RecapBuilder document, RecapDraft right, int column, Field field, long by)
    {
        if (column < right.Figures.Columns)
        {
            document.Wrong(column, field.Key, right.Figures[column, field] + by);
            return right.Places.Of(column, field)!;
        }

        var step = column - right.Figures.Columns;
        var (page, isCarried) = ((step + 1) / 2, step % 2 == 1);
        var own = OnPage(right.Pages![page], isCarried);
        document.WrongOnPage(page, isCarried, field.Key, own[field.Index] + by);
        return own.PlaceOf(field)!;
    }

    private static PageColumn OnPage(RecapPage page, bool isCarried) => isCarried ? page.Carried! : page.Total;

    private static int[] Sizes(RecapBuilder document, int size)
    {
        var columns = document.Figures().TotalColumn;
        return
        [
            .. Enumerable.Repeat(size, columns / size),
            .. columns % size == 0 ? Array.Empty<int>() : [columns % size],
        ];
    }

    /// <summary>One finding, at the figure, with what it should be and exactly the codes that are broken, the first of them first.</summary>
    private static void PointsAt(
        RecapBuilder document,
        RecapReferences? references,
        References against,
        FigureTable right,
        int column,
        Field field
    )
    {
        var finding = Blocking(document, references).ShouldHaveSingleItem($"{field.Key} in column {column}");
        finding.Field.ShouldBe(field.Key);
        finding.Area.ShouldBe(right.AreaOf(column));
        finding.Place.ShouldBe(Place.Cell("D.HASIL", field.Index + 1, column + 1));
        finding.Got.ShouldBe(document.Figures()[column, field]!.Value);
        finding.Expected.ShouldBe(right[column, field]!.Value);
        new[] { finding }.AllCodes().ShouldBe(Broken(document.Draft(), right, against));
        finding.Code.Number.ShouldBe(new[] { finding }.AllCodes().Min(code => int.Parse(code[2..])));
    }

    /// <summary>Children's documents and decrees, that of the document's own area too, as the balanced document has them.</summary>
    private static RecapReferences? Of(RecapBuilder document, References against)
    {
        var own = document.Draft().Header.Area;
        var (table, accepted) = (document.Figures(), document.ChildDocuments());
        var dpt = accepted
            .Append(KeyValuePair.Create(own, table.Column(table.TotalColumn)))
            .ToDictionary(
                area => area.Key,
                area => new Voters(area.Value["pemilih_dpt.l"], area.Value["pemilih_dpt.p"])
            );
        return against == References.None
            ? null
            : document.References(
                dpt: against.HasFlag(References.Decree) ? dpt : null,
                accepted: against.HasFlag(References.Children) ? accepted : null
            );
    }

    private static RecapBuilder Document(int columns, int pairs, AreaCode own, int[] seeds)
    {
        var builder = new RecapBuilder(columns, pairs, own);
        for (var column = 0; column < columns; column++)
        {
            var seed = seeds.AsSpan(column * 20, 20);
            var users = new long[2];
            foreach (var (split, index) in new[] { ("l", 0), ("p", 1) })
            {
                users[index] = seed[index] + (seed[index + 2] / 10) + (seed[index + 4] / 10);
                builder
                    .With(column, $"pengguna_dpt.{split}", seed[index])
                    .With(column, $"pengguna_pindahan.{split}", seed[index + 2] / 10)
                    .With(column, $"pengguna_tambahan.{split}", seed[index + 4] / 10)
                    .With(column, $"pemilih_dpt.{split}", seed[index] + seed[index + 6])
                    .With(column, $"disabilitas_pengguna.{split}", Math.Min(users[index], seed[index + 8] / 50));
            }

            builder
                .With(column, "ss_dikembalikan", seed[10] / 100)
                .With(column, "ss_tidak_digunakan", seed[11])
                .With(column, "suara_tidak_sah", Math.Min(users.Sum(), seed[12] / 10));
            var left = users.Sum() - Math.Min(users.Sum(), seed[12] / 10);
            foreach (var (key, index) in builder.PaslonKeys.SkipLast(1).Select((key, index) => (key, index)))
            {
                var votes = Math.Min(left, seed[13 + index]);
                builder.With(column, key, votes);
                left -= votes;
            }
        }

        return builder;
    }

    /// <summary>Which codes a document breaks, by plain reckoning.</summary>
    private static SortedSet<string> Broken(RecapDraft draft, FigureTable right, References against)
    {
        var table = draft.Figures;
        var broken = new SortedSet<string>(BrokenOnPages(draft), StringComparer.Ordinal);
        for (var column = 0; column < table.Columns; column++)
        {
            Int128 Of(string key) => table[column, table.Layout[key]]!.Value;
            void Need(bool holds, string code)
            {
                if (!holds)
                {
                    broken.Add(code);
                }
            }

            foreach (var group in Groups)
            {
                Need(Of($"{group}.l") + Of($"{group}.p") == Of($"{group}.jml"), "F.201");
            }

            foreach (var line in new[] { "l", "p", "jml" })
            {
                var lists =
                    Of($"pengguna_dpt.{line}") + Of($"pengguna_pindahan.{line}") + Of($"pengguna_tambahan.{line}");
                Need(lists == Of($"pengguna_total.{line}"), "F.203");
                Need(Of($"pengguna_dpt.{line}") <= Of($"pemilih_dpt.{line}"), "F.202");
                Need(Of($"disabilitas_pengguna.{line}") <= Of($"pengguna_total.{line}"), "F.401");
            }

            Need(Of("ss_digunakan") + Of("ss_dikembalikan") + Of("ss_tidak_digunakan") == Of("ss_diterima"), "F.301");
            Need(Of("ss_digunakan") == Of("pengguna_total.jml"), "F.302");
            Need(Of("pengguna_total.jml") <= Of("ss_diterima"), "F.305");
            Int128 votes = 0;
            foreach (var row in table.Layout.PaslonRows)
            {
                votes += Of(row.Key);
            }

            Need(votes == Of("suara_sah"), "F.501");
            Need(Of("suara_sah") + Of("suara_tidak_sah") == Of("suara_total"), "F.601");
            Need(Of("suara_total") == Of("pengguna_total.jml"), "F.602");
            if (against.HasFlag(References.Children) && column < table.TotalColumn)
            {
                foreach (var field in table.Layout.Fields)
                {
                    Need(table[column, field] == right[column, field], "F.710");
                }
            }

            foreach (var line in against.HasFlag(References.Decree) ? new[] { "pemilih_dpt.l", "pemilih_dpt.p" } : [])
            {
                Need(table[column, table.Layout[line]] == right[column, right.Layout[line]], "F.713");
            }
        }

        foreach (var field in table.Layout.Fields)
        {
            Int128 sum = 0;
            for (var column = 0; column < table.TotalColumn; column++)
            {
                sum += table[column, field]!.Value;
            }

            if (sum != table[table.TotalColumn, field])
            {
                broken.Add("F.707");
            }
        }

        return broken;
    }

    private static IEnumerable<string> BrokenOnPages(RecapDraft draft)
    {
        foreach (var field in draft.Figures.Layout.Fields)
        {
            long before = 0;
            foreach (var page in draft.Pages ?? [])
            {
                var carried = page.Carried?[field.Index] ?? 0;
                if (carried != before)
                {
                    yield return "F.721";
                }

                Int128 sum = carried;
                foreach (var column in page.Columns)
                {
                    sum += draft.Figures[column, field]!.Value;
                }

                before = page.Total[field.Index]!.Value;
                if (sum != before)
                {
                    yield return "F.720";
                }
            }
        }
    }
}
