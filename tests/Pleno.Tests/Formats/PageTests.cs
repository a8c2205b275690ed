using CsCheck;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Formats;

/// <summary>Forms split over several sheets: "Halaman x dari y", JUMLAH PINDAHAN, JUMLAH AKHIR.</summary>
public sealed class PageTests
{
    private static readonly Contest Contest = ThreeLevels.Contest();
    private static readonly AreaCode Kapuas = AreaCode.Parse("6203");
    internal static readonly FormBuilder Form = new(Contest, Kapuas, ThreeLevels.Document(Contest, Kapuas));

    /// <summary>Where JUMLAH PINDAHAN stands in a row, from 0.</summary>
    private const int Carried = 3;

    /// <summary>The seventeen columns of Kapuas over pages of these sizes.</summary>
    private static readonly int[] Sizes = [8, 6, 3];

    [Fact]
    public void Pages_are_read_as_the_whole_form() =>
        (
            from first in Gen.Int[1, 8]
            from second in Gen.Int[1, 8]
            select new[] { first, second, 17 - first - second }
        ).Sample(sizes => Read(Pages(sizes)).ShouldBeFlawless().ShouldHold(Form.Content.Figures), iter: 10);

    [Fact]
    public void The_order_of_the_sheets_does_not_matter() =>
        Read([.. Pages(Sizes).Reverse()]).ShouldBeFlawless().ShouldHold(Form.Content.Figures);

    [Fact]
    public void The_place_of_every_figure_is_on_its_page()
    {
        var draft = Read(Pages(Sizes)).ShouldBeFlawless().Draft;
        var row = Form.RowOf("suara_sah") + 1;
        draft.Places.Of(0, Form.Layout["suara_sah"]).ShouldBe(Place.Cell("Hal 1", row, 4));
        draft.Places.Of(16, Form.Layout["suara_sah"]).ShouldBe(Place.Cell("Hal 3", row, 7));
        draft.Places.Of(17, Form.Layout["suara_sah"]).ShouldBe(Place.Cell("Hal 3", row, 8));
    }

    [Fact]
    public void The_head_may_stand_on_the_first_page_alone()
    {
        var pages = Pages(Sizes);
        foreach (var page in pages.Skip(1))
        {
            page.Rows.RemoveAll(row => row is ["", "Nomor Berita Acara" or "Kode Wilayah" or "Tahun", ..]);
        }

        Read(pages).ShouldBeFlawless().Draft.Header.ShouldBe(Form.Content.Header);
    }

    [Fact]
    public void F125_pages_with_different_heads()
    {
        var pages = Pages(Sizes);
        var row = pages[1].Rows.FindIndex(row => row.Contains("Nomor Berita Acara"));
        pages[1].Rows[row][2] = "999/X";
        Read(pages).ShouldFind($"F.125 Hal 2!C{row + 1} 999/X");
    }

    [Fact]
    public void F121_two_sheets_that_are_no_pages()
    {
        var pages = Pages(Sizes);
        pages[1].Rows[1][0] = "";
        Read(pages).ShouldBeUnreadable(DocumentCodes.SeveralTables);
    }

    [Fact]
    public void F722_a_page_is_missing_or_there_twice()
    {
        var pages = Pages(Sizes);
        Read([pages[0], pages[2]]).ShouldFind("F.722 1/3, 3/3");
        Read([pages[0], pages[1], ("lagi", pages[1].Rows), pages[2]]).ShouldFind("F.722 1/3, 2/3, 2/3, 3/3");
    }

    [Fact]
    public void F722_a_page_without_what_is_carried_over()
    {
        var pages = Pages(Sizes);
        var at = pages[1].Rows.FindIndex(row => row.Contains("URAIAN"));
        foreach (var row in pages[1].Rows.Where(row => row.Count > 5))
        {
            row.RemoveAt(3);
        }

        Read(pages).ShouldFind($"F.722 Hal 2!{at + 1}");
    }

    /// <summary>A wrong total that page 3 carries over: the last page does not come to its total either, and that is no second mistake.</summary>
    [Fact]
    public void F720_the_total_of_a_page_and_what_is_carried_over_from_it()
    {
        var pages = Pages(Sizes);
        var total = Shift(pages[1], "suara_sah", Total(pages[1]), 1);
        Shift(pages[2], "suara_sah", Carried, 1);
        Check(pages).ShouldBe([$"F.720 Hal 2!K{Row("suara_sah")} {total + 1} {total}"]);
    }

    [Fact]
    public void F720_F721_the_total_of_a_page_alone()
    {
        var pages = Pages(Sizes);
        var total = Shift(pages[0], "paslon.1", Total(pages[0]), 20);
        Check(pages).ShouldBe([$"F.720+F.721 Hal 1!L{Row("paslon.1")} {total + 20} {total}"]);
    }

    [Fact]
    public void F721_F720_what_is_carried_over_alone()
    {
        var pages = Pages(Sizes);
        var carried = Shift(pages[2], "paslon.1", Carried, 20);
        Check(pages).ShouldBe([$"F.721+F.720 Hal 3!D{Row("paslon.1")} {carried + 20} {carried}"]);
    }

    [Fact]
    public void F720_a_total_that_was_wrong_and_carried_on_to_the_end()
    {
        var pages = Pages(Sizes);
        var total = Shift(pages[0], "suara_sah", Total(pages[0]), 10);
        foreach (var page in pages.Skip(1))
        {
            Shift(page, "suara_sah", Carried, 10);
            Shift(page, "suara_sah", Total(page), 10);
        }

        Check(pages).ShouldBe([$"F.720+F.501+F.601+F.707 Hal 1!L{Row("suara_sah")} {total + 10} {total}"]);
    }

    [Fact]
    public void F721_what_is_carried_over_was_wrong_and_carried_on_to_the_end()
    {
        var pages = Pages(Sizes);
        var carried = Shift(pages[1], "suara_sah", Carried, 10);
        Shift(pages[1], "suara_sah", Total(pages[1]), 10);
        Shift(pages[2], "suara_sah", Carried, 10);
        Shift(pages[2], "suara_sah", Total(pages[2]), 10);
        Check(pages).ShouldBe([$"F.721+F.501+F.601+F.707 Hal 2!D{Row("suara_sah")} {carried + 10} {carried}"]);
        var finding = RecapCheck.Of(Read(pages).ShouldBeFlawless().Draft).Single();
        var text = FindingText.For(Contest).Where(finding, Tongue.Indonesian);
        text.ShouldEndWith("Jumlah seluruh suara sah, JUMLAH PINDAHAN");
    }

    [Fact]
    public void F721_the_first_page_carries_nothing_over()
    {
        var pages = Pages(Sizes);
        foreach (var row in pages[0].Rows.Where(row => row.Count > 5))
        {
            row.Insert(Carried, row.Contains("URAIAN") ? "JUMLAH PINDAHAN" : "0");
        }

        Check(pages).ShouldBeEmpty();
        foreach (var page in pages)
        {
            Shift(page, "ss_dikembalikan", Carried, 1);
            Shift(page, "ss_dikembalikan", Total(page), 1);
        }

        Check(pages).ShouldBe([$"F.721+F.301+F.707 Hal 1!D{Row("ss_dikembalikan")} 1 0"]);
    }

    [Fact]
    public void F720_the_figure_of_an_area_is_named_and_its_page_is_a_consequence()
    {
        var pages = Pages(Sizes);
        var figure = Shift(pages[1], "paslon.2", 5, 1000);
        Check(pages).ShouldBe([$"F.501+F.707+F.720 Hal 2!F{Row("paslon.2")} {figure + 1000} {figure}"]);
    }

    [Fact]
    public void The_total_of_the_last_page_is_the_total_of_the_form_and_told_once()
    {
        var pages = Pages(Sizes);
        var total = Shift(pages[2], "ss_dikembalikan", Total(pages[2]), 1);
        Check(pages).ShouldBe([$"F.301+F.707+F.720 Hal 3!H{Row("ss_dikembalikan")} {total + 1} {total}"]);
    }

    [Fact]
    public void Two_mistakes_on_pages_apart_are_two_messages()
    {
        var pages = Pages(Sizes);
        var total = Shift(pages[0], "paslon.1", Total(pages[0]), 20);
        var figure = Shift(pages[2], "suara_tidak_sah", 4, 70);
        Check(pages)
            .ShouldBe([
                $"F.601+F.707+F.720 Hal 3!E{Row("suara_tidak_sah")} {figure + 70} {figure}",
                $"F.720+F.721 Hal 1!L{Row("paslon.1")} {total + 20} {total}",
            ]);
    }

    /// <summary>Both pages' sums are open and nothing tells which figure is wrong: each equation stays, with the figures of its other side.</summary>
    [Fact]
    public void F720_F721_what_cannot_be_told_is_not_guessed()
    {
        var pages = Pages(Sizes);
        var carried = Shift(pages[1], "suara_sah", Carried, 5);
        var total = Shift(pages[1], "suara_sah", Total(pages[1]), 8);
        var row = Row("suara_sah");
        Check(pages)
            .ShouldBe([
                $"F.720 Hal 2!K{row} {total + 8} {total + 5}",
                $"F.721 Hal 2!D{row} {carried + 5} {carried}",
                $"F.721 Hal 3!D{row} {total} {total + 8}",
            ]);
        RecapCheck.Of(Read(pages).ShouldBeFlawless().Draft)[0].Terms!.Count.ShouldBe(1 + 6);
    }

    /// <summary>Without one area's figure neither its page nor the row can be added up: page 2 and page 1 contradict each other, and no more is known.</summary>
    [Fact]
    public void F721_where_a_figure_is_missing_nobody_is_blamed()
    {
        var pages = Pages(Sizes);
        pages[0].Rows[Row("suara_sah") - 1][4] = "";
        pages[1].Rows[Row("suara_sah") - 1][5] = "";
        var carried = Shift(pages[1], "suara_sah", Carried, 5);
        var findings = RecapCheck.Of(((ReadOutcome.Readable)Read(pages)).Draft);
        findings.Select(Brief).ShouldBe([$"F.721 Hal 2!D{Row("suara_sah")} {carried + 5} {carried}"]);
        findings[0].Hint.ShouldBeNull();
    }

    [Fact]
    public void W604_words_beside_the_total_of_a_page()
    {
        var pages = Pages(Sizes);
        foreach (var row in pages[0].Rows.Where(row => row.Count > 5))
        {
            row.Add(row.Contains("URAIAN") ? "TERBILANG" : Terbilang.Write(long.Parse(row[^1])));
        }

        Check(pages).ShouldBeEmpty();
        pages[0].Rows[Row("suara_sah") - 1][12] = "seribu";
        Check(pages).ShouldHaveSingleItem().ShouldStartWith($"W.604 Hal 1!M{Row("suara_sah")} seribu ");
    }

    [Fact]
    public void F701_and_F703_an_area_on_no_page_and_one_on_two()
    {
        var pages = Pages(Sizes);
        foreach (var row in pages[1].Rows.Where(row => row.Contains("URAIAN")))
        {
            row[4] = "620301 Kecamatan 620301";
        }

        var at = pages[1].Rows.FindIndex(row => row.Contains("URAIAN")) + 1;
        var outcome = Read(pages);
        outcome.ShouldFind($"F.703 Hal 2!E{at} 620301 Kecamatan 620301", "F.701");
        outcome.Findings[1].Area.ShouldBe(AreaCode.Parse("620309"));
        ((ReadOutcome.Readable)outcome).Figure(0, "suara_sah").ShouldBeNull();
    }

    [Fact]
    public void F117_a_row_missing_on_every_page_is_told_once()
    {
        var pages = Pages(Sizes);
        foreach (var page in pages)
        {
            page.Rows.RemoveAt(Form.RowOf("suara_sah"));
        }

        Read(pages).ShouldFind("F.117");
    }

    [Fact]
    public void F111_an_empty_cell_of_what_is_carried_over()
    {
        var pages = Pages(Sizes);
        var row = Form.RowOf("suara_sah");
        pages[1].Rows[row][3] = "";
        Read(pages).ShouldFind($"F.111 Hal 2!{row + 1}");
    }

    private static ReadOutcome Read(IReadOnlyList<(string Name, List<List<string>> Rows)> pages) =>
        RecapFileReader.Read(FormBuilder.Workbook(pages), "pages.xlsx", Contest, Kapuas);

    /// <summary>The findings of the check: codes, place, what stands there, the other side. Reading finds nothing.</summary>
    private static IEnumerable<string> Check(IReadOnlyList<(string Name, List<List<string>> Rows)> pages) =>
        RecapCheck.Of(Read(pages).ShouldBeFlawless().Draft).Select(Brief);

    private static string Brief(Finding finding) =>
        $"{string.Join('+', (finding.Also ?? []).Prepend(finding.Code))} {finding.Place} {Text(finding.Got)} {Text(finding.Expected)}";

    private static string? Text(FindingValue? value) => value?.Text ?? value?.Number.ToString();

    /// <summary>Row of a field on any page, from 1 as findings count.</summary>
    private static int Row(string key) => Form.RowOf(key) + 1;

    private static int Total((string Name, List<List<string>> Rows) page) => page.Rows[Row("suara_sah") - 1].Count - 1;

    /// <summary>Adds to a figure; returns the right one.</summary>
    private static long Shift((string Name, List<List<string>> Rows) page, string key, int column, long by)
    {
        var row = page.Rows[Row(key) - 1];
        var right = long.Parse(row[column]);
        row[column] = $"{right + by}";
        return right;
    }

    /// <summary>The form over pages; a row "Halaman x dari y" is put in below the model, so that rows are one further down.</summary>
    internal static (string Name, List<List<string>> Rows)[] Pages(int[] sizes)
    {
        var pages = new List<(string, List<List<string>>)>();
        var first = 0;
        for (var number = 1; number <= sizes.Length; number++)
        {
            var (from, size) = (first, sizes[number - 1]);
            var rows = Form.Rows.Select(row => PageRow(row, from, size)).ToList();
            rows.Insert(1, [$"Halaman {number} dari {sizes.Length}"]);
            pages.Add(($"Hal {number}", rows));
            first += size;
        }

        return [.. pages];
    }

    private static List<string> PageRow(List<string> row, int first, int size)
    {
        if (row.Count <= FormBuilder.FirstFigure)
        {
            return [.. row];
        }

        const int labels = FormBuilder.FirstFigure - 1;
        var isHeading = row.Contains("URAIAN");
        string Sum(int columns) => $"{row.Skip(labels).Take(columns).Sum(long.Parse)}";
        string[] carried = first == 0 ? [] : [isHeading ? "JUMLAH PINDAHAN" : Sum(first)];
        return
        [
            .. row.Take(labels),
            .. carried,
            .. row.Skip(labels + first).Take(size),
            isHeading ? "JUMLAH AKHIR" : Sum(first + size),
        ];
    }
}
