using CsCheck;
using Pleno.Contests;
using Pleno.Intake.Scans;
using Pleno.Tests.Formats;

namespace Pleno.Tests.Scans;

public sealed class ScanTotalsTests
{
    private static readonly Contest Single = new ContestBuilder().Paslon("Andi Harun - Saefuddin Zuhri").Build();

    private static readonly Gen<long> Figure = Gen.OneOf(Gen.Long[0, 9], Gen.Long[0, 99_999], Gen.Long[0, 9_999_999]);

    /// <summary>A form of Kota Bontang with any figures.</summary>
    private static readonly Gen<FormBuilder> Form =
        from single in Gen.Bool
        from figures in Figure.Array[200]
        select Filled(single ? Single : new ContestBuilder().Build(), figures);

    [Fact]
    public void The_totals_of_what_was_drawn_come_back() =>
        (
            from form in Form
            from width in Gen.Int[28, 80]
            from lines in Gen.Int[20, 45]
            from bold in Gen.Bool
            select (
                form,
                new FormScan
                {
                    LabelWidth = width,
                    LinesPerPage = lines,
                    IsBold = bold,
                }
            )
        ).Sample(
            drawn =>
            {
                var totals = TotalsOf(drawn.form, drawn.Item2.Draw(drawn.form.Rows).Build());
                ShouldAllBeOf(totals, drawn.form);
            },
            iter: 15
        );

    [Theory]
    [InlineData(34)]
    [InlineData(40)]
    [InlineData(60)]
    public void Labels_that_stand_around_their_figures_are_read(int width)
    {
        // As a browser and a spreadsheet print them: the number of the row beside the figures, the label above and below.
        var form = new FormBuilder();
        ShouldAllBeOf(
            TotalsOf(
                form,
                new FormScan { LabelWidth = width, CentresLabels = true }
                    .Draw(form.Rows)
                    .Build()
            ),
            form
        );
    }

    [Fact]
    public void A_label_around_its_figures_that_names_one_row_with_and_another_without_the_line_above_is_not_read()
    {
        // "Jumlah seluruh suara sah dan", the figures, "suara tidak sah".
        var form = new FormBuilder();
        Unread(form, new FormScan { LabelWidth = 29, CentresLabels = true }).ShouldBe(["suara_total"]);
    }

    [Fact]
    public void A_figure_that_could_be_the_number_of_the_row_is_not_taken_for_one()
    {
        // Without NO the first figure stands right of the label that stands above it.
        var form = new FormBuilder();
        var row = form.RowOf("suara_sah");
        form.Set(row, 1, "").Set(row, 2, "").Set(row, FormBuilder.FirstFigure, "12");
        form.Insert(row, "", "Jumlah seluruh suara sah", "", "");
        Unread(form).ShouldBeEmpty();
    }

    [Fact]
    public void A_province_with_ten_columns_is_read()
    {
        var form = new FormBuilder(area: ContestBuilder.Kaltim);
        ShouldAllBeOf(
            TotalsOf(
                form,
                new FormScan { ColumnWidth = 36 }
                    .Draw(form.Rows)
                    .Build()
            ),
            form
        );
    }

    [Fact]
    public void Columns_over_several_pages_end_on_the_page_marked_last()
    {
        var pages = PageTests.Pages([8, 6, 3]);
        var scan = new FormScan
        {
            ColumnWidth = 36,
            LinesPerPage = 70,
            LineHeight = 8,
        };
        foreach (var page in new[] { pages[2], pages[0], pages[1] })
        {
            scan.Draw(page.Rows);
        }

        var totals = TotalsOf(PageTests.Form, scan.Build());
        ShouldAllBeOf(totals, PageTests.Form);
        totals["suara_sah"].Place.Page.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "Halaman 1 dari 3")]
    public void Columns_over_pages_whose_order_is_not_known_are_not_read(int page, string mark)
    {
        var pages = PageTests.Pages([8, 6, 3]);
        pages[page].Rows[1][0] = mark;
        var scan = new FormScan
        {
            ColumnWidth = 36,
            LinesPerPage = 70,
            LineHeight = 8,
        };
        foreach (var (_, rows) in pages)
        {
            scan.Draw(rows);
        }

        TotalsOf(PageTests.Form, scan.Build()).ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_is_not_there_leaves_its_rows_unread()
    {
        var pages = PageTests.Pages([8, 6, 3]);
        var scan = new FormScan
        {
            ColumnWidth = 36,
            LinesPerPage = 70,
            LineHeight = 8,
        }
            .Draw(pages[0].Rows)
            .Draw(pages[2].Rows);
        TotalsOf(PageTests.Form, scan.Build()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("1 300")]
    [InlineData("1,300")]
    [InlineData("13OO")]
    [InlineData("-")]
    [InlineData("007")]
    public void A_figure_that_could_be_read_in_two_ways_leaves_its_row_unread(string figure)
    {
        var form = new FormBuilder();
        form.Set("suara_sah", FormBuilder.FirstFigure + 1, figure);
        Unread(form).ShouldBe(["suara_sah"]);
    }

    [Fact]
    public void A_row_with_a_figure_too_few_is_not_read()
    {
        var form = new FormBuilder();
        form.Set("suara_sah", FormBuilder.FirstFigure, "");
        Unread(form).ShouldBe(["suara_sah"]);
    }

    [Fact]
    public void Figures_that_touch_are_not_read()
    {
        var form = new FormBuilder();
        Unread(form, new FormScan { ColumnWidth = 18 }).Count().ShouldBe(form.Layout.Fields.Count);
    }

    [Fact]
    public void A_row_that_stands_there_twice_is_read_where_both_agree()
    {
        var form = new FormBuilder();
        var row = form.RowOf("suara_sah");
        form.Insert(row + 1, [.. form.Rows[row - 1]]);
        Unread(form).ShouldBeEmpty();
        form.Set(row + 1, FormBuilder.FirstFigure + 3, "1");
        Unread(form).ShouldBe(["suara_sah"]);
    }

    [Fact]
    public void A_label_that_names_another_row_with_the_line_below_is_not_read()
    {
        var form = new FormBuilder();
        form.Label("suara_total", "Jumlah seluruh suara sah");
        form.Insert(form.Rows.Count + 1, "dan suara tidak sah");
        Unread(form).ShouldBe(["suara_total"]);
    }

    [Fact]
    public void A_group_without_all_of_its_lines_is_not_read()
    {
        var form = new FormBuilder();
        form.Remove(form.RowOf("pengguna_dpt.p"));
        Unread(form).ShouldBe(["pengguna_dpt.l", "pengguna_dpt.p", "pengguna_dpt.jml"]);
    }

    [Fact]
    public void A_row_worded_as_in_Pemilu_is_not_read()
    {
        var form = new FormBuilder();
        form.Label("pengguna_pindahan.l", "Pengguna hak pilih pindahan (DPTb)");
        Unread(form).ShouldBe(["pengguna_pindahan.l", "pengguna_pindahan.p", "pengguna_pindahan.jml"]);
    }

    [Fact]
    public void A_pair_that_is_not_that_of_the_decree_is_not_read()
    {
        var form = new FormBuilder();
        form.Label("paslon.1", "Orang Lain - Siapa Saja");
        Unread(form).ShouldBe(["paslon.1"]);
    }

    [Fact]
    public void A_label_with_letters_that_are_not_known_is_not_read()
    {
        // The letters of "tidak" are there twice, one word over another: what remains would read "suara sah".
        var form = new FormBuilder();
        var scan = ScanReader.Read(FormScan.Of(form)).ShouldBeOfType<ScanReading.Text>();
        var pages = scan.Pages.Select(page =>
            page with
            {
                Lines =
                [
                    .. page.Lines.Select(line =>
                        line with
                        {
                            Words =
                            [
                                .. line.Words.Select(word =>
                                    word.Text == "tidak" ? word with { Text = "\uFFFD\uFFFD" } : word
                                ),
                            ],
                        }
                    ),
                ],
            }
        );
        var totals = ScanTotals.Of(new ScanReading.Text([.. pages]), form.Layout, form.Content.Figures.Columns);
        form.Layout.Fields.Select(field => field.Key)
            .Except(totals.Keys)
            .ShouldBe(["ss_tidak_digunakan", "suara_tidak_sah", "suara_total"]);
    }

    private static IEnumerable<string> Unread(FormBuilder form, FormScan? scan = null) =>
        form
            .Layout.Fields.Select(field => field.Key)
            .Except(TotalsOf(form, (scan ?? new FormScan()).Draw(form.Rows).Build()).Keys);

    private static IReadOnlyDictionary<string, ScanTotal> TotalsOf(FormBuilder form, byte[] pdf) =>
        ScanTotals.Of(
            ScanReader.Read(pdf).ShouldBeOfType<ScanReading.Text>(),
            form.Layout,
            form.Content.Figures.Columns
        );

    private static long Total(FormBuilder form, string key) =>
        form.Content.Figures[form.Content.Figures.TotalColumn, form.Layout[key]]!.Value;

    private static void ShouldAllBeOf(IReadOnlyDictionary<string, ScanTotal> totals, FormBuilder form) =>
        form
            .Layout.Fields.Where(field => totals.GetValueOrDefault(field.Key)?.Value != Total(form, field.Key))
            .Select(field => $"{field.Key}: {totals.GetValueOrDefault(field.Key)?.Value}")
            .ShouldBeEmpty();

    private static FormBuilder Filled(Contest contest, long[] figures)
    {
        var content = FormBuilder.Filled(contest, ContestBuilder.Bontang);
        foreach (var field in content.Figures.Layout.Fields)
        {
            for (var column = 0; column < content.Figures.Columns; column++)
            {
                content.Figures[column, field] = figures[(field.Index * content.Figures.Columns) + column];
            }
        }

        return new FormBuilder(contest, content: content);
    }
}
