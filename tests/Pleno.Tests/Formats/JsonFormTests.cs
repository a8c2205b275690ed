namespace Pleno.Tests.Formats;

public sealed class JsonFormTests
{
    [Fact]
    public void A_byte_order_mark_does_not_matter() => JsonForm.ReadText("\uFEFF" + JsonForm.Text).ShouldBeFlawless();

    [Fact]
    public void F104_says_where_the_text_breaks() => JsonForm.ReadText("{\n\"model\": ?}").ShouldFind("F.104 J2");

    [Fact]
    public void F104_nesting_beyond_the_form() =>
        JsonForm.ReadText("{\"rows\":" + new string('[', 100)).ShouldFind("F.104 X1");

    [Theory]
    [InlineData("\"area\": \"6474\"", "\"area\": \"6472\"", "F.115 area 6472")]
    [InlineData("\"year\": 2024", "\"year\": 2020", "F.115 year 2020")]
    [InlineData("\"year\": 2024", "\"year\": {}", "F.124 year {}", "F.114 year")]
    [InlineData("\"year\": 2024", "\"year\": 2024, \"year\": 2020", "F.125 year 2020")]
    [InlineData("\"year\": 2024", "\"year\": 2024, \"tahun\": 2020", "F.116 tahun tahun")]
    [InlineData(
        "\"date\": \"2024-12-04\"",
        "\"date\": \"Senin, 4 Desember 2024\"",
        "F.124 date Senin, 4 Desember 2024"
    )]
    [InlineData("\"suara_sah\"", "\"suara_syah\"", "F.116 rows.suara_syah suara_syah", "F.117")]
    [InlineData("\"suara_tidak_sah\"", "\"suara_sah\"", "F.118 rows.suara_sah", "F.117")]
    [InlineData(
        "\"pengguna_tambahan\"",
        "\"pengguna_dpk\"",
        "F.122 rows.pengguna_dpk pengguna_dpk",
        "F.117",
        "F.117",
        "F.117"
    )]
    [InlineData("3300,", "", "F.126 rows.suara_tidak_sah 3")]
    [InlineData("3300,", "3300, 1,", "F.126 rows.suara_tidak_sah 5")]
    [InlineData(
        "\"code\": \"647401\"",
        "\"code\": \"647402\"",
        "F.706 columns[0] 647402 Kecamatan Bontang Utara",
        "F.703 columns[1] 647402 Kecamatan Bontang Selatan"
    )]
    [InlineData("\"code\": \"647401\"", "\"kode\": \"647401\"", "F.702 columns[0] *")]
    [InlineData("\"name\": \"H. Rudy", "\"name\": \"Hj. Rudi", "F.502 rows.paslon.2 *")]
    public void A_wrong_member_is_found_at_its_path(string before, string after, params string[] expected)
    {
        var text = JsonForm.Text;
        text.ShouldContain(before);
        var outcome = JsonForm.ReadText(text.Replace(before, after, StringComparison.Ordinal));
        outcome
            .Findings.Select(finding =>
                $"{finding.Code.Id} {finding.Place} {finding.Got?.Text ?? finding.Got?.Number.ToString()}".TrimEnd()
            )
            .Zip(
                expected,
                (got, wanted) =>
                    wanted.EndsWith('*') ? got.StartsWith(wanted[..^1], StringComparison.Ordinal) : got == wanted
            )
            .ShouldAllBe(same => same);
        outcome.Findings.Count.ShouldBe(expected.Length);
    }
}
