using Pleno.Recaps;
using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>Section I, codes 2xx: A01, A02, A03 and D03.</summary>
public sealed class VoterRuleTests
{
    [Fact]
    public void A_balanced_document_is_clean() => new RecapBuilder().Check().ShouldBeEmpty();

    [Theory]
    [InlineData("pemilih_dpt")]
    [InlineData("disabilitas_pengguna")]
    public void F201_A01_L_and_P_are_JML(string group)
    {
        var right = new RecapBuilder();
        var jml = right.Figures()[0, right.Layout[$"{group}.jml"]]!.Value;
        right.Wrong(0, $"{group}.jml", jml).Check().ShouldBeEmpty();
        new RecapBuilder()
            .Wrong(0, $"{group}.jml", jml + 1)
            .Check()
            .ShouldBe([
                $"F.201+F.707 640101 {group}.jml {jml + 1} {jml} {(jml % 10 == 9 ? null : "DigitMistyped")}".TrimEnd(),
            ]);
    }

    [Theory]
    [InlineData("pengguna_dpt.l", 601, 600, "F.201+F.203+F.707")]
    [InlineData("pengguna_pindahan.p", 29, 20, "F.201+F.203+F.707")]
    [InlineData("pengguna_tambahan.jml", 69, 70, "F.201+F.203+F.707")]
    [InlineData("pengguna_total.l", 641, 640, "F.201+F.203+F.707")]
    [InlineData("pengguna_total.jml", 1411, 1400, "F.201+F.203+F.302+F.602+F.707")]
    public void F201_F203_A01_A03_users(string key, long stated, long right, string codes)
    {
        new RecapBuilder().Wrong(0, key, right).Check().ShouldBeEmpty();
        new RecapBuilder()
            .Wrong(0, key, stated)
            .Check()
            .ShouldHaveSingleItem()
            .ShouldStartWith($"{codes} 640101 {key} {stated} {right}");
    }

    /// <summary>Both lines of a group and its total moved together: only the sum of the lists is wrong, and two figures are.</summary>
    [Fact]
    public void F203_A03_lists_of_users()
    {
        new RecapBuilder()
            .Wrong(0, "pengguna_tambahan.l", 31)
            .Wrong(0, "pengguna_tambahan.jml", 71)
            .Wrong(null, "pengguna_tambahan.l", 91)
            .Wrong(null, "pengguna_tambahan.jml", 211)
            .Check()
            .ShouldBe([
                "F.203 640101 pengguna_total.l 640 641",
                "F.203 640101 pengguna_total.jml 1400 1401",
                "F.203 total pengguna_total.l 1920 1921",
                "F.203 total pengguna_total.jml 4200 4201",
            ]);
    }

    [Theory]
    [InlineData("l", 1000)]
    [InlineData("p", 1120)]
    public void F202_A02_users_of_the_DPT_within_the_DPT(string split, long dpt)
    {
        var other = split == "l" ? "p" : "l";
        new RecapBuilder().With(0, $"pengguna_dpt.{split}", dpt).Check().ShouldBeEmpty();
        new RecapBuilder()
            .With(0, $"pengguna_dpt.{split}", dpt + 1)
            .With(0, $"pengguna_dpt.{other}", 500)
            .Check()
            .ShouldBe([$"F.202 640101 pengguna_dpt.{split} {dpt + 1} {dpt}"]);
    }

    [Fact]
    public void F202_A02_of_the_total_line()
    {
        new RecapBuilder(columns: 1)
            .With(0, "pengguna_dpt.l", 1001)
            .With(0, "pengguna_dpt.p", 1120)
            .Check()
            .ShouldBe([
                "F.202 640101 pengguna_dpt.l 1001 1000",
                "F.202 640101 pengguna_dpt.jml 2121 2120",
                "F.202 total pengguna_dpt.l 1001 1000",
                "F.202 total pengguna_dpt.jml 2121 2120",
            ]);
    }

    [Fact]
    public void F202_a_limit_that_one_wrong_figure_breaks_is_its_consequence()
    {
        new RecapBuilder()
            .Wrong(0, "pengguna_dpt.l", 6000)
            .Check()
            .ShouldBe(["F.201+F.202+F.203+F.707 640101 pengguna_dpt.l 6000 600 FactorOfTen"]);
    }

    [Fact]
    public void W204_D03_voters_fit_the_polling_stations()
    {
        var dpt = 4 * 600;
        RecapBuilder Builder(long men) =>
            new RecapBuilder(columns: 1)
                .With(0, "pemilih_dpt.l", men)
                .With(0, "pemilih_dpt.p", 1200)
                .With(0, "ss_tidak_digunakan", (dpt * 1025 / 1000) - 1407);

        Builder(1200).Check(new RecapBuilder(columns: 1).References(stations: 4)).ShouldBeEmpty();
        Builder(1201)
            .With(0, "ss_tidak_digunakan", (dpt * 1025 / 1000) + 2 - 1407)
            .Check(new RecapBuilder(columns: 1).References(stations: 4))
            .ShouldBe(["W.204 640101 pemilih_dpt.jml 2401 2400", "W.204 total pemilih_dpt.jml 2401 2400"]);
        Builder(1201).Check().ShouldBeEmpty();
    }

    [Fact]
    public void W204_the_limit_is_an_option()
    {
        var builder = new RecapBuilder(columns: 1);
        var references = builder.References(stations: 4) with
        {
            Options = new RuleOptions { VotersPerPollingStation = 529, ReserveBallotsPermille = 25 },
        };
        builder.Check(references).ShouldContain("W.204 640101 pemilih_dpt.jml 2120 2116");
    }

    [Fact]
    public void A_rule_over_a_missing_figure_is_not_told()
    {
        new RecapBuilder().Wrong(0, "pengguna_dpt.l", null).Check().ShouldBeEmpty();
        new RecapBuilder().Wrong(0, "pengguna_dpt.l", FigureTable.Largest).Check().ShouldHaveSingleItem();
    }
}
