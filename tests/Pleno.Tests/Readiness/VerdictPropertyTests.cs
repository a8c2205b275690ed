using System.Globalization;
using CsCheck;
using Pleno.Contests;
using Pleno.Language;
using Pleno.Readiness;
using Pleno.Readiness.Reports;

namespace Pleno.Tests.Readiness;

/// <summary>The verdict over all kinds of requirement: what is taken away turns it, and the reason names exactly that piece.</summary>
public sealed class VerdictPropertyTests
{
    private static readonly StageSnapshot Complete = ReadyContest.Complete();

    /// <summary>Every piece of evidence: the key of what it is evidence of, and the snapshot without it.</summary>
    private static readonly (string Key, Func<StageSnapshot, StageSnapshot> TakeAway)[] Pieces =
    [
        .. Complete.Documents.Select(document =>
            (
                $"document:{document.Area}",
                (Func<StageSnapshot, StageSnapshot>)(
                    snapshot =>
                        snapshot with
                        {
                            Documents = [.. snapshot.Documents.Where(one => one.Area != document.Area)],
                        }
                )
            )
        ),
        .. Complete.Reports.Select(report =>
            (
                KeyOf(report),
                (Func<StageSnapshot, StageSnapshot>)(
                    snapshot =>
                        snapshot with
                        {
                            Reports =
                            [
                                .. snapshot.Reports.Where(one =>
                                    one.Kind != report.Kind || one.Subject != report.Subject
                                ),
                            ],
                        }
                )
            )
        ),
        (
            "no-incident",
            snapshot => snapshot with { Reports = [.. snapshot.Reports, ReadyContest.Right(ReadyContest.Incident)] }
        ),
        ("contact", snapshot => snapshot with { Unreachable = ["korem"] }),
    ];

    [Fact]
    public void All_there_is_ready()
    {
        var verdict = Judge(Complete);
        verdict.Status.ShouldBe(VerdictStatus.Siap);
        verdict.Results.Count.ShouldBe(3 + 7 + 3 + 1 + 1 + 1);
        verdict
            .Results.Select(result => result.Kind)
            .Distinct()
            .Count()
            .ShouldBe(Enum.GetValues<RequirementKind>().Length);
    }

    [Fact]
    public void Taking_away_any_one_piece_turns_the_verdict_and_the_reason_names_exactly_that_piece()
    {
        foreach (var (key, takeAway) in Pieces)
        {
            var verdict = Judge(takeAway(Complete));
            verdict.Results.Where(result => !result.IsMet).Select(result => result.Key).ShouldBe([key]);
            verdict.Status.ShouldBe(
                key == "operation:polda" ? VerdictStatus.SiapDenganCatatan : VerdictStatus.BelumSiap,
                key
            );
        }
    }

    [Fact]
    public void Whatever_is_taken_away_is_named_and_nothing_else() =>
        Gen
            .Bool.Array[Pieces.Length]
            .Sample(
                taken =>
                {
                    var gone = Pieces.Where((_, index) => taken[index]).ToList();
                    var verdict = Judge(gone.Aggregate(Complete, (snapshot, piece) => piece.TakeAway(snapshot)));
                    verdict
                        .Results.Where(result => !result.IsMet)
                        .Select(result => result.Key)
                        .ShouldBe(gone.Select(piece => piece.Key).Distinct(), ignoreOrder: true);
                },
                iter: 300
            );

    [Fact]
    public void The_same_snapshot_gives_the_same_verdict_and_the_order_of_reports_changes_nothing()
    {
        Judge(Complete).Fingerprint.ShouldBe(Judge(Complete).Fingerprint);
        Judge(Complete with { Reports = [.. Complete.Reports.Reverse()] })
            .Fingerprint.ShouldBe(Judge(Complete).Fingerprint);
        Judge(Pieces[0].TakeAway(Complete)).Fingerprint.ShouldNotBe(Judge(Complete).Fingerprint);
    }

    [Fact]
    public void A_waiver_covers_one_thing_until_its_end_and_is_printed()
    {
        var waiver = (Waiver)ReadyContest.Right(ReadyContest.Waiver);
        var without = Complete with
        {
            Reports = [.. Complete.Reports.Where(report => report is not Checklist), waiver],
        };

        var verdict = Judge(without);
        verdict.Status.ShouldBe(VerdictStatus.SiapDenganCatatan);
        var note = MissingItems.Of(ReadyContest.Contest, verdict.Notes.ShouldHaveSingleItem());
        note.What.ShouldBe(
            "Daftar periksa kesiapan, Komandan Komando Resor Militer: belum ada laporan (dikecualikan oleh Gubernur sampai Selasa, 10 Desember 2024, pukul 00.00 WITA: Korem bertugas di bencana)"
        );
        Judge(without with { At = waiver.Until }).Status.ShouldBe(VerdictStatus.BelumSiap);
        Judge(Complete with { Reports = [.. Complete.Reports, waiver] }).Status.ShouldBe(VerdictStatus.Siap);
    }

    [Fact]
    public void A_confirmation_counts_until_its_end_and_not_when_it_is_reached()
    {
        var end = new DateTimeOffset(2024, 12, 10, 16, 0, 0, TimeSpan.Zero);
        ReasonsOf("confirmation:polda", Complete with { At = end.AddTicks(-1) }).ShouldBeEmpty();
        ReasonsOf("confirmation:polda", Complete with { At = end })
            .ShouldBe(["berlaku hanya sampai Rabu, 11 Desember 2024, pukul 00.00 WITA"]);
        var withdrawn = ReadyContest.Right(
            ReadyContest.Confirmation.Replace("SIAP\n", "TIDAK SIAP\n", StringComparison.Ordinal)
        );
        ReasonsOf("confirmation:polda", With(withdrawn)).ShouldBe(["menyatakan TIDAK SIAP"]);
    }

    [Fact]
    public void An_empty_roster_is_one_gap_as_long_as_the_stage_with_its_lead()
    {
        ReasonsOf(
                "roster:polda",
                Complete with
                {
                    Reports = [.. Complete.Reports.Where(one => one is not GuardRoster)],
                }
            )
            .ShouldBe([
                "belum ada laporan",
                "KPU tidak dijaga dari Minggu, 8 Desember 2024, pukul 08.00 WITA sampai Senin, 9 Desember 2024, pukul 14.00 WITA, 720 menit di antaranya malam hari",
            ]);
    }

    [Fact]
    public void Silence_of_slots_on_end_is_one_reason_and_the_slot_under_way_is_none()
    {
        var silent = Complete.Reports.Where(report => report is not SituationReport { Area.Digits: "6402" });
        ReasonsOf("situation:6402", Complete with { Reports = [.. silent] })
            .ShouldBe([
                "tidak ada laporan situasi dari Minggu, 8 Desember 2024, pukul 14.00 WITA sampai Senin, 9 Desember 2024, pukul 08.00 WITA",
            ]);
    }

    /// <summary>Slots of six hours that begin twelve before the session of 14.00: the first is over at 08.00, its grace at 09.00.</summary>
    [Theory]
    [InlineData("2024-12-08T08:59:00+08:00", null)]
    [InlineData(
        "2024-12-08T09:00:00+08:00",
        "tidak ada laporan situasi dari Minggu, 8 Desember 2024, pukul 02.00 WITA sampai Minggu, 8 Desember 2024, pukul 08.00 WITA"
    )]
    public void Silence_before_the_session_is_told_where_the_slots_begin_before_it(string at, string? reason)
    {
        var early = ReadyContest.Asking("every=6h grace=1h", "every=6h grace=1h lead=12h");
        var snapshot = Complete with { At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) };

        VerdictRules
            .Judge(early, early.FindStage(ReadyContest.Stage)!, snapshot)
            .Results.Single(result => result.Key == "situation:6402")
            .Reasons.Select(one => ReasonText.Of(one, early, early.Zone, Tongue.Indonesian))
            .ShouldBe(reason is null ? [] : [reason]);
        ReasonsOf("situation:6402", snapshot).ShouldBeEmpty();
    }

    [Fact]
    public void Trouble_in_the_newest_report_of_an_area_blocks_and_in_an_older_one_does_not()
    {
        Report Troubled(string slot) =>
            ReadyContest.Right(
                ReadyContest.Situation("6401", slot).Replace("AMAN", "GANGGUAN", StringComparison.Ordinal)
            );
        ReasonsOf("situation:6401", With(Troubled(ReadyContest.Slots[1]))).ShouldBeEmpty();
        ReasonsOf("situation:6401", With(Troubled(ReadyContest.Slots[2])))
            .ShouldBe(["laporan terbaru menyatakan GANGGUAN"]);
    }

    [Fact]
    public void Before_the_first_pause_is_too_long_a_missing_patrol_log_is_no_reason()
    {
        var without = Complete with { Reports = [.. Complete.Reports.Where(report => report is not PatrolLog)] };
        var sixHoursIn = new DateTimeOffset(2024, 12, 8, 10, 0, 0, TimeSpan.Zero);
        ReasonsOf("patrol:polda", without with { At = sixHoursIn }).ShouldBeEmpty();
        ReasonsOf("patrol:polda", without with { At = sixHoursIn.AddMinutes(1) })
            .ShouldBe([
                "belum ada laporan",
                "KPU: tidak ada patroli sejak Minggu, 8 Desember 2024, pukul 12.00 WITA, jeda terlama 360 menit",
            ]);
    }

    [Fact]
    public void An_office_that_neither_came_nor_was_represented_is_named()
    {
        var list = ReadyContest.Right(
            ReadyContest.Attendance.Replace(
                "korem;mewakili;Kepala Staf",
                "korem;tidak hadir;",
                StringComparison.Ordinal
            )
        );
        ReasonsOf("attendance:polda", With(list))
            .ShouldBe(["tidak hadir dan tidak diwakili: Komandan Komando Resor Militer"]);
    }

    [Fact]
    public void One_pair_of_two_reconciled_is_not_complete()
    {
        var one = ReadyContest.Right(
            ReadyContest.Reconciliation.Replace("\n2;2024-12-06;Temu otomotif", "", StringComparison.Ordinal)
        );
        ReasonsOf("reconciliation:polda", With(one)).ShouldBe(["pasangan calon belum direkonsiliasi: nomor urut 2"]);
    }

    [Fact]
    public void The_days_that_no_phase_covers_are_told_and_do_not_block()
    {
        var calendar = ReadyContest.Right(
            ReadyContest.Operation.Replace("2024-08-19;2024-12-08", "2024-08-19;2024-12-07", StringComparison.Ordinal)
        );
        ReasonsOf("operation:polda", With(calendar))
            .ShouldBe(["tidak ada fase operasi dari 8 Desember 2024 sampai 8 Desember 2024"]);
        Judge(With(calendar)).Status.ShouldBe(VerdictStatus.SiapDenganCatatan);
    }

    [Fact]
    public void A_total_that_is_not_the_one_announced_is_told_with_both()
    {
        var table = ReadyContest.Right(
            ReadyContest
                .Deployment.Replace("Jumlah;300", "Jumlah;310", StringComparison.Ordinal)
                .Replace("6401;100;", "6401;110;", StringComparison.Ordinal)
        );
        ReasonsOf("deployment:korem", With(table)).ShouldBe(["310 personel, diumumkan 300"]);
    }

    private static Verdict Judge(StageSnapshot snapshot) =>
        VerdictRules.Judge(ReadyContest.Contest, ReadyContest.Contest.FindStage(ReadyContest.Stage)!, snapshot);

    /// <summary>The complete snapshot with this report in place of the one of its subject.</summary>
    private static StageSnapshot With(Report report) =>
        Complete with
        {
            Reports =
            [
                .. Complete.Reports.Where(one => one.Kind != report.Kind || one.Subject != report.Subject),
                report,
            ],
        };

    private static IEnumerable<string> ReasonsOf(string key, StageSnapshot snapshot) =>
        Judge(snapshot)
            .Results.Single(result => result.Key == key)
            .Reasons.Select(reason =>
                ReasonText.Of(reason, ReadyContest.Contest, ReadyContest.Contest.Zone, Tongue.Indonesian)
            );

    private static string KeyOf(Report report) =>
        report is SituationReport situation
            ? $"situation:{situation.Area}"
            : $"{report.Kind.ToString().ToLowerInvariant()}:{report.Head.Office}";
}
