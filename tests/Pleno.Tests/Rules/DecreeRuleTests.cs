using Pleno.Areas;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Revotes;

namespace Pleno.Tests.Rules;

/// <summary>The decree on a result, and L09: votes at polling stations that are not over.</summary>
public sealed class DecreeRuleTests
{
    private static readonly AreaCode Own = RecapBuilder.Own;
    private static readonly AreaCode Tps = AreaCode.Parse("6401012001003");
    private static readonly string Hash = "abcdef0123456789".PadRight(64, '0');
    private static readonly DateTimeOffset Then = new(2024, 12, 8, 12, 35, 0, TimeSpan.Zero);
    private static readonly Figures Total = TotalOf();

    [Fact]
    public void A_decree_on_the_standing_document_is_right() => Codes(Decree()).ShouldBeEmpty();

    [Fact]
    public void F742_the_decree_rests_on_the_document_that_stands()
    {
        Codes(Decree() with { Document = "abcdef01" }).ShouldBeEmpty();
        Codes(Decree() with { Document = "abcdef02" }).ShouldBe(["F.742"]);
        Codes(Decree(), Standing() with { IsWithdrawn = true }).ShouldBe(["F.742"]);
        DecreeRules
            .Check(Decree(), new DecreeReferences(Own, "d", null, null, []))
            .Select(finding => finding.Code.Id)
            .ShouldBe(["F.742"]);
    }

    [Fact]
    public void F743_its_votes_are_those_of_the_document()
    {
        var votes = Decree().Votes.ToList();
        votes[0] = votes[0] with { Votes = votes[0].Votes + 1 };
        var finding = DecreeRules
            .Check(Decree() with { Votes = votes }, References(Standing(), null))
            .ShouldHaveSingleItem();
        (finding.Code.Id, finding.Field).ShouldBe(("F.743", "paslon.1"));
        (finding.Got!.Number, finding.Expected!.Number).ShouldBe((Total["paslon.1"] + 1, Total["paslon.1"]));
    }

    [Theory]
    [InlineData(null, null, "F.744")]
    [InlineData("79/2024", null, "F.744")]
    [InlineData("79/2024", "Putusan MK 269/PHPU.GUB-XXIII/2025", "")]
    [InlineData("78/2024", "Putusan MK 269/PHPU.GUB-XXIII/2025", "F.744")]
    public void F744_a_second_decree_names_the_first_and_what_asks_for_it(string? number, string? basis, string code)
    {
        var current = new StandingDecree("c".PadRight(64, 'c'), "79/2024", Hash, Then, Then);
        var supersedes = number is null ? null : new SupersededDecree(number, "Setelah PSU", basis);
        string.Join(' ', Codes(Decree() with { Supersedes = supersedes }, Standing(), current)).ShouldBe(code);
    }

    [Fact]
    public void F716_a_first_decree_supersedes_nothing() =>
        Codes(Decree() with { Supersedes = new SupersededDecree("1/2024", "x", "y") }).ShouldBe(["F.716"]);

    [Fact]
    public void The_decree_that_stands_is_not_asked_to_supersede_itself() =>
        Codes(Decree(), Standing(), new StandingDecree("d", "79/2024", Hash, Then, Then)).ShouldBeEmpty();

    [Fact]
    public void F745_the_decree_is_of_the_contests_area() =>
        Codes(Decree() with { Area = AreaCode.Parse("640102") }).ShouldBe(["F.745"]);

    [Fact]
    public void F719_L09_nothing_is_determined_while_a_vote_is_open()
    {
        Check(isOver: true).ShouldBeEmpty();
        var finding = Check(isOver: false).ShouldHaveSingleItem();
        (finding.Code.Id, finding.Area, finding.Got!.Text).ShouldBe(("F.719", Tps, "PSU: Kotak suara terbuka"));

        IReadOnlyList<Finding> Check(bool isOver) =>
            DecreeRules.Check(Decree(), References(Standing(), null) with { OpenRevotes = [Open(isOver)] });
    }

    [Fact]
    public void W718_L09_a_document_stays_provisional_while_a_vote_is_open()
    {
        RevoteRules.NoneIsOpen([Open(isOver: true)], VersionCodes.RevoteOpen).ShouldBeEmpty();
        RevoteRules.NoneIsOpen([Open(isOver: false)], VersionCodes.RevoteOpen).Single().Area.ShouldBe(Tps);
    }

    private static Revote Open(bool isOver) => new(Tps, KejadianKind.Psu, isOver, "Kotak suara terbuka", Hash, Then);

    private static Decree Decree() =>
        new(
            Own,
            "80/2024",
            Then,
            "12/BA/6401/2024",
            [.. Total.Layout.PaslonRows.Select(field => new DecreeVotes(field.Key, Total[field]))],
            null
        );

    private static AcceptedRecap Standing() => new(Own, Total, Hash, 1, Then, "12/BA/6401/2024", [], false, []);

    private static DecreeReferences References(AcceptedRecap? standing, StandingDecree? current) =>
        new(Own, "d", standing, current, []);

    private static IEnumerable<string> Codes(
        Decree decree,
        AcceptedRecap? standing = null,
        StandingDecree? current = null
    ) => DecreeRules.Check(decree, References(standing ?? Standing(), current)).Select(finding => finding.Code.Id);

    private static Figures TotalOf()
    {
        var table = new RecapBuilder().Figures();
        return table.Column(table.TotalColumn);
    }
}
