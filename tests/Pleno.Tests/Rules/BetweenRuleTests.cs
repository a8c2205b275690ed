using Pleno.Areas;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.Recaps.Rules;
using Pleno.Tests.Formats;

namespace Pleno.Tests.Rules;

/// <summary>Codes 7xx between columns, levels, decrees, versions and elections: D02, L01 to L04 and L06.</summary>
public sealed class BetweenRuleTests
{
    /// <summary>A column moved as a whole: every field of it is right by itself, and no single figure explains the rest.</summary>
    [Fact]
    public void F707_D02_columns_add_up_to_the_total()
    {
        new RecapBuilder()
            .Wrong(null, "ss_dikembalikan", 22)
            .Wrong(null, "ss_tidak_digunakan", 2297)
            .Check()
            .ShouldBe(["F.707 total ss_dikembalikan 22 21", "F.707 total ss_tidak_digunakan 2297 2298"]);
    }

    [Fact]
    public void F707_sums_do_not_overflow()
    {
        new RecapBuilder(columns: 3)
            .Wrong(0, "paslon.1", FigureTable.Largest)
            .Wrong(1, "paslon.1", FigureTable.Largest)
            .Wrong(2, "paslon.1", FigureTable.Largest)
            .Check()
            .ShouldContain($"F.707 total paslon.1 2100 {3 * FigureTable.Largest}");
    }

    [Theory]
    [InlineData(511)]
    [InlineData(513)]
    [InlineData(1_100)]
    public void F707_the_sum_of_a_wide_form_is_exact(int columns)
    {
        var builder = new RecapBuilder(columns, own: AreaCode.Parse("640101")).Wrong(null, "paslon.1", 5);
        for (var column = 0; column < columns; column++)
        {
            builder.Wrong(column, "paslon.1", FigureTable.Largest);
        }

        var finding = BetweenRules.ColumnsAddUpToTotal(builder.Draft(), builder.Layout["paslon.1"]).ShouldNotBeNull();
        RecapBuilder.Brief(finding).ShouldBe($"F.707 total paslon.1 5 {columns * (Int128)FigureTable.Largest}");
    }

    [Fact]
    public void F710_L01_a_column_is_the_childs_document()
    {
        var accepted = new RecapBuilder().ChildDocuments();
        var references = new RecapBuilder().References(accepted: accepted);
        new RecapBuilder().Check(references).ShouldBeEmpty();
        new RecapBuilder()
            .Wrong(1, "paslon.1", 710)
            .Check(references)
            .ShouldBe(["F.501+F.707+F.710 640102 paslon.1 710 700 DigitMistyped"]);
    }

    [Fact]
    public void F710_a_balanced_column_that_is_not_the_childs_document()
    {
        var references = new RecapBuilder().References(accepted: new RecapBuilder().ChildDocuments());
        new RecapBuilder()
            .With(1, "paslon.1", 710)
            .Check(references)
            .ShouldBe(["F.710 640102 paslon.1 710 700", "F.710 640102 paslon.2 1950 1960"]);
    }

    [Fact]
    public void W711_L02_every_child_has_an_accepted_document()
    {
        var accepted = new RecapBuilder().ChildDocuments();
        new RecapBuilder().Check(new RecapBuilder().References(accepted: accepted)).ShouldBeEmpty();

        var one = accepted.Take(1).ToDictionary();
        new RecapBuilder().Check(new RecapBuilder().References(accepted: one)).ShouldBe(["W.711 640102 Wilayah 2"]);
    }

    [Theory]
    [InlineData("1234567890abcdef", "salah ketik", true)]
    [InlineData("12345678", "salah ketik", true)]
    [InlineData("1234567", "salah ketik", false)]
    [InlineData("12345678", " ", false)]
    [InlineData("22345678", "salah ketik", false)]
    public void F712_L06_a_new_version_names_what_it_replaces_and_why(string replaces, string reason, bool isRight)
    {
        var contest = new ContestBuilder().Build();
        var standing = "1234567890abcdef".PadRight(64, '0');
        var outcome = new ReadOutcome.Readable(
            new RecapBuilder(own: ContestBuilder.Bontang).Draft(),
            new RecapRevision(replaces, reason, "D.KEJADIAN KHUSUS 3/2024"),
            []
        );
        Assessor
            .Assess(
                outcome,
                new AssessmentContext(contest, ContestBuilder.Bontang, "f".PadRight(64, 'f'), standing, null)
            )
            .Findings.Select(finding => finding.Code.Id)
            .ShouldBe(isRight ? [] : ["F.712"]);
    }

    [Fact]
    public void F713_L03_the_DPT_is_that_of_the_decree()
    {
        RecapReferences Decree(long men, long women) =>
            new RecapBuilder().References(
                dpt: new Dictionary<AreaCode, Voters> { [RecapBuilder.Own] = new(men, women) }
            );

        new RecapBuilder().Check(Decree(3000, 3360)).ShouldBeEmpty();
        new RecapBuilder().Check(Decree(3001, 3360)).ShouldBe(["F.713 total pemilih_dpt.l 3000 3001"]);
        new RecapBuilder().Check(Decree(3000, 3359)).ShouldBe(["F.713 total pemilih_dpt.p 3360 3359"]);
        new RecapBuilder()
            .Wrong(null, "pemilih_dpt.l", 3010)
            .Check(Decree(3000, 3360))
            .ShouldBe(["F.201+F.707+F.713 total pemilih_dpt.l 3010 3000 DigitMistyped"]);
    }

    /// <summary>L04 with the voters of Jembrana in 2024: 174,562 for the gubernur, 174,504 for the bupati.</summary>
    [Fact]
    public void W714_L04_two_elections_at_the_same_place()
    {
        var layout = new RecapBuilder().Layout;
        var gubernur = Jembrana(layout, 120_881, 251_590, 174_562);

        TwoElectionRules.Check(RecapBuilder.Own, gubernur, Jembrana(layout, 120_881, 251_590, 174_504)).ShouldBeEmpty();
        TwoElectionRules.Check(RecapBuilder.Own, gubernur, Jembrana(layout, 120_881, 251_590, 174_562)).ShouldBeEmpty();
        Checked(gubernur, Jembrana(layout, 120_881, 251_590, 174_563))
            .ShouldBe(["W.714 6401 pengguna_total.jml 174563 174562"]);
        Checked(gubernur, Jembrana(layout, 120_882, 251_590, 174_504))
            .ShouldBe(["W.714 6401 pemilih_dpt.l 120882 120881"]);
        // One percent of 251,590 is 2,515.9.
        Checked(gubernur, Jembrana(layout, 120_881, 249_075, 174_504)).ShouldBeEmpty();
        Checked(gubernur, Jembrana(layout, 120_881, 249_074, 174_504))
            .ShouldBe(["W.714 6401 ss_diterima 249074 251590"]);
    }

    private static IEnumerable<string> Checked(Figures gubernur, Figures bupati) =>
        TwoElectionRules.Check(RecapBuilder.Own, gubernur, bupati).Select(RecapBuilder.Brief);

    private static Figures Jembrana(FormLayout layout, long men, long received, long users)
    {
        var values = new long[layout.Fields.Count];
        values[layout["pemilih_dpt.l"].Index] = men;
        values[layout["pemilih_dpt.p"].Index] = 124_097;
        values[layout["ss_diterima"].Index] = received;
        values[layout["pengguna_total.jml"].Index] = users;
        return new Figures(layout, [.. values]);
    }
}
