using CsCheck;
using Pleno.Areas;

namespace Pleno.Tests.Formats;

public sealed class ColumnTests
{
    [Fact]
    public void The_order_of_the_columns_does_not_matter() =>
        Gen.Shuffle(Enumerable.Range(0, 4).ToArray())
            .Sample(
                order =>
                {
                    var form = new FormBuilder().OrderColumns(order);
                    form.ReadCsv().ShouldBeFlawless().ShouldHold(form.Content.Figures);
                },
                iter: 24
            );

    [Theory]
    [InlineData("647401 - Kecamatan Bontang Utara")]
    [InlineData("64.74.01 Bontang Utara")]
    [InlineData("647401\nBONTANG UTARA")]
    [InlineData("647401 kec. bontang  utara")]
    public void A_heading_is_code_and_name(string heading) =>
        new FormBuilder().Heading(4, heading).ReadXlsx().ShouldBeFlawless();

    [Theory]
    [InlineData("JENIS")]
    [InlineData("")]
    [InlineData("L/P")]
    [InlineData("L/P/JML")]
    [InlineData("Jenis Kelamin")]
    public void The_column_of_L_P_and_JML_may_be_headed_in_several_ways(string heading) =>
        new FormBuilder().Heading(3, heading).ReadCsv().ShouldBeFlawless();

    [Fact]
    public void F701_a_column_is_missing()
    {
        var form = new FormBuilder().Rearrange(rows =>
            [.. rows.Select(row => row.Count > 4 ? [.. row.Where((_, index) => index != 4)] : row)]
        );
        form.ReadCsv().ShouldFind("F.701 14");
        form.ReadCsv().Findings[0].Area.ShouldBe(AreaCode.Parse("647402"));
    }

    [Fact]
    public void F702_a_foreign_column()
    {
        var form = new FormBuilder().OrderColumns(0, 1, 2, 3);
        foreach (var row in form.Rows.Where(row => row.Count > 4))
        {
            row.Insert(4, row.Contains("URAIAN") ? "647101 Kecamatan Balikpapan Timur" : "5");
        }

        form.ReadCsv().ShouldFind("F.702 E14 647101 Kecamatan Balikpapan Timur");
        form.ReadCsv().ShouldBeOfType<Pleno.Intake.Reading.ReadOutcome.Readable>().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void F702_a_heading_that_cannot_be_read_is_one_finding() =>
        new FormBuilder().Heading(4, "Kecamatan ???").ReadCsv().ShouldFind("F.702 D14 Kecamatan ???");

    [Fact]
    public void F702_a_heading_without_its_code() =>
        new FormBuilder().Heading(4, "Bontang Utara").ReadCsv().ShouldFind("F.702 D14 Bontang Utara");

    [Fact]
    public void F702_figures_under_no_heading()
    {
        var form = new FormBuilder();
        form.Set("suara_sah", 9, "12")
            .Set("suara_total", 9, "12")
            .ReadCsv()
            .ShouldFind($"F.702 I{form.RowOf("suara_sah")} 12");
    }

    [Fact]
    public void F703_a_column_twice_and_neither_is_taken()
    {
        var outcome = new FormBuilder().Heading(5, "647401 Kecamatan Bontang Utara").ReadCsv();
        outcome.ShouldFind("F.701 14", "F.703 E14 647401 Kecamatan Bontang Utara");
        ((Pleno.Intake.Reading.ReadOutcome.Readable)outcome).Figure(0, "suara_sah").ShouldBeNull();
    }

    [Theory]
    [InlineData("JUMLAH PINDAHAN")]
    [InlineData("JUMLAH")]
    [InlineData("TOTAL")]
    [InlineData("Sub total")]
    [InlineData("6474 Kota Bontang")]
    [InlineData("64 Provinsi Kalimantan Timur")]
    [InlineData("647409 JUMLAH")]
    [InlineData("JUMLAH AKHIR")]
    public void F704_a_total_among_the_areas(string heading)
    {
        var form = new FormBuilder();
        foreach (var row in form.Rows.Where(row => row.Count > 4))
        {
            row.Insert(6, row.Contains("URAIAN") ? heading : "5");
        }

        form.ReadCsv().ShouldFind($"F.704 {(heading == "JUMLAH AKHIR" ? "H14" : "G14")} {heading}");
    }

    [Fact]
    public void F704_a_total_row_among_the_rows()
    {
        var form = new FormBuilder();
        var row = form.RowOf("suara_sah");
        form.Insert(row, "", "JUMLAH", "", "1", "2", "3", "6").ReadCsv().ShouldFind($"F.704 {row} JUMLAH");
    }

    [Fact]
    public void F705_no_total_column()
    {
        new FormBuilder()
            .Rearrange(rows => [.. rows.Select(row => row.Count > 4 ? [.. row.Take(6)] : row)])
            .ReadCsv()
            .ShouldFind("F.705 14");
        new FormBuilder().Heading(7, "JUMLAH").ReadCsv().ShouldFind("F.705 G14 JUMLAH");
    }

    [Fact]
    public void F706_the_code_of_one_area_with_the_name_of_another()
    {
        var outcome = new FormBuilder().Heading(4, "647401 Kecamatan Bontang Barat").ReadCsv();
        outcome.ShouldFind("F.706 D14 647401 Kecamatan Bontang Barat");
        outcome.Findings[0].Expected.ShouldBe("647401 Kecamatan Bontang Utara");
    }

    [Fact]
    public void F706_a_code_of_BPS_with_the_name_of_an_area_here() =>
        new FormBuilder().Heading(4, "647410 Bontang Utara").ReadCsv().ShouldFind("F.706 D14 647410 Bontang Utara");

    [Fact]
    public void F706_a_code_alone() => new FormBuilder().Heading(4, "647401").ReadCsv().ShouldFind("F.706 D14 647401");

    [Fact]
    public void F123_headings_that_change_between_sections()
    {
        var form = new FormBuilder();
        var second = form.Rows.FindIndex(form.HeadingRow, row => row.Contains("URAIAN")) + 1;
        form.Set(second, 4, "647402 Kecamatan Bontang Selatan").Set(second, 5, "647401 Kecamatan Bontang Utara");
        var outcome = form.ReadCsv();
        outcome.ShouldFind($"F.123 D{second} 647402 Kecamatan Bontang Selatan");
        var read = (Pleno.Intake.Reading.ReadOutcome.Readable)outcome;
        read.Figure(0, "pemilih_dpt.l").ShouldNotBeNull();
        read.Figure(0, "ss_diterima").ShouldBeNull();
    }
}
