using System.Text;
using Pleno.Contests.Loading;
using Pleno.Tests.Docs;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Readiness;

/// <summary>The calendar of PKPU 2/2024 as data, in each of the three zones.</summary>
public sealed class CalendarTests
{
    [Theory]
    [InlineData("WIB", 7)]
    [InlineData("WITA", 8)]
    [InlineData("WIT", 9)]
    public void The_calendar_is_read_in_the_area_own_time(string zone, int offset)
    {
        var files = new Dictionary<string, byte[]>(new SmallContest().Files, StringComparer.Ordinal)
        {
            ["stages.csv"] = Encoding.UTF8.GetBytes(
                Repository.Read("docs/calendars/pkpu-2-2024.csv").Replace("{provinsi}", "64", StringComparison.Ordinal)
            ),
            ["requirements.csv"] = "stage,kind,level,office\nrekap-provinsi,documents,kabkota,"u8.ToArray(),
        };
        files["contest.csv"] = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(files["contest.csv"]).Replace("zone,WITA", $"zone,{zone}", StringComparison.Ordinal)
        );

        var reading = ContestReader.Read(SmallContest.Key, files);

        reading.Findings.ShouldBeEmpty();
        var stage = reading.Contest!.FindStage("rekap-provinsi").ShouldNotBeNull();
        stage.StartsAt.ShouldBe(new DateTimeOffset(2024, 11, 30, 0, 0, 0, TimeSpan.FromHours(offset)));
        stage.EndsAt.ShouldBe(new DateTimeOffset(2024, 12, 10, 0, 0, 0, TimeSpan.FromHours(offset)));
        reading.Contest.FindStage("pelantikan")!.Reason.ShouldStartWith("Perpres 13/2025");
    }
}
