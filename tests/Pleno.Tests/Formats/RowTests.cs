using CsCheck;
using Pleno.Intake.Reading;
using Pleno.Recaps;

namespace Pleno.Tests.Formats;

public sealed class RowTests
{
    public static TheoryData<string, string> Wordings =>
        new(
            RowWordings
                .All.Where(row => row.Key != "kolom_kosong")
                .SelectMany(row => row.Wordings.Select(wording => (row.Key, wording)))
        );

    [Theory]
    [MemberData(nameof(Wordings))]
    public void Every_wording_finds_its_row(string key, string wording)
    {
        var form = new FormBuilder();
        var field = FormLayout.GroupKeys.Contains(key) ? form.Layout.Line(key, VoterSplit.L) : form.Layout[key];
        foreach (var label in new[] { wording, wording.ToUpperInvariant(), $"B.2  {wording} (B.1+B.2+B.3) :" })
        {
            form.Label(field.Key, label).ReadCsv(';').ShouldBeFlawless().ShouldHold(form.Content.Figures);
            form = new FormBuilder();
        }
    }

    [Theory]
    [InlineData(
        "ss_diterima",
        "1. Jumlah surat suara yang diterima, termasuk surat suara cadangan 2,5% dari DPT (2+3+4)"
    )]
    [InlineData("pengguna_dpt.l", "Pengguna hak pilih dalam DPT")]
    [InlineData("pengguna_pindahan.l", "DPPh")]
    [InlineData("pengguna_pindahan.l", "2. Daftar Pemilih Pindahan (DPPh)")]
    [InlineData("pengguna_tambahan.l", "DPTb")]
    [InlineData("pengguna_tambahan.l", "Daftar Pemilih Tambahan")]
    [InlineData("pengguna_tambahan.l", "pemilih tambahan")]
    [InlineData("suara_total", "C. JUMLAH SELURUH SUARA SAH DAN SUARA TIDAK SAH (A + B)")]
    public void A_wording_of_the_press_or_of_an_older_form_finds_its_row(string key, string label)
    {
        var form = new FormBuilder().Label(key, label);
        form.ReadCsv(';').ShouldBeFlawless().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void No_wording_belongs_to_two_rows() =>
        RowWordings
            .All.Concat(RowWordings.Brief)
            .SelectMany(row => row.Wordings.Select(wording => (row.Key, Wording: wording.ToUpperInvariant())))
            .GroupBy(pair => pair.Wording)
            .ShouldAllBe(group => group.Select(pair => pair.Key).Distinct().Count() == 1);

    [Theory]
    [InlineData("L", "P", "JML")]
    [InlineData("LK", "PR", "JML")]
    [InlineData("LAKI-LAKI", "PEREMPUAN", "JUMLAH")]
    [InlineData("Laki - laki", "perempuan", "Jml.")]
    public void The_lines_of_a_group_have_several_names(string l, string p, string jml)
    {
        var form = new FormBuilder();
        form.Set("pemilih_dpt.l", 3, l).Set("pemilih_dpt.p", 3, p).Set("pemilih_dpt.jml", 3, jml);
        form.ReadCsv().ShouldBeFlawless().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void A_group_may_repeat_its_label_on_each_line()
    {
        var form = new FormBuilder();
        var label = form.Layout["pengguna_pindahan.l"].Label;
        form.Set("pengguna_pindahan.p", 2, label).Set("pengguna_pindahan.jml", 2, label);
        form.ReadCsv().ShouldBeFlawless().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter() =>
        Gen.Shuffle(Enumerable.Range(0, 4).ToArray())
            .Sample(
                order =>
                {
                    var form = new FormBuilder();
                    var first = form.RowOf("ss_diterima") - 1;
                    var ballots = form.Rows.GetRange(first, 4);
                    for (var index = 0; index < 4; index++)
                    {
                        form.Rows[first + index] = ballots[order[index]];
                    }

                    form.ReadCsv().ShouldBeFlawless().ShouldHold(form.Content.Figures);
                },
                iter: 24
            );

    [Fact]
    public void The_older_form_has_the_ballots_used_last_and_other_numbers()
    {
        var form = new FormBuilder();
        var first = form.RowOf("ss_diterima") - 1;
        form.Rearrange(rows =>
            [.. rows[..first], rows[first], rows[first + 2], rows[first + 3], rows[first + 1], .. rows[(first + 4)..]]
        );
        form.Set(first + 2, 1, "2").Set(first + 3, 1, "3").Set(first + 4, 1, "4");
        form.ReadCsv().ShouldBeFlawless().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void The_numbers_of_the_columns_under_the_heading_are_no_figures()
    {
        var form = new FormBuilder();
        form.Insert(form.HeadingRow + 1, "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)").ReadXlsx().ShouldBeFlawless();
        form.Set(form.HeadingRow + 1, 1, "1")
            .Set(form.HeadingRow + 1, 2, "2")
            .Set(form.HeadingRow + 1, 3, "3")
            .ReadXlsx()
            .ShouldBeFlawless();
    }

    [Fact]
    public void What_stands_under_the_title_of_the_signatures_is_not_read()
    {
        var form = new FormBuilder();
        form.Rows.Add(["VI. TANDA TANGAN"]);
        form.Rows.Add(["", "Ketua", "", "1. Nama", "ttd"]);
        form.ReadCsv().ShouldBeFlawless();
    }

    [Fact]
    public void F116_an_unknown_row()
    {
        var form = new FormBuilder();
        var row = form.RowOf("suara_sah");
        form.Insert(row, "9", "Jumlah pemilih gaib", "", "1", "2", "3", "6")
            .ReadCsv()
            .ShouldFind($"F.116 {row} Jumlah pemilih gaib");
    }

    [Fact]
    public void F116_the_list_DPT_alone_could_be_either_of_two_rows()
    {
        var form = new FormBuilder().Label("pengguna_dpt.l", "DPT");
        form.ReadCsv().ShouldBeFlawless();
        var title = form.Rows.FindIndex(row => row[0] == "B. PENGGUNA HAK PILIH") + 1;
        form.Remove(title);
        form.Remove(form.Rows.FindIndex(row => row[0] == "A. DATA PEMILIH") + 1);
        form.ReadCsv().Findings.Select(finding => finding.Code.Id).Distinct().ShouldBe(["F.116", "F.117"]);
    }

    [Fact]
    public void F116_a_line_that_is_neither_L_nor_P_nor_JML()
    {
        var form = new FormBuilder().Set("pemilih_dpt.p", 3, "X");
        form.ReadCsv().ShouldFind($"F.116 {form.RowOf("pemilih_dpt.p")} X");
    }

    [Fact]
    public void F117_a_missing_row_once()
    {
        var form = new FormBuilder();
        var outcome = form.Remove(form.RowOf("suara_sah")).ReadCsv();
        outcome.ShouldFind("F.117");
        outcome.Findings[0].Field.ShouldBe("suara_sah");
    }

    [Fact]
    public void F118_a_row_twice_and_neither_is_taken()
    {
        var form = new FormBuilder();
        var row = form.RowOf("suara_sah");
        var outcome = form.Insert(row + 1, [.. form.Rows[row - 1]]).ReadCsv();
        outcome.ShouldFind($"F.118 {row + 1} {row + 1}");
        ((ReadOutcome.Readable)outcome).Figure(0, "suara_sah").ShouldBeNull();
    }

    [Theory]
    [InlineData("Pengguna hak pilih dalam Daftar Pemilih Khusus (DPK)")]
    [InlineData("DPK")]
    [InlineData("Jumlah pengguna hak pilih dalam DPK/pengguna KTP-el")]
    [InlineData("Daftar Pemilih Pindahan (DPTb)")]
    public void F122_the_wording_of_Pemilu(string label)
    {
        var form = new FormBuilder().Label("pengguna_tambahan.l", label);
        var outcome = form.ReadCsv();
        outcome.ShouldFind(
            $"F.122 B{form.RowOf("pengguna_pindahan.l") + 3} {label}",
            $"F.116 {form.RowOf("pengguna_pindahan.l") + 4}",
            $"F.116 {form.RowOf("pengguna_pindahan.l") + 5}"
        );
    }

    [Theory]
    [InlineData("1", "1", "Isran Noor - Hadi Mulyadi")]
    [InlineData("1.", "", "ISRAN NOOR dan HADI MULYADI")]
    [InlineData("", "", "1. Isran Noor - Hadi Mulyadi")]
    [InlineData("", "", "01. Dr. H. Isran Noor, M.Si & H.Hadi Mulyadi")]
    [InlineData("", "", "Paslon 1: Isran Noor - Hadi Mulyadi")]
    [InlineData("", "", "Pasangan Calon Nomor Urut 1 Isran Noor/Hadi Mulyadi")]
    public void A_pair_is_known_by_number_and_name(string number, string before, string label)
    {
        _ = before;
        var form = new FormBuilder();
        var row = form.RowOf("paslon.1");
        form.Set(row, 1, number).Set(row, 2, label);
        form.ReadCsv(';').ShouldBeFlawless().ShouldHold(form.Content.Figures);
    }

    [Fact]
    public void F502_pairs_that_changed_places()
    {
        var form = new FormBuilder();
        var row = form.RowOf("paslon.1");
        form.Set(row, 1, "2").Set(row + 1, 1, "1");
        form.ReadCsv(';').Findings.Select(finding => finding.Code.Id).ShouldBe(["F.502", "F.502"]);
    }

    [Fact]
    public void F502_a_pair_that_is_not_in_the_decree()
    {
        var form = new FormBuilder();
        var row = form.RowOf("paslon.2") + 1;
        form.Insert(row, "3", "Orang Lain - Siapa", "", "1", "2", "3", "6")
            .ReadCsv(';')
            .ShouldFind($"F.502 B{row} 3. Orang Lain - Siapa");
    }

    [Fact]
    public void F502_a_pair_without_its_row()
    {
        var form = new FormBuilder();
        var outcome = form.Remove(form.RowOf("paslon.2")).ReadCsv();
        outcome.ShouldFind("F.502");
        outcome.Findings[0].Field.ShouldBe("paslon.2");
    }

    [Fact]
    public void F502_the_empty_column_where_several_pairs_run()
    {
        var form = new FormBuilder();
        var row = form.RowOf("paslon.2") + 1;
        form.Insert(row, "", "Kolom kosong", "", "1", "2", "3", "6")
            .ReadCsv(';')
            .ShouldFind($"F.502 B{row} Kolom kosong");
    }

    [Fact]
    public void F502_a_single_pair_without_the_empty_column()
    {
        var form = new FormBuilder(new ContestBuilder().Paslon("Andi Harun - Saefuddin Zuhri").Build());
        form.ReadCsv().ShouldBeFlawless().ShouldHold(form.Content.Figures);
        form.Remove(form.RowOf("kolom_kosong")).ReadCsv().ShouldFind("F.502");
    }
}
