using Pleno.Recaps;
using Pleno.Recaps.Findings;
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

    /// <summary>More than a table is checked for at once.</summary>
    [Fact]
    public void F501_the_votes_of_600_pairs_add_up()
    {
        var builder = new RecapBuilder(pairs: 600);
        foreach (var key in builder.PaslonKeys.SkipLast(1))
        {
            builder.With(0, key, 0).With(1, key, 0);
        }

        builder.Check().ShouldBeEmpty();
        builder.Wrong(0, "paslon.7", 3).Check().ShouldBe(["F.501+F.707 640101 paslon.7 3 0 DigitMistyped"]);
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

    [Theory]
    [InlineData("Seribu enam ratus empat puluh sembilan", null)]
    [InlineData("seribu enam ratus lima puluh", "W.604 total paslon.1 {0} seribu enam ratus empat puluh sembilan")]
    [InlineData("enam belas ribu", "W.604 total paslon.1 {0} seribu enam ratus empat puluh sembilan")]
    [InlineData("1649", "W.604 total paslon.1 {0} seribu enam ratus empat puluh sembilan")]
    public void W604_C05_words_are_the_figure(string words, string? finding)
    {
        var printed = Printed([1649], words: [words]);
        Brief(PrintedRules.WordsAreDigits(printed.Words[0], printed))
            .ShouldBe(finding?.Replace("{0}", words, StringComparison.Ordinal));
    }

    [Fact]
    public void W604_words_beside_a_missing_figure_are_not_told()
    {
        var printed = Printed([null], words: ["seribu"]);
        PrintedRules.WordsAreDigits(printed.Words[0], printed).ShouldBeNull();
    }

    [Theory]
    [InlineData("33,35", "33,35", "33,45", null)]
    [InlineData("33,35", "33,35%", "33,46", "W.605 total 100,16 100")]
    [InlineData("33,3", "33,3", "33,25", null)]
    [InlineData("33,3", "33,3", "33,24", "W.605 total 99,84 100")]
    [InlineData("33,3", "33,3", "x", null)]
    public void W605_C06_percentages_add_up(string first, string second, string third, string? finding)
    {
        var printed = Printed([null, null, null], percentages: [first, second, third]);
        Brief(PrintedRules.Of(printed, Pairs(3)).SingleOrDefault()).ShouldBe(finding);
    }

    /// <summary>N10: as printed on 7 December 2024 for Kutai Kartanegara and Balikpapan.</summary>
    [Theory]
    [InlineData("66,17", "18,99", "21,3", "106,46")]
    [InlineData("59,27", "15,27", "10,98", "85,52")]
    public void W605_the_published_percentages_do_not_add_up(string first, string second, string third, string sum)
    {
        var printed = Printed([null, null, null], percentages: [first, second, third]);
        Brief(PrintedRules.PercentagesAddUp(printed, Pairs(3))).ShouldBe($"W.605 total {sum} 100");
    }

    /// <summary>Of 1,790,192 votes 793,793 are 44.3412 %.</summary>
    [Theory]
    [InlineData("44,34", "55,66%", "")]
    [InlineData("44,39", "55,66", "")]
    [InlineData("44,40", "55,66", "W.605 total paslon.1 44,40 44,34")]
    [InlineData("44,30", "55,66", "")]
    [InlineData("44,29", "55,66", "W.605 total paslon.1 44,29 44,34")]
    [InlineData("44.34", "55,6", "W.605 total paslon.1 44.34 44,34|W.605 total paslon.2 55,6 55,66")]
    [InlineData("=D45/D47", "55,66", "W.605 total paslon.1 =D45/D47 44,34")]
    public void W605_each_percentage_is_that_of_its_votes(string first, string second, string findings)
    {
        var printed = Printed([793_793, 996_399], percentages: [first, second]);
        string.Join('|', PrintedRules.Of(printed, Pairs(2)).Select(RecapBuilder.Brief)).ShouldBe(findings);
    }

    [Fact]
    public void Percentages_of_no_votes_are_not_told()
    {
        var printed = Printed([0, 0], percentages: ["50,00", "50,00"]);
        PrintedRules.Of(printed, Pairs(2)).ShouldBeEmpty();
    }

    private static string? Brief(Finding? finding) => finding is null ? null : RecapBuilder.Brief(finding);

    private static FormLayout Pairs(int count) => new RecapBuilder(pairs: count).Layout;

    /// <summary>Pairs with these votes, and what is printed beside them in this order.</summary>
    private static PrintedFigures Printed(long?[] votes, string[]? words = null, string[]? percentages = null)
    {
        var layout = Pairs(votes.Length);
        var total = new long?[layout.Fields.Count];
        foreach (var (row, figure) in layout.PaslonRows.Zip(votes))
        {
            total[row.Index] = figure;
        }

        return new PrintedFigures(total, Cells(words), Cells(percentages));

        IReadOnlyList<PrintedCell> Cells(string[]? texts) =>
            [.. layout.PaslonRows.Zip(texts ?? []).Select(pair => new PrintedCell(pair.First, pair.Second))];
    }
}
