using CsCheck;
using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Hints;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>For every balanced document: it is clean; one wrong figure is found, and no other; two are never blamed on a third.</summary>
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

    private static readonly Gen<RecapBuilder> Documents =
        from columns in Gen.Int[1, 6]
        from pairs in Gen.Int[1, 5]
        from seeds in Gen.Int[0, 5000].Array[columns * 20]
        select Document(columns, pairs, seeds);

    private static readonly Gen<(int Cell, long Value)> Writes = Gen.Select(
        Gen.Int[0, 100_000],
        Gen.OneOf(Gen.Long[0, 30_000], Gen.Long[0, FigureTable.Largest])
    );

    [Fact]
    public void A_balanced_document_is_clean() =>
        Documents.Sample(document => Blocking(document, References(document)).Count == 0, iter: 300);

    [Fact]
    public void One_wrong_figure_is_one_finding_that_points_at_it_with_exactly_its_codes() =>
        Gen.Select(Documents, Writes, Gen.Bool)
            .Sample(
                (document, write, hasReferences) =>
                {
                    var right = document.Figures();
                    var (column, field) = CellOf(right, write.Cell);
                    var meant = right[column, field]!.Value;
                    if (meant == write.Value)
                    {
                        return;
                    }

                    var references = hasReferences ? References(document) : null;
                    document.Wrong(column, field.Key, write.Value);
                    var finding = Blocking(document, references).ShouldHaveSingleItem();

                    finding.Field.ShouldBe(field.Key);
                    finding.Area.ShouldBe(right.AreaOf(column));
                    finding.Place.ShouldBe(Place.Cell("D.HASIL", field.Index + 1, column + 1));
                    finding.Got.ShouldBe(write.Value);
                    finding.Expected.ShouldBe(meant);
                    new[] { finding }.AllCodes().ShouldBe(Broken(document.Figures(), right, hasReferences));
                    finding.Code.Number.ShouldBe(new[] { finding }.AllCodes().Min(code => int.Parse(code[2..])));
                },
                iter: 2000
            );

    [Fact]
    public void Two_wrong_figures_are_never_blamed_on_a_third() =>
        Gen.Select(Documents, Writes, Writes, Gen.Bool)
            .Sample(
                (document, one, two, hasReferences) =>
                {
                    var right = document.Figures();
                    (int Column, Field Field)[] cells = [CellOf(right, one.Cell), CellOf(right, two.Cell)];
                    var references = hasReferences ? References(document) : null;
                    document.Wrong(cells[0].Column, cells[0].Field.Key, one.Value);
                    document.Wrong(cells[1].Column, cells[1].Field.Key, two.Value);

                    var findings = Blocking(document, references);
                    findings
                        .Where(finding => finding.Also is not null)
                        .All(finding =>
                            cells.Any(cell =>
                                cell.Field.Key == finding.Field && right.AreaOf(cell.Column) == finding.Area
                            )
                        )
                        .ShouldBeTrue();
                    findings.AllCodes().ShouldBe(Broken(document.Figures(), right, hasReferences));
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
                                cell.Field.Key == finding.Field && right.AreaOf(cell.Column) == finding.Area
                            )
                        )
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

    /// <summary>Children's documents and decrees as the balanced document has them.</summary>
    private static RecapReferences References(RecapBuilder document)
    {
        var accepted = document.ChildDocuments();
        var dpt = accepted.ToDictionary(
            child => child.Key,
            child => new Voters(child.Value["pemilih_dpt.l"], child.Value["pemilih_dpt.p"])
        );
        return document.References(dpt: dpt, accepted: accepted);
    }

    private static RecapBuilder Document(int columns, int pairs, int[] seeds)
    {
        var builder = new RecapBuilder(columns, pairs);
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

    /// <summary>Which codes a table breaks, by plain reckoning.</summary>
    private static SortedSet<string> Broken(FigureTable table, FigureTable right, bool hasReferences)
    {
        var broken = new SortedSet<string>(StringComparer.Ordinal);
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
            if (hasReferences && column < table.TotalColumn)
            {
                foreach (var field in table.Layout.Fields)
                {
                    Need(table[column, field] == right[column, field], "F.710");
                }

                Need(
                    table[column, table.Layout["pemilih_dpt.l"]] == right[column, right.Layout["pemilih_dpt.l"]],
                    "F.713"
                );
                Need(
                    table[column, table.Layout["pemilih_dpt.p"]] == right[column, right.Layout["pemilih_dpt.p"]],
                    "F.713"
                );
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
}
