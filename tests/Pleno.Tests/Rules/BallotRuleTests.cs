namespace Pleno.Tests.Rules;

/// <summary>Section II and III, codes 3xx and 4xx: B01 to B05 and A04.</summary>
public sealed class BallotRuleTests
{
    [Theory]
    [InlineData("ss_dikembalikan", 8, 7, "F.301+F.707")]
    [InlineData("ss_tidak_digunakan", 767, 766, "F.301+F.707")]
    [InlineData("ss_diterima", 2174, 2173, "F.301+F.707")]
    [InlineData("ss_digunakan", 1401, 1400, "F.301+F.302+F.707")]
    public void F301_B01_ballots_received_add_up(string key, long stated, long right, string codes)
    {
        new RecapBuilder().Wrong(0, key, right).Check().ShouldBeEmpty();
        new RecapBuilder()
            .Wrong(0, key, stated)
            .Check()
            .ShouldHaveSingleItem()
            .ShouldStartWith($"{codes} 640101 {key} {stated} {right}");
    }

    /// <summary>Two figures of each column moved together, so that only B02 is broken: no single one is to blame.</summary>
    [Fact]
    public void F302_B02_ballots_used_are_users()
    {
        new RecapBuilder()
            .Wrong(0, "ss_digunakan", 1401)
            .Wrong(0, "ss_tidak_digunakan", 765)
            .Wrong(null, "ss_digunakan", 4201)
            .Wrong(null, "ss_tidak_digunakan", 2297)
            .Check()
            .ShouldBe(["F.302 640101 ss_digunakan 1401 1400", "F.302 total ss_digunakan 4201 4200"]);
    }

    [Fact]
    public void F305_B05_users_within_ballots_received()
    {
        RecapBuilder Builder() =>
            new RecapBuilder(columns: 1).With(0, "ss_dikembalikan", 0).With(0, "ss_tidak_digunakan", 0);

        Builder().Wrong(0, "ss_diterima", 1400).Check().ShouldBeEmpty();
        Builder().Wrong(0, "ss_diterima", 1399).Check().ShouldBe(["F.301+F.305+F.707 640101 ss_diterima 1399 1400"]);
    }

    [Theory]
    [InlineData("l", 640)]
    [InlineData("p", 760)]
    public void F401_A04_disabled_users_within_users(string split, long users)
    {
        var other = split == "l" ? "p" : "l";
        RecapBuilder Builder(long disabled) =>
            new RecapBuilder()
                .With(0, $"disabilitas_pengguna.{split}", disabled)
                .With(0, $"disabilitas_pengguna.{other}", 0);

        Builder(users).Check().ShouldBeEmpty();
        Builder(users + 1).Check().ShouldBe([$"F.401 640101 disabilitas_pengguna.{split} {users + 1} {users}"]);
    }

    [Fact]
    public void W303_B03_ballots_received_are_the_DPT_and_the_reserve()
    {
        // 2,120 x 1.025 = 2,173; with four polling stations up to 2,177.
        RecapBuilder Builder(long unused) => new RecapBuilder(columns: 1).With(0, "ss_tidak_digunakan", unused);
        var references = new RecapBuilder(columns: 1).References(stations: 4);

        Builder(766).Check(references).ShouldBeEmpty();
        Builder(770).Check(references).ShouldBeEmpty();
        Builder(765)
            .Check(references)
            .ShouldBe(["W.303 640101 ss_diterima 2172 2173", "W.303 total ss_diterima 2172 2173"]);
        Builder(771)
            .Check(references)
            .ShouldBe(["W.303 640101 ss_diterima 2178 2177", "W.303 total ss_diterima 2178 2177"]);
        Builder(771).Check().ShouldBeEmpty();
    }

    [Fact]
    public void W304_B04_ballots_returned_within_the_reserve()
    {
        // 2,173 received, 2,120 voters: 53 in reserve.
        RecapBuilder Builder(long returned) =>
            new RecapBuilder(columns: 1)
                .With(0, "ss_dikembalikan", returned)
                .With(0, "ss_tidak_digunakan", 773 - returned);

        Builder(53).Check().ShouldBeEmpty();
        Builder(54).Check().ShouldBe(["W.304 640101 ss_dikembalikan 54 53", "W.304 total ss_dikembalikan 54 53"]);
    }
}
