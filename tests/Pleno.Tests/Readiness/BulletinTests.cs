using System.Globalization;
using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Notices.Letters;
using Pleno.Readiness;
using Pleno.Readiness.Bulletins;
using Pleno.Readiness.Reports;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Readiness;

/// <summary>What the calendar and the standing reports bring about: told once, at its time, to whom the routing names; off without a route.</summary>
public sealed class BulletinTests(AzuriteFixture azurite)
{
    private const string Calendar = """
        KALENDER OPERASI
        Kantor;polda
        Tahapan;pleno-provinsi
        Tanggal;2024-12-05
        Pejabat;Kepala
        Fase;Mulai;Selesai
        Operasi Mantap Praja;2024-08-19;2024-12-06
        Pengamanan pleno;2024-12-08;2024-12-08
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_phase_that_ends_or_begins_is_told_once_at_midnight()
    {
        await using var rig = await StartAsync("operation-phase");
        Set(rig, "2024-12-05 10:00");
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(Calendar));
        (await TurnsAsync(rig, "2024-12-05 10:05")).ShouldBeEmpty();
        (await TurnsAsync(rig, "2024-12-06 23:59")).ShouldBeEmpty();
        string[] ended = ["Operasi Mantap Praja ends"];
        (await TurnsAsync(rig, "2024-12-07 00:00")).ShouldBe(ended);
        (await TurnsAsync(rig, "2024-12-07 00:05")).ShouldBe(ended);
        string[] begun = [.. ended, "Pengamanan pleno begins"];
        (await TurnsAsync(rig, "2024-12-08 00:00")).ShouldBe(begun);
        (await TurnsAsync(rig, "2024-12-09 00:01")).ShouldBe([.. begun, "Pengamanan pleno ends"]);
    }

    [Fact]
    public async Task The_letter_of_an_end_names_the_next_phase_and_the_days_that_none_covers()
    {
        await using var rig = await StartAsync("operation-phase");
        Set(rig, "2024-12-05 10:00");
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(Calendar));
        await TurnsAsync(rig, "2024-12-07 00:00");
        await TurnsAsync(rig, "2024-12-09 00:00");
        var notices = await OfAsync(rig, NoticeKind.OperationPhase);
        notices[0].Offices.ShouldBe(["polda", "kpu-64"]);
        var first = await rig.LetterAsync(notices[0], "polda");
        first.ShouldContain("Fase berikutnya : Pengamanan pleno, 8 Desember 2024");
        first.ShouldContain("1. 7 Desember 2024\n");
        var last = await rig.LetterAsync(notices[1], "polda");
        last.ShouldContain("Fase berikutnya : tidak ada");
        last.ShouldContain("1. 9 Desember 2024\n");
    }

    [Fact]
    public async Task After_a_pause_of_the_timer_only_the_newest_turn_is_told_and_none_that_is_long_past()
    {
        await using var rig = await StartAsync("operation-phase");
        Set(rig, "2024-12-05 10:00");
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(Calendar));
        (await TurnsAsync(rig, "2024-12-08 09:00")).ShouldBe(["Pengamanan pleno begins"]);
        (await TurnsAsync(rig, "2024-12-12 00:01")).ShouldBe(["Pengamanan pleno begins"]);
    }

    [Fact]
    public async Task A_calendar_that_comes_after_a_phase_has_begun_does_not_tell_it_and_a_later_version_repeats_nothing()
    {
        await using var rig = await StartAsync("operation-phase");
        Set(rig, "2024-12-08 08:00");
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(Calendar));
        (await TurnsAsync(rig, "2024-12-08 08:05")).ShouldBeEmpty();
        var later = Calendar.Replace("2024-12-08;2024-12-08", "2024-12-08;2024-12-09", StringComparison.Ordinal);
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(later), file: "b.csv");
        (await TurnsAsync(rig, "2024-12-09 00:01")).ShouldBeEmpty();
        (await TurnsAsync(rig, "2024-12-10 00:01")).ShouldBe(["Pengamanan pleno ends"]);
    }

    [Fact]
    public void A_phase_that_follows_at_once_is_told_with_the_end_of_the_one_before()
    {
        var calendar = CalendarOf(("A", "2024-12-01", "2024-12-06"), ("B", "2024-12-07", "2024-12-09"));
        var at = LocalZone.Wita.ToUtc(new DateTime(2024, 12, 7));
        var turns = OperationTurns.Between(calendar, LocalZone.Wita, null, at);
        OperationTurns
            .Newest(turns, [new KnownCalendar(calendar, at.AddDays(-9))], LocalZone.Wita)
            .Select(turn => (turn.Phase.Name, turn.IsOpening))
            .ShouldBe([("A", false), ("B", true)]);
        OperationTurns.Newest(turns, [new KnownCalendar(calendar, at)], LocalZone.Wita).ShouldBeEmpty();
        OperationTurns.Between(calendar, LocalZone.Wita, at, at.AddHours(1)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Cut_before_any_of_its_writes_and_fired_again_a_turn_is_one_notice()
    {
        for (var write = 1; ; write++)
        {
            await using var rig = await StartAsync("operation-phase");
            Set(rig, "2024-12-05 10:00");
            await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(Calendar));
            Set(rig, "2024-12-07 00:01");
            rig.Interference.CutAtWrite(write);
            try
            {
                await rig.Get<TellBulletins>().RunAsync(Token);
                write.ShouldBeGreaterThan(4);
                return;
            }
            catch (CutException)
            {
                rig.Interference.Rest();
            }

            (await TurnsAsync(rig, "2024-12-07 00:05")).ShouldBe(
                ["Operasi Mantap Praja ends"],
                $"cut at write {write}"
            );
        }
    }

    [Fact]
    public async Task An_incident_is_told_when_it_opens_and_when_it_ends_and_its_words_stay_in_the_report()
    {
        await using var rig = await StartAsync("incident");
        Set(rig, "2024-12-08 15:00");
        var open = ReadyContest.Incident;
        var closed = open.Replace("TERBUKA", "SELESAI", StringComparison.Ordinal);
        await IncidentAsync(rig, open, "a.csv");
        await IncidentAsync(rig, open, "b.csv");
        await IncidentAsync(rig, open.Replace("dipotong", "diputus", StringComparison.Ordinal), "c.csv");
        await IncidentAsync(rig, closed, "d.csv");
        await IncidentAsync(rig, open, "e.csv");
        await IncidentAsync(rig, open.Replace("SABOTASE", "KONVOI", StringComparison.Ordinal), "f.csv");

        var notices = await OfAsync(rig, NoticeKind.Incident);
        notices
            .Select(notice => (IncidentFacts)notice.Facts)
            .Select(facts => $"{facts.Incident} {facts.IsOpen}")
            .ShouldBe(["Sabotage True", "Sabotage False", "Sabotage True", "Convoy True"]);
        var letter = await rig.LetterAsync(notices[0], "polda");
        letter.ShouldContain("INSIDEN TERBUKA: sabotase, nomor 12/INS/2024.");
        letter.ShouldContain("OPEN INCIDENT: sabotage, number 12/INS/2024.");
        letter.ShouldNotContain("Kabel");
        (await rig.LetterAsync(notices[1], "polda")).ShouldContain("SELESAI DITANGANI");
    }

    /// <summary>An alarm needs its all-clear, whomever the routing names by then, and also when it names nobody.</summary>
    [Fact]
    public async Task An_incident_is_told_to_its_end_to_everybody_who_was_told_of_it()
    {
        await using var rig = await StartAsync("incident");
        Set(rig, "2024-12-08 15:00");
        var open = ReadyContest.Incident;
        await IncidentAsync(rig, open, "a.csv");
        await RouteAsync(rig, new Route(NoticeKind.Incident, null, [OfficeRole.Tni], null));
        var changed = open.Replace("SABOTASE", "KONVOI", StringComparison.Ordinal);
        await IncidentAsync(rig, changed, "b.csv");
        await RouteAsync(rig);
        await IncidentAsync(rig, changed.Replace("TERBUKA", "SELESAI", StringComparison.Ordinal), "c.csv");
        (await OfAsync(rig, NoticeKind.Incident))
            .Select(notice => string.Join(' ', notice.Offices))
            .ShouldBe(["polda kpu-64", "polda korem kpu-64", "polda korem kpu-64"]);
    }

    [Fact]
    public async Task An_incident_that_was_told_to_nobody_ends_without_a_word_where_there_is_no_route()
    {
        await using var rig = await StartAsync("timer-silent");
        Set(rig, "2024-12-08 15:00");
        await IncidentAsync(rig, ReadyContest.Incident, "a.csv");
        await IncidentAsync(
            rig,
            ReadyContest.Incident.Replace("TERBUKA", "SELESAI", StringComparison.Ordinal),
            "b.csv"
        );
        (await OfAsync(rig, NoticeKind.Incident)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_incident_that_was_never_open_here_is_not_told_when_it_ends()
    {
        await using var rig = await StartAsync("incident");
        Set(rig, "2024-12-08 15:00");
        await IncidentAsync(
            rig,
            ReadyContest.Incident.Replace("TERBUKA", "SELESAI", StringComparison.Ordinal),
            "a.csv"
        );
        (await OfAsync(rig, NoticeKind.Incident)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Gaps_in_the_guard_are_told_when_they_come_and_change_and_again_after_they_were_closed()
    {
        await using var rig = await StartAsync("guard-gap");
        Set(rig, "2024-12-07 12:00");
        await FireAsync(rig);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        (await OfAsync(rig, NoticeKind.GuardGap)).ShouldBeEmpty("a roster that was never sent is told as missing");
        var late = ReadyContest.Roster.Replace(
            "2024-12-08 16:00;2024-12-09 00:00",
            "2024-12-08 18:00;2024-12-09 00:00",
            StringComparison.Ordinal
        );
        var later = late.Replace("2024-12-08 18:00", "2024-12-08 19:00", StringComparison.Ordinal);
        foreach (
            var (roster, count) in new[] { (late, 1), (late, 1), (later, 2), (ReadyContest.Roster, 3), (later, 4) }
        )
        {
            await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(roster), file: $"{rig.Time.GetUtcNow():HHmm}.csv");
            await FireAsync(rig);
            rig.Time.Advance(TimeSpan.FromMinutes(1));
            await FireAsync(rig);
            (await OfAsync(rig, NoticeKind.GuardGap)).Count.ShouldBe(count);
        }

        var closed = (await OfAsync(rig, NoticeKind.GuardGap))[2];
        (await rig.LetterAsync(closed, "polda")).ShouldContain("CELAH TERTUTUP: Rapat Pleno");
        var notice = (await OfAsync(rig, NoticeKind.GuardGap))[0];
        notice.Offices.ShouldBe(["polda", "kpu-64"]);
        (await rig.LetterAsync(notice, "polda")).ShouldContain(
            "1. KPU tidak dijaga dari Minggu, 8 Desember 2024, pukul 16.00 WITA sampai Minggu, 8 Desember 2024, pukul 18.00 WITA"
        );
    }

    [Fact]
    public async Task That_gaps_are_closed_is_told_to_everybody_who_was_told_of_them_also_without_a_route()
    {
        await using var rig = await StartAsync("guard-gap");
        Set(rig, "2024-12-07 12:00");
        var late = ReadyContest.Roster.Replace(
            "2024-12-08 16:00;2024-12-09 00:00",
            "2024-12-08 18:00;2024-12-09 00:00",
            StringComparison.Ordinal
        );
        foreach (
            var (roster, count) in new[] { (late, 1), (ReadyContest.Roster, 2), (late, 2), (ReadyContest.Roster, 2) }
        )
        {
            await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(roster), file: $"{rig.Time.GetUtcNow():HHmm}.csv");
            await FireAsync(rig);
            (await OfAsync(rig, NoticeKind.GuardGap)).Count.ShouldBe(count);
            await RouteAsync(rig);
            rig.Time.Advance(TimeSpan.FromMinutes(1));
        }

        (await OfAsync(rig, NoticeKind.GuardGap))[1].Offices.ShouldBe(["polda", "kpu-64"]);
    }

    [Fact]
    public async Task The_situation_is_told_once_a_day_with_silence_as_silence()
    {
        await using var rig = await StartAsync("situation-digest");
        Set(rig, "2024-12-09 02:30");
        foreach (
            var (area, slot) in new[]
            {
                ("6401", "2024-12-08 14:00"),
                ("6401", "2024-12-08 20:00"),
                ("6402", "2024-12-08 14:00"),
            }
        )
        {
            await rig.ReportAsync(
                area,
                Encoding.UTF8.GetBytes(ReadyContest.Situation(area, slot)),
                file: $"{area}-{slot[^5..^3]}.csv"
            );
        }

        foreach (
            var (at, count) in new[]
            {
                ("2024-12-08 23:00", 0),
                ("2024-12-09 06:59", 0),
                ("2024-12-09 07:00", 1),
                ("2024-12-09 07:05", 1),
                ("2024-12-09 23:00", 1),
                ("2024-12-10 08:00", 2),
            }
        )
        {
            Set(rig, at);
            await FireAsync(rig);
            (await OfAsync(rig, NoticeKind.SituationDigest)).Count.ShouldBe(count, at);
        }

        var notice = (await OfAsync(rig, NoticeKind.SituationDigest))[0];
        ((SituationDigestFacts)notice.Facts)
            .Areas.Select(area => $"{area.Area} {area.Situation} {area.Slot is not null}")
            .ShouldBe(["6401 Aman True", "6402 TidakAdaLaporan True", "6403 TidakAdaLaporan False"]);
        var letter = await rig.LetterAsync(notice, "polda");
        letter.ShouldContain("Kabupaten 6403 | tidak ada laporan | -");
        letter.ShouldContain("SITUASI: Rapat Pleno, Senin, 9 Desember 2024, pukul 07.00 WITA.");
    }

    [Fact]
    public async Task A_stage_to_come_is_told_with_an_appointment_and_a_later_version_moves_it()
    {
        await using var rig = await StartAsync("stage-scheduled");
        Set(rig, "2024-12-01 09:00");
        await FireAsync(rig);
        await FireAsync(rig);
        var first = (await OfAsync(rig, NoticeKind.StageScheduled)).ShouldHaveSingleItem();
        await LoadAsync(rig, "stage-scheduled", "2024-12-08 15:00", version: 2);
        await FireAsync(rig);
        await FireAsync(rig);
        (await OfAsync(rig, NoticeKind.StageScheduled)).Count.ShouldBe(1);
        var second = (await OfAsync(rig, NoticeKind.StageChanged)).ShouldHaveSingleItem();

        var (before, after) = (await EntryAsync(rig, first), await EntryAsync(rig, second));
        before["DTSTART"].ShouldBe("20241208T060000Z");
        before["DTEND"].ShouldBe("20241209T060000Z");
        before["METHOD"].ShouldBe("PUBLISH");
        before["DESCRIPTION"].ShouldStartWith("Minggu\\, 8 Desember 2024\\, pukul 14.00 WITA");
        before.ShouldNotContainKey("ATTENDEE");
        after["DTSTART"].ShouldBe("20241208T070000Z");
        after["UID"].ShouldBe(before["UID"]);
        int.Parse(after["SEQUENCE"], CultureInfo.InvariantCulture)
            .ShouldBeGreaterThan(int.Parse(before["SEQUENCE"], CultureInfo.InvariantCulture));
        (await rig.LetterAsync(first, "polda")).ShouldContain("Lampiran : pleno-provinsi.ics");
    }

    /// <summary>By the calendar, and by a decision: both before the checks of the stage and after they have begun.</summary>
    [Theory]
    [InlineData("2024-12-01 09:00")]
    [InlineData("2024-12-05 09:00")]
    public async Task A_stage_that_moves_is_told_to_everybody_who_was_told_its_time(string then)
    {
        await using var rig = await StartAsync("stage-scheduled");
        Set(rig, "2024-12-01 09:00");
        await FireAsync(rig);
        (await OfAsync(rig, NoticeKind.StageScheduled)).ShouldHaveSingleItem().Offices.ShouldBe(["polda", "kpu-64"]);
        var scheduled = then == "2024-12-01 09:00" ? "stage-scheduled" : "timer-silent";
        await LoadAsync(rig, scheduled, "2024-12-08 15:00", version: 2);
        Set(rig, then);
        await FireAsync(rig);
        (await OfAsync(rig, NoticeKind.StageChanged)).ShouldHaveSingleItem().Offices.ShouldContain("kpu-64");

        await RouteAsync(rig);
        var moved =
            ReadyContest
                .Decision.Replace("DIMULAI", "DIJADWALKAN ULANG", StringComparison.Ordinal)
                .Replace("2024-12-08 14:05", "2024-12-05 08:30", StringComparison.Ordinal)
                .Replace("Tanggal;2024-12-08", "Tanggal;2024-12-05", StringComparison.Ordinal)
            + "\nWaktu baru;2024-12-08 20:00";
        Set(rig, "2024-12-05 10:00");
        await rig.ReportAsync("kpu-64", Encoding.UTF8.GetBytes(moved));
        var changes = await OfAsync(rig, NoticeKind.StageChanged);
        changes.Count.ShouldBe(2);
        changes[1].Offices.ShouldContain("kpu-64");
    }

    [Fact]
    public async Task A_stage_that_has_begun_when_it_is_first_known_is_not_told_as_scheduled()
    {
        await using var rig = await StartAsync("stage-scheduled");
        Set(rig, "2024-12-08 14:05");
        await FireAsync(rig);
        (await OfAsync(rig, NoticeKind.StageScheduled)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_decision_with_a_new_time_brings_the_appointment_anew()
    {
        await using var rig = await StartAsync("stage-scheduled");
        Set(rig, "2024-12-08 09:00");
        var moved =
            ReadyContest
                .Decision.Replace("DIMULAI", "DIJADWALKAN ULANG", StringComparison.Ordinal)
                .Replace("2024-12-08 14:05", "2024-12-08 08:30", StringComparison.Ordinal)
            + "\nWaktu baru;2024-12-08 20:00";
        await rig.ReportAsync("kpu-64", Encoding.UTF8.GetBytes(moved));
        var entry = await EntryAsync(rig, (await OfAsync(rig, NoticeKind.StageChanged)).ShouldHaveSingleItem());
        entry["DTSTART"].ShouldBe("20241208T120000Z");
        entry["DTEND"].ShouldBe("20241209T120000Z");
    }

    [Fact]
    public async Task The_stage_that_a_decision_closes_is_told_as_inaugurated()
    {
        await using var rig = await StartAsync("inauguration", closes: "decision");
        Set(rig, "2024-12-08 15:00");
        var text = ReadyContest.Decision;
        await rig.ReportAsync("kpu-64", Encoding.UTF8.GetBytes(text));
        (await OfAsync(rig, NoticeKind.Inauguration)).ShouldBeEmpty();
        var closed =
            text.Replace("DIMULAI", "DITUTUP", StringComparison.Ordinal)
                .Replace("14:05", "14:45", StringComparison.Ordinal)
                .Replace("Kuorum", "Kepala daerah terpilih dilantik", StringComparison.Ordinal)
            + "\nDokumen;12/BA/2024";
        await rig.ReportAsync("kpu-64", Encoding.UTF8.GetBytes(closed), file: "b.csv");
        var notice = (await OfAsync(rig, NoticeKind.Inauguration)).ShouldHaveSingleItem();
        (await rig.LetterAsync(notice, "polda")).ShouldContain("Kepala daerah terpilih dilantik");
    }

    [Fact]
    public async Task The_end_of_the_time_for_petitions_is_told_once()
    {
        await using var rig = await StartAsync("dispute-window", size: 1);
        var content = rig.Setup.Parent([rig.Setup.Child(SmallContest.First)]);
        await rig.PlenaryAsync(SmallContest.First, SmallContest.Csv(rig.Setup.Child(SmallContest.First)));
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Csv(content));
        Set(rig, "2024-12-09 09:00");
        await rig.PlenaryAsync(SmallContest.Province, SmallContest.Decree(rig.Setup.Contest, content), "keputusan.csv");
        foreach (var (at, count) in new[] { ("2024-12-12 00:59", 0), ("2024-12-12 01:00", 1), ("2024-12-12 01:05", 1) })
        {
            Set(rig, at);
            await rig.Get<TellOfDisputeWindow>().RunAsync(Token);
            (await OfAsync(rig, NoticeKind.DisputeWindow)).Count.ShouldBe(count, at);
        }

        var letter = await rig.LetterAsync((await OfAsync(rig, NoticeKind.DisputeWindow))[0], "polda");
        letter.ShouldContain("berakhir pada Rabu, 11 Desember 2024, pukul 23.59 WIB");
        letter.ShouldContain("149/2024");
    }

    [Fact]
    public async Task Without_a_route_nothing_of_this_is_told()
    {
        await using var rig = await StartAsync("timer-silent");
        Set(rig, "2024-12-05 10:00");
        await rig.ReportAsync("polda", Encoding.UTF8.GetBytes(Calendar));
        await IncidentAsync(rig, ReadyContest.Incident, "i.csv");
        await TurnsAsync(rig, "2024-12-07 00:00");
        (await rig.NoticesAsync())
            .Select(notice => notice.Kind)
            .ShouldAllBe(kind => kind == NoticeKind.StageNotReady || kind == NoticeKind.ReportRefused);
    }

    private Task<PipelineRig> StartAsync(string kind, string closes = "time", int size = 3) =>
        StartAsync(FilesOf(kind, closes, size), size);

    private async Task<PipelineRig> StartAsync(Dictionary<string, byte[]> files, int size)
    {
        var rig = await PipelineRig.StartAsync(azurite, new SmallContest(size), isLoaded: false);
        await SaveAsync(rig, files);
        return rig;
    }

    private static Dictionary<string, byte[]> FilesOf(string kind, string closes = "time", int size = 3)
    {
        var files = size == 3 ? ReadyContest.Files() : new Dictionary<string, byte[]>(new SmallContest(size).Files);
        files["routing.csv"] = [.. files["routing.csv"], .. Encoding.UTF8.GetBytes($"\n{kind},,polri kpu,provinsi")];
        files["stages.csv"] = Encoding.UTF8.GetBytes(
            $"key,name,name_english,area,starts,checks_from,place,ends,closes\n{SmallContest.Stage},Rapat Pleno,Plenary Session,64,2024-12-08 14:00,2024-12-05 08:00,Samarinda,2024-12-09 14:00,{closes}"
        );
        return files;
    }

    private static async Task LoadAsync(PipelineRig rig, string kind, string starts, int version)
    {
        var files = FilesOf(kind);
        files["stages.csv"] = Encoding.UTF8.GetBytes(
            $"key,name,name_english,area,starts,checks_from,place,ends,version,reason\n{SmallContest.Stage},Rapat Pleno,Plenary Session,64,{starts},2024-12-05 08:00,Samarinda,2024-12-09 14:00,{version},Gedung dipakai"
        );
        await SaveAsync(rig, files);
    }

    private static async Task SaveAsync(PipelineRig rig, Dictionary<string, byte[]> files)
    {
        var reading = ContestReader.Read(SmallContest.Key, files);
        reading.Findings.ShouldBeEmpty();
        await rig.Get<Storage.ContestStore>().SaveAsync(reading.Contest!, Token);
    }

    /// <summary>Leaves only these routes.</summary>
    private static async Task RouteAsync(PipelineRig rig, params Route[] routes)
    {
        var contest = (await rig.Get<Storage.ContestStore>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
        await rig.Get<Storage.ContestStore>()
            .SaveAsync(contest with { Version = $"{Guid.NewGuid():N}{Guid.NewGuid():N}", Routes = routes }, Token);
    }

    private static OperationCalendar CalendarOf(params (string Name, string First, string Last)[] phases) =>
        new(
            new ReportHead("s", "polda", default, "Kepala", "h"),
            [.. phases.Select(one => new OperationPhase(one.Name, Day(one.First), Day(one.Last)))]
        );

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Sets the clock to a local time.</summary>
    private static void Set(PipelineRig rig, string wita) =>
        rig.Time.AdjustTime(LocalZone.Wita.ToUtc(DateTime.Parse(wita, CultureInfo.InvariantCulture)));

    private static async Task FireAsync(PipelineRig rig)
    {
        await rig.Get<CheckStages>().RunAsync(Token);
        await rig.Get<TellBulletins>().RunAsync(Token);
    }

    private static Task IncidentAsync(PipelineRig rig, string text, string file)
    {
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        return rig.ReportAsync("polda", Encoding.UTF8.GetBytes(text), file: file);
    }

    private static async Task<IReadOnlyList<Notice>> OfAsync(PipelineRig rig, NoticeKind kind) =>
        [.. (await rig.NoticesAsync()).Where(notice => notice.Kind == kind)];

    private static async Task<IReadOnlyList<string>> TurnsAsync(PipelineRig rig, string wita)
    {
        Set(rig, wita);
        await FireAsync(rig);
        return
        [
            .. (await OfAsync(rig, NoticeKind.OperationPhase))
                .Select(notice => (OperationPhaseFacts)notice.Facts)
                .Select(facts => $"{facts.Phase.Name} {(facts.IsOpening ? "begins" : "ends")}"),
        ];
    }

    /// <summary>The properties of the one entry of the letter's iCalendar file, and of the calendar.</summary>
    private static async Task<Dictionary<string, string>> EntryAsync(PipelineRig rig, Notice notice)
    {
        var contest = (await rig.Get<Storage.ContestStore>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
        var file = LetterWriter.Write(contest, notice, contest.FindOffice("polda")!).Attachments.ShouldHaveSingleItem();
        file.ContentType.ShouldStartWith("text/calendar; method=PUBLISH");
        var text = Encoding.UTF8.GetString(file.Content);
        text.ShouldContain("\r\n");
        return text.Replace("\r\n ", "", StringComparison.Ordinal)
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Where(line =>
                !line.StartsWith("BEGIN", StringComparison.Ordinal) && !line.StartsWith("END", StringComparison.Ordinal)
            )
            .ToDictionary(line => line[..line.IndexOf(':')], line => line[(line.IndexOf(':') + 1)..]);
    }
}
