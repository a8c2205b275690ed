using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps.AfterDetermination;

namespace Pleno.Tests.Rules;

/// <summary>UU 10/2016 art. 157 and 158: the three working days, and the margin.</summary>
public sealed class AfterDeterminationTests
{
    private static readonly HashSet<DateOnly> None = [];

    [Theory]
    [InlineData(AreaLevel.Provinsi, 2_000_000, 20)]
    [InlineData(AreaLevel.Provinsi, 2_000_001, 15)]
    [InlineData(AreaLevel.Provinsi, 6_000_000, 15)]
    [InlineData(AreaLevel.Provinsi, 6_000_001, 10)]
    [InlineData(AreaLevel.Provinsi, 12_000_000, 10)]
    [InlineData(AreaLevel.Provinsi, 12_000_001, 5)]
    [InlineData(AreaLevel.KabKota, 250_000, 20)]
    [InlineData(AreaLevel.KabKota, 250_001, 15)]
    [InlineData(AreaLevel.KabKota, 500_000, 15)]
    [InlineData(AreaLevel.KabKota, 500_001, 10)]
    [InlineData(AreaLevel.KabKota, 1_000_000, 10)]
    [InlineData(AreaLevel.KabKota, 1_000_001, 5)]
    public void The_threshold_follows_the_population(AreaLevel level, long population, int permille) =>
        DisputeThreshold.Permille(level, population).ShouldBe(permille);

    /// <summary>Kalteng 2024: 15,829 of 1,300,490 is 1.217 percent, under 1.5.</summary>
    [Fact]
    public void Kalteng_2024_is_within_the_threshold()
    {
        var margin = DisputeThreshold.Of(AreaLevel.Provinsi, 2_800_000, [279_426, 468_925, 484_754, 67_385]);
        margin.ShouldBe(new DisputeMargin(484_754, 468_925, 1_300_490, 15));
        margin.Margin.ShouldBe(15_829);
        margin.NeedsAttention.ShouldBeTrue();
    }

    [Theory]
    [InlineData(1_015, 985, true)]
    [InlineData(1_016, 984, false)]
    public void The_margin_itself_is_within(long first, long second, bool needsAttention) =>
        DisputeThreshold.Of(AreaLevel.KabKota, 400_000, [second, first]).NeedsAttention.ShouldBe(needsAttention);

    [Fact]
    public void Only_a_province_or_a_kab_kota_elects()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => DisputeThreshold.Permille(AreaLevel.Kecamatan, 1));
        Should.Throw<ArgumentException>(() => DisputeThreshold.Of(AreaLevel.KabKota, 1, [5]));
    }

    [Theory]
    [InlineData("2024-12-08T19:35:00+07:00", LocalZone.Wib, "2024-12-09", "2024-12-11")]
    [InlineData("2024-12-05T14:00:00+08:00", LocalZone.Wita, "2024-12-05", "2024-12-09")]
    [InlineData("2024-12-06T21:00:00+07:00", LocalZone.Wib, "2024-12-06", "2024-12-10")]
    [InlineData("2024-12-08T11:29:00+08:00", LocalZone.Wita, "2024-12-09", "2024-12-11")]
    [InlineData("2024-12-09T00:59:00+08:00", LocalZone.Wita, "2024-12-09", "2024-12-11")]
    [InlineData("2024-12-10T00:30:00+08:00", LocalZone.Wita, "2024-12-10", "2024-12-12")]
    public void The_day_of_the_announcement_counts_when_it_is_a_working_day(
        string announced,
        LocalZone zone,
        string first,
        string last
    )
    {
        var window = DisputeWindow.After(DateTimeOffset.Parse(announced, CultureInfo.InvariantCulture), zone, None);
        window.FirstDay.ShouldBe(Day(first));
        window.LastDay.ShouldBe(Day(last));
        window.ClosesAt.ShouldBe(DateTimeOffset.Parse($"{last}T23:59:00+07:00", CultureInfo.InvariantCulture));
        window.ClosesAt.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Holidays_are_left_out()
    {
        var announced = DateTimeOffset.Parse("2024-12-24T16:00:00+07:00", CultureInfo.InvariantCulture);
        var window = DisputeWindow.After(
            announced,
            LocalZone.Wib,
            new HashSet<DateOnly> { Day("2024-12-25"), Day("2024-12-26") }
        );
        window.FirstDay.ShouldBe(Day("2024-12-24"));
        window.LastDay.ShouldBe(Day("2024-12-30"));
    }

    [Fact]
    public void The_last_minute_belongs_to_the_window()
    {
        var announced = DateTimeOffset.Parse("2024-12-08T19:35:00+07:00", CultureInfo.InvariantCulture);
        var window = DisputeWindow.After(announced, LocalZone.Wib, None);
        window.IsOpen(window.ClosesAt.AddSeconds(59)).ShouldBeTrue();
        window.IsOpen(window.ClosesAt.AddSeconds(60)).ShouldBeFalse();
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
