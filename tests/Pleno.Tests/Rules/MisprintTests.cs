using Pleno.Areas;

namespace Pleno.Tests.Rules;

/// <summary>
/// Figures as the press printed them and as they were (domain.md 6.2). The votes are the published ones; what was not published
/// is made so that the right version balances.
/// </summary>
public sealed class MisprintTests
{
    /// <summary>Pilgub Kalimantan Tengah 2024 by kab/kota; of 6207, 6209 and 6212 only the sum is published, and split here.</summary>
    private static readonly (string Area, long[] Votes)[] Kalteng =
    [
        ("6201", [9_824, 48_235, 75_336, 7_889]),
        ("6202", [18_499, 86_283, 87_140, 8_648]),
        ("6203", [37_545, 70_615, 55_890, 11_096]),
        ("6204", [11_365, 33_889, 21_358, 2_635]),
        ("6205", [14_080, 50_895, 16_695, 1_649]),
        ("6206", [22_074, 19_506, 33_836, 3_610]),
        ("6207", [8_480, 21_283, 43_412, 2_280]),
        ("6208", [4_904, 10_233, 16_968, 2_336]),
        ("6209", [16_495, 15_398, 18_919, 3_163]),
        ("6210", [32_804, 9_935, 14_782, 1_546]),
        ("6211", [14_623, 24_428, 32_258, 2_261]),
        ("6212", [27_617, 22_479, 12_683, 1_003]),
        ("6213", [21_201, 23_902, 14_640, 2_697]),
        ("6271", [39_915, 31_844, 40_837, 16_572]),
    ];

    /// <summary>Pilgub at Kabupaten Jembrana 2024 by kecamatan.</summary>
    private static readonly (string Area, long[] Votes)[] Jembrana =
    [
        ("510101", [24_154, 25_620]),
        ("510102", [13_347, 24_231]),
        ("510103", [7_842, 9_463]),
        ("510104", [14_100, 18_104]),
        ("510105", [14_025, 19_984]),
    ];

    /// <summary>Pilbup Murung Raya 2018 by kecamatan. The numbers of the kecamatan are ours.</summary>
    private static readonly (string Area, long[] Votes)[] MurungRaya =
    [
        ("621201", [938, 1_581, 35]),
        ("621202", [4_333, 5_358, 287]),
        ("621203", [8_470, 8_358, 366]),
        ("621204", [2_370, 3_014, 77]),
        ("621205", [411, 1_209, 9]),
        ("621206", [1_249, 2_078, 26]),
        ("621207", [382, 997, 5]),
        ("621208", [2_079, 5_512, 44]),
        ("621209", [1_028, 1_486, 23]),
        ("621210", [449, 677, 5]),
    ];

    [Fact]
    public void The_published_votes_add_up_to_the_published_totals()
    {
        Document("62", Kalteng).Check().ShouldBeEmpty();
        Document("5101", Jembrana).Check().ShouldBeEmpty();
        Document("6212", MurungRaya).Check().ShouldBeEmpty();

        Totals("62", Kalteng).ShouldBe([279_426, 468_925, 484_754, 67_385, 1_300_490]);
        Totals("5101", Jembrana).ShouldBe([73_468, 97_402, 170_870]);
        Totals("6212", MurungRaya).ShouldBe([21_709, 30_270, 877, 52_856]);
    }

    [Fact]
    public void N01_Barito_Utara_16649_for_1649()
    {
        Document("62", Kalteng)
            .Wrong(4, "paslon.4", 16_649)
            .Check()
            .ShouldBe(["F.501+F.707 6205 paslon.4 16649 1649 DigitDoubled"]);
    }

    [Fact]
    public void N02_Kotawaringin_Timur_47140_for_87140()
    {
        Document("62", Kalteng)
            .Wrong(1, "paslon.3", 47_140)
            .Check()
            .ShouldBe(["F.501+F.707 6202 paslon.3 47140 87140 DigitMisread"]);
    }

    [Theory]
    [InlineData(72_468, "DigitMistyped")]
    [InlineData(73_486, "DigitsSwapped")]
    public void N03_Jembrana_72468_and_73486_for_73468(long printed, string hint)
    {
        Document("5101", Jembrana)
            .Wrong(null, "paslon.1", printed)
            .Check()
            .ShouldBe([$"F.501+F.707 total paslon.1 {printed} 73468 {hint}"]);
    }

    /// <summary>Against the accepted documents of the kecamatan the same slip is still one finding.</summary>
    [Fact]
    public void N03_one_level_up_it_is_also_L01()
    {
        var bali = Document("51", [("5101", [73_468, 97_402]), ("5102", [1_000, 1_000])]);
        var references = bali.References(accepted: bali.ChildDocuments());
        bali.Wrong(0, "paslon.1", 73_486)
            .Check(references)
            .ShouldBe(["F.501+F.707+F.710 5101 paslon.1 73486 73468 DigitsSwapped"]);
    }

    /// <summary>
    /// Printed 876 for 877, and 52.825 where the printed votes make 52.855 and the right ones 52.856: two mistakes in one equation,
    /// and no other two figures would explain both rows and both equations.
    /// </summary>
    [Fact]
    public void N07_Murung_Raya_876_and_52825()
    {
        Document("6212", MurungRaya)
            .Wrong(null, "paslon.3", 876)
            .Wrong(null, "suara_sah", 52_825)
            .Check()
            .ShouldBe([
                "F.501+F.601+F.707 total suara_sah 52825 52856",
                "F.501+F.707 total paslon.3 876 877 DigitMistyped",
            ]);
    }

    [Fact]
    public void N07_each_by_itself_is_named()
    {
        Document("6212", MurungRaya)
            .Wrong(null, "paslon.3", 876)
            .Check()
            .ShouldBe(["F.501+F.707 total paslon.3 876 877 DigitMistyped"]);
        Document("6212", MurungRaya)
            .Wrong(null, "suara_sah", 52_825)
            .Check()
            .ShouldBe(["F.501+F.601+F.707 total suara_sah 52825 52856"]);
    }

    private static IEnumerable<long> Totals(string own, (string Area, long[] Votes)[] areas)
    {
        var builder = Document(own, areas);
        var figures = builder.Figures();
        return builder
            .PaslonKeys.Append("suara_sah")
            .Select(key => figures[figures.TotalColumn, builder.Layout[key]]!.Value);
    }

    private static RecapBuilder Document(string own, (string Area, long[] Votes)[] areas)
    {
        const int invalid = 100;
        var builder = new RecapBuilder(
            pairs: areas[0].Votes.Length,
            own: AreaCode.Parse(own),
            children: [.. areas.Select(area => AreaCode.Parse(area.Area))]
        );
        for (var column = 0; column < areas.Length; column++)
        {
            var votes = areas[column].Votes;
            var users = votes.Sum() + invalid;
            var men = users / 2;
            builder
                .With(column, "pemilih_dpt.l", users)
                .With(column, "pemilih_dpt.p", users)
                .With(column, "pengguna_dpt.l", men)
                .With(column, "pengguna_dpt.p", users - men)
                .With(column, "suara_tidak_sah", invalid)
                .With(column, "ss_dikembalikan", 0)
                .With(column, "ss_tidak_digunakan", users);
            foreach (var list in new[] { "pengguna_pindahan", "pengguna_tambahan", "disabilitas_pengguna" })
            {
                builder.With(column, $"{list}.l", 0).With(column, $"{list}.p", 0);
            }

            foreach (var (key, index) in builder.PaslonKeys.SkipLast(1).Select((key, index) => (key, index)))
            {
                builder.With(column, key, votes[index]);
            }
        }

        return builder;
    }
}
