using CsCheck;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Formats;

/// <summary>Forms split over several sheets: "Halaman x dari y", JUMLAH PINDAHAN, JUMLAH AKHIR.</summary>
public sealed class PageTests
{
    private static readonly Contest Contest = ThreeLevels.Contest();
    private static readonly AreaCode Kapuas = AreaCode.Parse("6203");
    internal static readonly FormBuilder Form = new(Contest, Kapuas, ThreeLevels.Document(Contest, Kapuas));

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
        Read(pages).ShouldBeUnreadable(Recaps.Findings.DocumentCodes.SeveralTables);
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

    [Fact]
    public void F720_the_total_of_a_page()
    {
        var pages = Pages(Sizes);
        var (row, column) = (Form.RowOf("suara_sah"), 3 + 1 + 6);
        var total = long.Parse(pages[1].Rows[row][column]);
        Set(pages[1], row, column, total + 1);
        Set(pages[2], row, 3, total + 1);
        var end = pages[2].Rows[row][7];
        var outcome = Read(pages);
        // The wrong total is carried over, so the last page no longer comes to its total either.
        outcome.ShouldFind($"F.720 Hal 2!K{row + 1} {total + 1}", $"F.720 Hal 3!H{row + 1} {end}");
        outcome.Findings[0].Expected.ShouldBe(total);
        outcome.Findings[0].Terms!.Count.ShouldBe(1 + 6);
    }

    [Fact]
    public void F721_what_is_carried_over()
    {
        var pages = Pages(Sizes);
        var row = Form.RowOf("suara_sah");
        var carried = long.Parse(pages[1].Rows[row][3]);
        Set(pages[1], row, 3, carried + 10);
        Set(pages[1], row, 10, long.Parse(pages[1].Rows[row][10]) + 10);
        Set(pages[2], row, 3, long.Parse(pages[2].Rows[row][3]) + 10);
        Set(pages[2], row, 7, long.Parse(pages[2].Rows[row][7]) + 10);
        var outcome = Read(pages);
        outcome.ShouldFind($"F.721 Hal 2!D{row + 1} {carried + 10}");
        outcome.Findings[0].Expected.ShouldBe(carried);
    }

    [Fact]
    public void F721_the_first_page_carries_nothing_over()
    {
        var pages = Pages(Sizes);
        foreach (var row in pages[0].Rows.Where(row => row.Count > 5))
        {
            row.Insert(3, row.Contains("URAIAN") ? "JUMLAH PINDAHAN" : "0");
        }

        Read(pages).ShouldBeFlawless();
        var at = Form.RowOf("ss_dikembalikan");
        Set(pages[0], at, 3, 1);
        Set(pages[0], at, 12, long.Parse(pages[0].Rows[at][12]) + 1);
        Set(pages[1], at, 3, long.Parse(pages[1].Rows[at][3]) + 1);
        Set(pages[1], at, 10, long.Parse(pages[1].Rows[at][10]) + 1);
        Set(pages[2], at, 3, long.Parse(pages[2].Rows[at][3]) + 1);
        Set(pages[2], at, 7, long.Parse(pages[2].Rows[at][7]) + 1);
        Read(pages).ShouldFind($"F.721 Hal 1!D{at + 1} 1");
    }

    [Fact]
    public void The_total_of_the_last_page_is_the_total_of_the_form_and_told_once()
    {
        var pages = Pages(Sizes);
        var row = Form.RowOf("ss_dikembalikan");
        Set(pages[2], row, 7, long.Parse(pages[2].Rows[row][7]) + 1);
        var read = Read(pages).ShouldBeFlawless();
        RecapCheck.Of(read.Draft).ShouldHaveSingleItem().Place.ShouldBe(Place.Cell("Hal 3", row + 1, 8));
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

    private static void Set((string Name, List<List<string>> Rows) page, int row, int column, long figure) =>
        page.Rows[row][column] = $"{figure}";

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
