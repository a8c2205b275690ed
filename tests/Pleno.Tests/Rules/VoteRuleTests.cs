using Pleno.Recaps.Rules;

namespace Pleno.Tests.Rules;

/// <summary>Sections IV and V, codes 5xx and 6xx: C01 to C07.</summary>
public sealed class VoteRuleTests
{
    [Theory]
    [InlineData("paslon.1", 351, 350, "F.501+F.707")]
    [InlineData("paslon.2", 981, 980, "F.501+F.707")]
    [InlineData("suara_sah", 1331, 1330, "F.501+F.601+F.707")]
    [InlineData("suara_tidak_sah", 71, 70, "F.601+F.707")]
    [InlineData("suara_total", 1401, 1400, "F.601+F.602+F.707")]
    public void F501_F601_F602_C01_C02_C03(string key, long stated, long right, string codes)
    {
        new RecapBuilder().Wrong(0, key, right).Check().ShouldBeEmpty();
        new RecapBuilder()
            .Wrong(0, key, stated)
            .Check()
            .ShouldHaveSingleItem()
            .ShouldStartWith($"{codes} 640101 {key} {stated} {right}");
    }

    [Fact]
    public void F501_the_empty_column_counts()
    {
        new RecapBuilder(pairs: 1)
            .Wrong(null, "kolom_kosong", 1889)
            .Check()
            .ShouldBe(["F.501+F.707 total kolom_kosong 1889 1890"]);
    }

    /// <summary>Valid and all votes moved together: only that all votes are the voters is broken, besides their rows.</summary>
    [Fact]
    public void F602_C03_all_votes_are_users()
    {
        new RecapBuilder()
            .Wrong(0, "suara_tidak_sah", 71)
            .Wrong(0, "suara_total", 1401)
            .Wrong(null, "suara_tidak_sah", 211)
            .Wrong(null, "suara_total", 4201)
            .Check()
            .ShouldBe(["F.602 640101 suara_total 1401 1400", "F.602 total suara_total 4201 4200"]);
    }

    [Fact]
    public void W603_C07_participation_at_most_95_percent()
    {
        // 2,120 of the DPT, 30 moved, 70 added: 2,220 voters, of whom 95 % are 2,109.
        RecapBuilder Builder(long men) =>
            new RecapBuilder(columns: 1)
                .With(0, "pengguna_dpt.l", men)
                .With(0, "pengguna_dpt.p", 1100)
                .With(0, "suara_tidak_sah", 100)
                .With(0, "ss_tidak_digunakan", 50);

        Builder(909).Check().ShouldBeEmpty();
        Builder(910)
            .Check()
            .ShouldBe(["W.603 640101 pengguna_total.jml 2110 2109", "W.603 total pengguna_total.jml 2110 2109"]);
    }

    [Fact]
    public void W606_C07_participation_at_least_40_percent()
    {
        RecapBuilder Builder(long men) =>
            new RecapBuilder(columns: 1)
                .With(0, "pengguna_dpt.l", men)
                .With(0, "pengguna_dpt.p", 400)
                .With(0, "ss_tidak_digunakan", 1278);

        Builder(388).Check().ShouldBeEmpty();
        Builder(387)
            .Check()
            .ShouldBe(["W.606 640101 pengguna_total.jml 887 888", "W.606 total pengguna_total.jml 887 888"]);
    }

    [Fact]
    public void W607_C07_invalid_votes_at_most_10_percent()
    {
        new RecapBuilder(columns: 1).With(0, "suara_tidak_sah", 140).Check().ShouldBeEmpty();
        new RecapBuilder(columns: 1)
            .With(0, "suara_tidak_sah", 141)
            .Check()
            .ShouldBe(["W.607 640101 suara_tidak_sah 141 140", "W.607 total suara_tidak_sah 141 140"]);
    }

    [Fact]
    public void What_asks_is_not_asked_where_a_figure_is_in_doubt()
    {
        new RecapBuilder()
            .Wrong(0, "suara_tidak_sah", 700)
            .Check()
            .ShouldBe(["F.601+F.707 640101 suara_tidak_sah 700 70 FactorOfTen"]);
    }

    [Fact]
    public void W604_C05_words_are_the_figure()
    {
        PrintedRules.WordsAreDigits("suara_sah", null, "Seribu enam ratus empat puluh sembilan", 1649).ShouldBeNull();
        RecapBuilder
            .Brief(PrintedRules.WordsAreDigits("suara_sah", null, "enam belas ribu", 1649)!)
            .ShouldBe("W.604 total suara_sah enam belas ribu seribu enam ratus empat puluh sembilan");
    }

    [Fact]
    public void W605_C06_percentages_add_up()
    {
        PrintedRules.PercentagesAddUp([33.35m, 33.35m, 33.45m]).ShouldBeNull();
        PrintedRules.PercentagesAddUp([33.35m, 33.35m, 33.46m])!.Code.Id.ShouldBe("W.605");
    }

    /// <summary>N10: as printed on 7 December 2024 for Kutai Kartanegara and Balikpapan.</summary>
    [Fact]
    public void W605_the_published_percentages_do_not_add_up()
    {
        RecapBuilder.Brief(PrintedRules.PercentagesAddUp([66.17m, 18.99m, 21.3m])!).ShouldBe("W.605 total 106.46 100");
        RecapBuilder.Brief(PrintedRules.PercentagesAddUp([59.27m, 15.27m, 10.98m])!).ShouldBe("W.605 total 85.52 100");
    }

    [Fact]
    public void W605_each_percentage_is_that_of_its_votes()
    {
        PrintedRules
            .PercentagesAreOfVotes([("paslon.1", 793_793, 44.34m), ("paslon.2", 996_399, 55.66m)])
            .ShouldBeEmpty();
        PrintedRules
            .PercentagesAreOfVotes([("paslon.1", 793_793, 44.43m), ("paslon.2", 996_399, 55.66m)])
            .Select(RecapBuilder.Brief)
            .ShouldBe(["W.605 total paslon.1 44.43 44.34"]);
    }
}
