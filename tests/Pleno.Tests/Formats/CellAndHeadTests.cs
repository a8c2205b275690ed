using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Tests.Formats;

public sealed class CellAndHeadTests
{
    [Fact]
    public void F111_an_empty_cell_is_not_zero()
    {
        var form = new FormBuilder().Set("suara_tidak_sah", 5, "");
        var outcome = form.ReadCsv();
        outcome.ShouldFind($"F.111 E{form.RowOf("suara_tidak_sah")}");
        ((ReadOutcome.Readable)outcome).Figure(1, "suara_tidak_sah").ShouldBeNull();
        JsonForm
            .Read(text => text.Replace("3300", "null", StringComparison.Ordinal))
            .ShouldFind("F.111 rows.suara_tidak_sah[0]");
    }

    [Fact]
    public void F111_an_empty_row_or_column_is_one_finding()
    {
        var form = new FormBuilder();
        for (var column = 4; column <= 7; column++)
        {
            form.Set("suara_tidak_sah", column, "");
        }

        foreach (var field in form.Layout.Fields)
        {
            form.Set(field.Key, 5, "");
        }

        form.ReadCsv().ShouldFind("F.111 E14", $"F.111 {form.RowOf("suara_tidak_sah")}");
    }

    [Fact]
    public void F112_a_formula_even_with_its_result()
    {
        var form = new FormBuilder().Set("suara_total", 7, "=SUM(D40:F40)");
        form.ReadXlsx().ShouldFind($"F.112 D.HASIL!G{form.RowOf("suara_total")} =SUM(D40:F40)");
        form.ReadCsv().ShouldFind($"F.112 G{form.RowOf("suara_total")} =SUM(D40:F40)");
    }

    [Theory]
    [InlineData("n/a", "n/a", "F.110")]
    [InlineData("n/a", " n/a ", "F.110")]
    [InlineData("tidak ada – rusak", "tidak ada – rusak", "F.110")]
    [InlineData("=SUM(D40:F40)", "=SUM(D40:F40)", "F.112")]
    public void A_text_that_comes_again_in_its_column_is_found_again(string first, string second, string code)
    {
        var form = new FormBuilder().Set("suara_tidak_sah", 5, first).Set("suara_total", 5, second);
        var (above, below) = (form.RowOf("suara_tidak_sah"), form.RowOf("suara_total"));
        form.ReadCsv().ShouldFind($"{code} E{above} {first}", $"{code} E{below} {first}");
    }

    [Fact]
    public void A_row_of_spaces_is_an_empty_row()
    {
        var form = new FormBuilder();
        form.Insert(form.RowOf("suara_sah"), "  ", "\u00A0")
            .ReadCsv()
            .ShouldBeFlawless()
            .ShouldHold(form.Content.Figures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("MODEL D.HASIL PROV-KWK-Gubernur")]
    [InlineData("MODEL D.HASIL KABKO-KWK-Bupati/Walikota")]
    [InlineData("MODEL D.HASIL KABKO-PPWP")]
    public void F113_another_form(string model) =>
        new FormBuilder().Set(1, 1, model).ReadCsv().Findings.ShouldHaveSingleItem().Code.Id.ShouldBe("F.113");

    [Theory]
    [InlineData("Kode Wilayah", "area")]
    [InlineData("Tahun", "year")]
    [InlineData("Nomor Berita Acara", "beritaAcara")]
    public void F114_an_entry_of_the_head_is_missing(string label, string key)
    {
        var form = new FormBuilder();
        var row = form.HeadRow(label);
        var empty = form.Head(label, "").ReadCsv();
        empty.ShouldFind($"F.114 B{row}");
        empty.Findings[0].Field.ShouldBe(key);
        form.Remove(row).ReadCsv().ShouldFind("F.114");
    }

    [Theory]
    [InlineData("Kode Wilayah", "6472")]
    [InlineData("Kode Wilayah", "Bontang")]
    [InlineData("Tahun", "2020")]
    [InlineData("Tahun", "dua ribu")]
    [InlineData("Provinsi", "Kalimantan Utara")]
    [InlineData("Kabupaten/Kota", "Kota Samarinda")]
    public void F115_the_head_says_something_else_than_the_path(string label, string value)
    {
        var form = new FormBuilder().Head(label, value);
        form.ReadCsv().ShouldFind($"F.115 C{form.HeadRow(label)} {value}");
    }

    [Theory]
    [InlineData("2024-12-08")]
    [InlineData("8 Desember 2024")]
    [InlineData("Minggu, 8 Desember 2024")]
    [InlineData("MINGGU 08 DESEMBER 2024")]
    [InlineData("Ahad, 8 Desember 2024")]
    [InlineData("45634")]
    public void The_date_may_be_written_in_several_ways(string text) =>
        new FormBuilder()
            .Head("Tanggal Rapat Pleno", text)
            .ReadXlsx()
            .ShouldBeFlawless()
            .Draft.Header.Date.ShouldBe(new DateOnly(2024, 12, 8));

    [Theory]
    [InlineData("Senin, 8 Desember 2024")]
    [InlineData("31 Februari 2024")]
    [InlineData("08/12/2024")]
    [InlineData("8 Dec 2024")]
    [InlineData("2024-13-01")]
    public void F124_a_date_that_cannot_be_or_could_be_two(string text)
    {
        var form = new FormBuilder().Head("Tanggal Rapat Pleno", text);
        form.ReadXlsx().ShouldFind($"F.124 D.HASIL!C{form.HeadRow("Tanggal Rapat Pleno")} {text}");
    }

    [Fact]
    public void F124_a_bare_number_is_a_date_only_in_a_spreadsheet() =>
        new FormBuilder()
            .Head("Tanggal Rapat Pleno", "45634")
            .ReadCsv()
            .Findings.ShouldHaveSingleItem()
            .Code.Id.ShouldBe("F.124");

    [Fact]
    public void F125_an_entry_twice_with_two_values()
    {
        new FormBuilder().Insert(5, "", "Tahun", "2024").ReadCsv().ShouldBeFlawless();
        var form = new FormBuilder();
        form.Insert(5, "", "Tahun:", "2020")
            .ReadCsv()
            .Findings.Select(finding => finding.Code.Id)
            .ShouldBe(["F.115", "F.125"]);
    }

    [Fact]
    public void Label_and_value_may_share_a_cell_or_be_parted_by_a_colon()
    {
        var form = new FormBuilder();
        form.Set(form.HeadRow("Tahun"), 2, "TAHUN : 2024").Head("TAHUN : 2024", "");
        var row = form.HeadRow("Nomor Berita Acara");
        form.Set(row, 2, "Nomor Berita Acara :").Set(row, 3, ":").Set(row, 4, "12/BA/2024");
        form.ReadCsv().ShouldBeFlawless().Draft.Header.BeritaAcara.ShouldBe("12/BA/2024");
    }

    [Fact]
    public void What_a_document_replaces_comes_with_its_reason()
    {
        var form = new FormBuilder();
        form.Insert(5, "", "Menggantikan", "00123456").Insert(6, "", "Alasan", "Salah ketik");
        form.ReadCsv().ShouldBeFlawless().Revision.ShouldBe(new RecapRevision("00123456", "Salah ketik"));
        form.Remove(6).ReadCsv().ShouldFind("F.114");
    }

    [Fact]
    public void Everything_wrong_with_a_file_is_found_at_once_in_the_order_of_its_places()
    {
        var form = new FormBuilder();
        form.Set(1, 1, "MODEL D.HASIL PROV-KWK-Gubernur")
            .Head("Tahun", "2020")
            .Heading(4, "647401 Kecamatan Bontang Barat")
            .Set("pemilih_dpt.l", 5, "12,5")
            .Set("pemilih_dpt.p", 5, "")
            .Set("pengguna_dpt.l", 6, "=A1")
            .Set("ss_digunakan", 2, "Surat suara entah")
            .Set("paslon.2", 1, "3");
        var rows = form.RowOf("pemilih_dpt.l");
        form.ReadXlsx()
            .ShouldFind(
                "F.113 D.HASIL!A1 MODEL D.HASIL PROV-KWK-Gubernur",
                "F.115 D.HASIL!C8 2020",
                "F.706 D.HASIL!D14 647401 Kecamatan Bontang Barat",
                $"F.110 D.HASIL!E{rows} 12,5",
                $"F.111 D.HASIL!E{rows + 1}",
                $"F.112 D.HASIL!F{form.RowOf("pengguna_dpt.l")} =A1",
                $"F.116 D.HASIL!{form.RowOf("ss_diterima") + 1} Surat suara entah",
                $"F.502 D.HASIL!B{form.RowOf("paslon.1") + 1} 3. H. Rudy Mas'ud, S.E., M.E. - Ir. H. Seno Aji, M.Si.",
                "F.117",
                "F.502"
            );
        form.ReadXlsx().Findings.ShouldBe(form.ReadXlsx().Findings);
    }

    [Fact]
    public void A_form_of_a_bupati_is_read()
    {
        var contest = new ContestBuilder()
            .Key("walikota-6474-2024")
            .Paslon("Neni Moerniaeni - Agus Haris", "Basri Rase - Chusnul Dhihin")
            .Build();
        var form = new FormBuilder(contest, ContestBuilder.Bontang);
        form.ReadCsv()
            .ShouldBeFlawless()
            .Draft.Header.Form.ShouldBe(new RecapForm(Pleno.Areas.AreaLevel.KabKota, IsGubernur: false));
        form.Set(1, 1, "MODEL D.HASIL KABKO-KWK-Walikota").ReadCsv().ShouldBeFlawless();
        contest.Key.Kind.ShouldBe(ContestKind.Walikota);
    }
}
