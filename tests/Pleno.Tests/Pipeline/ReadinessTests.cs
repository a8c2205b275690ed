using Pleno.Contests;
using Pleno.Readiness;
using Pleno.Storage;
using Pleno.Tests.Services;

namespace Pleno.Tests.Pipeline;

/// <summary>The verdict on a stage: when it turns, whom it tells, and which statements count.</summary>
public sealed class ReadinessTests(AzuriteFixture azurite)
{
    private static readonly SmallContest Two = new(2);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("polda korem 6401 6402")]
    [InlineData("6402 korem 6401 polda")]
    public async Task The_verdict_turns_with_the_last_piece_and_letters_go_only_then(string order)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var pieces = order.Split(' ');
        (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict.Missing.Count().ShouldBe(4);
        (await StageNoticesAsync(rig)).ShouldBe([NoticeKind.StageNotReady]);
        for (var number = 1; number <= pieces.Length; number++)
        {
            await BringAsync(rig, pieces[number - 1]);
            var verdict = (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict;
            verdict.Status.ShouldBe(number == 4 ? VerdictStatus.Siap : VerdictStatus.BelumSiap);
            verdict.Missing.Select(missing => missing.Key.Split(':')[1]).Order().ShouldBe(pieces[number..].Order());
            (await StageNoticesAsync(rig)).Count.ShouldBe(number == 4 ? 2 : 1);
        }

        await rig.CheckStagesAsync();
        (await StageNoticesAsync(rig)).ShouldBe([NoticeKind.StageNotReady, NoticeKind.StageReady]);
        (await rig.NoticesAsync())[^1].Offices.ShouldBe(["polda", "kpu-64"]);
    }

    [Fact]
    public async Task TIDAK_SIAP_withdraws_and_SIAP_gives_again_and_each_turn_is_told()
    {
        await using var rig = await ReadyAsync();
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda", "TIDAK SIAP"), file: "b.csv");
        var withdrawn = (await rig.CheckStagesAsync()).ShouldNotBeNull();
        withdrawn.Verdict.Status.ShouldBe(VerdictStatus.BelumSiap);
        withdrawn.Verdict.Missing.ShouldHaveSingleItem().Key.ShouldBe("confirmation:polda");
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"), file: "c.csv");
        (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict.Status.ShouldBe(VerdictStatus.Siap);
        (await StageNoticesAsync(rig)).ShouldBe([
            NoticeKind.StageReady,
            NoticeKind.StageNotReady,
            NoticeKind.StageReady,
        ]);
    }

    [Theory]
    [InlineData("kpu-64", SmallContest.Stage, "SIAP", "F.803", "kpu-64")]
    [InlineData("polres", SmallContest.Stage, "SIAP", "F.803", "operator")]
    [InlineData("polda", "pleno-kabupaten", "SIAP", "F.802", "polda")]
    [InlineData("polda", SmallContest.Stage, "SIAP SEKALI", "F.805", "polda")]
    [InlineData("polda", SmallContest.Stage, "", "F.804", "polda")]
    public async Task A_report_that_does_not_count_is_told_to_its_sender_and_changes_no_verdict(
        string office,
        string stage,
        string statement,
        string code,
        string told
    )
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await rig.CheckStagesAsync();
        await rig.ReportAsync(office, SmallContest.Confirmation(office, statement, stage), stage);

        (
            await rig.Get<ReadinessStore>().ListConfirmationsAsync(SmallContest.Key, SmallContest.Stage, Token)
        ).ShouldBeEmpty();
        (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict.Missing.Count().ShouldBe(4);
        var notice = (await rig.NoticesAsync())[^1];
        notice.Kind.ShouldBe(NoticeKind.ReportRefused);
        (await rig.LetterAsync(notice, told)).ShouldContain(code);
        await rig.NothingIsPoisonedAsync();
    }

    [Fact]
    public async Task A_report_that_speaks_of_another_office_and_stage_than_its_path_has_both_told_with_their_cells()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await rig.ReportAsync("polda", SmallContest.Confirmation("korem", stage: "pleno-kabupaten"));
        (
            await rig.Get<ReadinessStore>().ListConfirmationsAsync(SmallContest.Key, SmallContest.Stage, Token)
        ).ShouldBeEmpty();
        var letter = await rig.LetterAsync((await rig.NoticesAsync()).ShouldHaveSingleItem(), "polda");
        letter.ShouldContain("di B2, Kantor: tertulis \"korem\", seharusnya \"polda\"");
        letter.ShouldContain("di B3, Tahapan: tertulis \"pleno-kabupaten\", seharusnya \"pleno-provinsi\"");
    }

    [Theory]
    [InlineData(-2)]
    [InlineData(5 * 24 * 60)]
    public async Task Before_its_checks_begin_and_a_day_after_its_start_a_stage_is_not_judged(int minutes)
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        rig.Time.AdjustTime(new DateTimeOffset(2024, 12, 5, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes));
        (await rig.CheckStagesAsync()).ShouldBeNull();
    }

    /// <summary>Cut between storing a turn and telling it, and turned again before the next check: both turns are told, in their order.</summary>
    [Fact]
    public async Task A_turn_that_was_stored_and_not_told_is_told_before_the_next_one()
    {
        await using var undisturbed = await PipelineRig.StartAsync(azurite, Two);
        await BringAllAsync(undisturbed);
        var writes = await WritesOfACheckAsync(undisturbed);
        for (var write = 1; write <= writes; write++)
        {
            await using var rig = await PipelineRig.StartAsync(azurite, Two);
            await using var beside = rig.Beside();
            await BringAllAsync(rig);
            rig.Interference.CutAtWrite(write);
            await Should.ThrowAsync<CutException>(rig.CheckStagesAsync);
            await beside.ReportAsync("polda", SmallContest.Confirmation("polda", "TIDAK SIAP"), file: "b.csv");
            (await beside.CheckStagesAsync()).ShouldNotBeNull().Verdict.Status.ShouldBe(VerdictStatus.BelumSiap);

            // Before the first write nothing was known yet, so nothing had turned.
            (await StageNoticesAsync(rig)).ShouldBe(
                write == 1 ? [NoticeKind.StageNotReady] : [NoticeKind.StageReady, NoticeKind.StageNotReady],
                $"cut at write {write}"
            );
            (await rig.Get<AuditStore>().ListAsync(SmallContest.Key, Token))
                .Select(entry => entry.What)
                .Where(what => what.StartsWith("verdict", StringComparison.Ordinal))
                .ShouldBe(write == 1 ? ["verdict BelumSiap"] : ["verdict Siap", "verdict BelumSiap"]);
        }
    }

    [Fact]
    public async Task Of_two_confirmations_under_two_names_the_newest_stands_however_late_the_older_is_taken_in()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        var older = $"{SmallContest.Key}/{SmallContest.Stage}/polda/a.csv";
        await rig.UploadAsync(StorageNames.ReadinessContainer, older, SmallContest.Confirmation("polda"));
        // The time of an upload is known to the second.
        await Task.Delay(TimeSpan.FromSeconds(1.1), Token);
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda", "TIDAK SIAP"), file: "b.csv");
        await rig.TakeInReportAsync(older);
        await StandsAsync(rig, isReady: false);

        // The trigger comes again for both, the older one last.
        await rig.TakeInReportAsync($"{SmallContest.Key}/{SmallContest.Stage}/polda/b.csv");
        await rig.TakeInReportAsync(older);
        await StandsAsync(rig, isReady: false);
        (await rig.Get<ReadinessStore>().ListVersionsAsync(SmallContest.Key, SmallContest.Stage, Token))
            .Select(version => version.Number)
            .ShouldBe([1, 2]);

        // The same words once more, uploaded anew after the withdrawal, are a new statement.
        await rig.ReportAsync("polda", SmallContest.Confirmation("polda"), file: "a.csv");
        await StandsAsync(rig, isReady: true);
    }

    [Fact]
    public async Task A_document_whose_figures_are_withdrawn_is_missing()
    {
        await using var rig = await ReadyAsync();
        var area = Two.Children[0];
        var recap = (await rig.Get<RecapStore>().FindAsync(Two.Contest, area, Token)).ShouldNotBeNull();
        await rig.Get<RecapStore>().WithdrawAsync(SmallContest.Key, area, recap.Version, recap.Figures.Layout, Token);

        var verdict = (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict;

        verdict.Missing.ShouldHaveSingleItem().Key.ShouldBe($"document:{area}");
    }

    [Fact]
    public async Task A_later_version_of_the_calendar_is_told_once_with_its_reason_and_an_unchanged_one_is_not()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Two);
        await rig.CheckStagesAsync();
        var stage = Two.Contest.Stages[0];
        var moved = stage with { StartsAt = stage.StartsAt.AddDays(1), Version = 2, Reason = "Gedung dipakai" };
        await rig.Get<ContestStore>()
            .SaveAsync(Two.Contest with { Version = new string('1', 64), Stages = [moved] }, Token);

        await rig.CheckStagesAsync();
        await rig.CheckStagesAsync();

        var notice = (await rig.NoticesAsync())
            .Where(one => one.Kind == NoticeKind.StageChanged)
            .ToList()
            .ShouldHaveSingleItem();
        notice.Offices.ShouldBe(["polda", "korem", "kpu-64"], "those that owe something, and whoever got the verdict");
        var letter = await rig.LetterAsync(notice, "polda");
        letter.ShouldContain("DIJADWALKAN ULANG: Rapat Pleno.");
        letter.ShouldContain("Senin, 9 Desember 2024, pukul 14.00 WITA");
        letter.ShouldContain("Gedung dipakai");
    }

    [Fact]
    public async Task An_adjournment_is_told_with_its_document_and_the_stage_is_judged_by_its_new_course()
    {
        await using var rig = await ReadyAsync();
        await DecideAsync(rig, "DIMULAI", "2024-12-05 09:05", "");
        await DecideAsync(
            rig,
            "DISKORS",
            "2024-12-05 22:00",
            "Waktu baru;2024-12-07 09:00\nDokumen;12/PL.02.6-SD/64/2024\n"
        );

        (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict.Status.ShouldBe(VerdictStatus.Siap);
        var letters = (await rig.NoticesAsync()).Where(one => one.Kind == NoticeKind.StageChanged).ToList();
        letters.Count.ShouldBe(2);
        var letter = await rig.LetterAsync(letters[1], "korem");
        letter.ShouldContain("DISKORS: Rapat Pleno.");
        letter.ShouldContain("12/PL.02.6-SD/64/2024");
        letter.ShouldContain("Sabtu, 7 Desember 2024, pukul 09.00 WITA");
        await rig.NothingIsPoisonedAsync();
    }

    private static Task DecideAsync(PipelineRig rig, string decision, string at, string more) =>
        rig.ReportAsync(
            "kpu-64",
            System.Text.Encoding.UTF8.GetBytes(
                $"KEPUTUSAN TAHAPAN\nKantor;kpu-64\nTahapan;{SmallContest.Stage}\nTanggal;2024-12-05\nPejabat;Ketua\nKeputusan;{decision}\nWaktu;{at}\nZona;WITA\nSebab;Rapat\n{more}"
            ),
            file: $"{decision}.csv"
        );

    private static async Task StandsAsync(PipelineRig rig, bool isReady) =>
        (await rig.Get<ReadinessStore>().ListConfirmationsAsync(SmallContest.Key, SmallContest.Stage, Token))
            .ShouldHaveSingleItem()
            .IsReady.ShouldBe(isReady);

    private async Task<PipelineRig> ReadyAsync()
    {
        var rig = await PipelineRig.StartAsync(azurite, Two);
        await BringAllAsync(rig);
        (await rig.CheckStagesAsync()).ShouldNotBeNull().Verdict.Status.ShouldBe(VerdictStatus.Siap);
        return rig;
    }

    private static async Task BringAllAsync(PipelineRig rig)
    {
        foreach (var piece in new[] { "6401", "6402", "polda", "korem" })
        {
            await BringAsync(rig, piece);
        }
    }

    /// <summary>A document of a kab/kota, or the confirmation of an office.</summary>
    private static async Task BringAsync(PipelineRig rig, string piece)
    {
        if (Two.Children.Any(area => area.Digits == piece))
        {
            var area = Two.Children.Single(area => area.Digits == piece);
            await rig.PlenaryAsync(area, SmallContest.Csv(Two.Child(area)));
        }
        else
        {
            await rig.ReportAsync(piece, SmallContest.Confirmation(piece));
        }
    }

    private static async Task<int> WritesOfACheckAsync(PipelineRig rig)
    {
        rig.Interference.CutAtWrite(int.MaxValue);
        await rig.CheckStagesAsync();
        return int.MaxValue - rig.Interference.Left;
    }

    private static async Task<IReadOnlyList<NoticeKind>> StageNoticesAsync(PipelineRig rig) =>
        [
            .. (await rig.NoticesAsync())
                .Select(notice => notice.Kind)
                .Where(kind => kind is NoticeKind.StageReady or NoticeKind.StageNotReady),
        ];
}
