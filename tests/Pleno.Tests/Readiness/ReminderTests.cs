using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Readiness.Reminders;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Readiness;

/// <summary>Reminders: at their times, once, to the right office; the stage begins on 8 December 2024, 14.00 WITA (06.00 UTC).</summary>
public sealed class ReminderTests(AzuriteFixture azurite)
{
    private const string Polda = "24h 1h +1h:delegate +2h:superior +3h:chair";
    private static readonly DateTimeOffset Starts = new(2024, 12, 8, 6, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-25, -1, null)]
    [InlineData(-24, -1, 0)]
    [InlineData(-2, 0, null)]
    [InlineData(-1, 0, 1)]
    [InlineData(3, 0, 4)]
    [InlineData(300, 4, null)]
    public void The_newest_step_whose_time_has_come_is_next_unless_it_was_sent(int hour, int last, int? next)
    {
        var steps = ReminderStep.Parse(Polda).ShouldNotBeNull();
        ReminderRules.Next(steps, Starts, last, Starts.AddHours(hour), isQuiet: false).ShouldBe(next);
        ReminderRules.Next(steps, Starts, last, Starts.AddHours(hour), isQuiet: true).ShouldBeNull();
    }

    [Theory]
    [InlineData(12, false)]
    [InlineData(13, true)]
    [InlineData(21, true)]
    [InlineData(22, false)]
    public void Quiet_hours_are_those_of_the_area_and_span_midnight(int utcHour, bool isQuiet)
    {
        // 21.00 WITA is 13.00 UTC, 06.00 WITA is 22.00 UTC.
        var now = new DateTimeOffset(2024, 12, 7, utcHour, 0, 0, TimeSpan.Zero);
        ReminderRules.IsQuiet(now, LocalZone.Wita, new ReminderOptions()).ShouldBe(isQuiet);
    }

    [Theory]
    [InlineData("besok")]
    [InlineData("24h:siapa")]
    [InlineData("24h:0")]
    [InlineData("24h 1d")]
    [InlineData("1h 2h 3h 4h 5h 6h 7h 8h 9h")]
    public void Reminders_that_cannot_be_meant_are_none(string text) => ReminderStep.Parse(text).ShouldBeNull();

    [Fact]
    public async Task Each_step_goes_once_to_the_owner_and_whom_it_is_escalated_to_and_stops_with_the_evidence()
    {
        await using var rig = await StartAsync();
        var told = new List<string>();
        foreach (var hour in new[] { -25, -24, -23, -1, 1, 2, 3, 4 })
        {
            await FireAsync(rig, Starts.AddHours(hour));
            await FireAsync(rig, Starts.AddHours(hour).AddMinutes(10));
            told.Add($"{hour}: {string.Join(" | ", (await OfPoldaAsync(rig)).Skip(told.Sum(Count)))}");
        }

        told.ShouldBe([
            "-25: ",
            "-24: polda",
            "-23: ",
            "-1: polda",
            "1: polda,wakapolda",
            "2: polda,mabes",
            "3: polda,gubernur",
            "4: ",
        ]);
    }

    [Fact]
    public async Task It_stops_with_the_evidence()
    {
        await using var rig = await StartAsync();
        await FireAsync(rig, Starts.AddHours(-24));
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"));
        await FireAsync(rig, Starts.AddHours(-1));
        (await OfPoldaAsync(rig)).ShouldBe(["polda"]);
    }

    [Fact]
    public async Task Off_for_two_days_there_is_one_catching_up_and_no_burst()
    {
        await using var rig = await StartAsync();
        await FireAsync(rig, Starts.AddHours(-45));
        (await OfPoldaAsync(rig)).ShouldBeEmpty();
        await FireAsync(rig, Starts.AddHours(3));
        await FireAsync(rig, Starts.AddHours(3).AddMinutes(5));
        (await OfPoldaAsync(rig)).ShouldBe(["polda,gubernur"]);
    }

    [Fact]
    public async Task Fired_twice_at_once_a_hundred_times_there_is_no_letter_twice()
    {
        await using var rig = await StartAsync();
        await using var beside = rig.Beside();
        for (var time = 0; time < 100; time++)
        {
            Set(rig, Starts.AddHours(-24).AddMinutes(time));
            await Task.WhenAll(RunAsync(rig), RunAsync(beside));
        }

        (await OfPoldaAsync(rig)).ShouldBe(["polda"]);
        (await rig.DeliveriesAsync()).GroupBy(one => one.Id).ShouldAllBe(same => same.Count() == 1);
        (await rig.NoticesAsync())
            .Select(notice => notice.Number)
            .ShouldBe(Enumerable.Range(1, (await rig.NoticesAsync()).Count));
    }

    [Fact]
    public async Task What_does_not_block_waits_for_the_morning_and_what_blocks_does_not()
    {
        await using var rig = await StartAsync();
        // 7 December, 14.00 UTC: 22.00 WITA.
        await FireAsync(rig, Starts.AddHours(-16));
        (await KindsAsync(rig)).ShouldBe(["confirmation:polda"]);
        await FireAsync(rig, Starts.AddHours(-8));
        (await KindsAsync(rig)).ShouldBe(["confirmation:polda", "checklist:korem"]);
    }

    [Fact]
    public async Task Cut_before_any_of_its_writes_and_fired_again_there_is_one_letter()
    {
        for (var write = 1; ; write++)
        {
            await using var rig = await StartAsync();
            Set(rig, Starts.AddHours(-24));
            await rig.CheckStagesAsync();
            rig.Interference.CutAtWrite(write);
            try
            {
                await rig.Get<RemindOffices>().RunAsync(Token);
                write.ShouldBeGreaterThan(4);
                return;
            }
            catch (CutException)
            {
                rig.Interference.Rest();
            }

            await rig.Get<RemindOffices>().RunAsync(Token);
            (await OfPoldaAsync(rig)).ShouldBe(["polda"], $"cut at write {write}");
        }
    }

    [Fact]
    public async Task The_letter_says_what_when_and_by_whom()
    {
        await using var rig = await StartAsync();
        await FireAsync(rig, Starts.AddHours(2));
        var notice = (await rig.NoticesAsync()).First(one =>
            one.Kind == NoticeKind.Reminder && one.Offices.Contains("mabes")
        );
        var letter = await rig.LetterAsync(notice, "polda");
        letter.ShouldContain("ESKALASI: Konfirmasi kesiapan dari Kepala Kepolisian Daerah belum ada.");
        letter.ShouldContain("Batas waktu      : Minggu, 8 Desember 2024, pukul 14.00 WITA");
        letter.ShouldContain("ESCALATION: No confirmation of readiness from Kepala Kepolisian Daerah.");
    }

    private async Task<PipelineRig> StartAsync()
    {
        var small = new SmallContest(1);
        small.Files["offices.csv"] = Encoding.UTF8.GetBytes(
            """
            key,role,basis,title,area,address,delegate,superior
            polda,polri,anggota,Kepala Kepolisian Daerah,64,kapolda@polda.example,wakapolda,mabes
            wakapolda,polri,undangan,Wakil Kepala Kepolisian Daerah,64,waka@polda.example,,
            mabes,polri,undangan,Kepala Korps Brimob,64,mabes@polri.example,,
            korem,tni,anggota,Komandan Komando Resor Militer,64,danrem@korem.example,,
            gubernur,ketua,anggota,Gubernur,64,gubernur@prov.example,,
            kpu-64,kpu,undangan,Ketua KPU Provinsi,64,ketua@kpu-64.example,,
            operator,operator,undangan,Operator Pleno,64,operator@pleno.example,,
            """
        );
        small.Files["requirements.csv"] = Encoding.UTF8.GetBytes(
            $"""
            stage,kind,level,office,blocking,reminders
            {SmallContest.Stage},confirmation,,polda,yes,{Polda}
            {SmallContest.Stage},checklist,,korem,no,18h
            """
        );
        var rig = await PipelineRig.StartAsync(azurite, small, isLoaded: false);
        var reading = ContestReader.Read(SmallContest.Key, small.Files);
        reading.Findings.ShouldBeEmpty();
        await rig.Get<Storage.ContestStore>().SaveAsync(reading.Contest!, Token);
        return rig;
    }

    private static void Set(PipelineRig rig, DateTimeOffset now) => rig.Time.AdjustTime(now.AddMinutes(-1));

    private static async Task FireAsync(PipelineRig rig, DateTimeOffset now)
    {
        Set(rig, now);
        await RunAsync(rig);
    }

    /// <summary>What the timer's function does.</summary>
    private static async Task RunAsync(PipelineRig rig)
    {
        await rig.CheckStagesAsync();
        await rig.Get<RemindOffices>().RunAsync(Token);
    }

    /// <summary>Recipients of each reminder of the confirmation, in the order of the notices.</summary>
    private static async Task<IReadOnlyList<string>> OfPoldaAsync(PipelineRig rig) =>
        [
            .. (await RemindersAsync(rig))
                .Where(notice =>
                    ((ReminderFacts)notice.Facts).Item.What.StartsWith("Konfirmasi", StringComparison.Ordinal)
                )
                .Select(notice => string.Join(',', notice.Offices)),
        ];

    private static async Task<IReadOnlyList<string>> KindsAsync(PipelineRig rig) =>
        [
            .. (await RemindersAsync(rig)).Select(notice =>
                ((ReminderFacts)notice.Facts).IsBlocking ? "confirmation:polda" : "checklist:korem"
            ),
        ];

    private static async Task<IEnumerable<Notice>> RemindersAsync(PipelineRig rig) =>
        (await rig.NoticesAsync()).Where(notice => notice.Kind == NoticeKind.Reminder);

    private static int Count(string line) => line.EndsWith(": ", StringComparison.Ordinal) ? 0 : line.Split('|').Length;
}
