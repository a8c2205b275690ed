using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Findings;
using Pleno.Recaps.Versions;

namespace Pleno.Local.Previews;

/// <summary>A made-up event of every kind, with the names of a contest: what a preview shows, and what the letters are tested with.</summary>
internal static class SampleFacts
{
    private const string BeritaAcara = "321/PL.02.6-BA/2024";
    private static readonly string Hash = new([
        .. Enumerable.Range(0, 64).Select(index => "0123456789abcdef"[index % 16]),
    ]);
    private static readonly string OldHash = new([.. Hash.Reverse()]);

    /// <summary>5 December 2024, 09.30 WIB.</summary>
    public static DateTimeOffset RaisedAt { get; } = new(2024, 12, 5, 2, 30, 0, TimeSpan.Zero);

    public static NoticeFacts Of(NoticeKind kind, Contest contest) =>
        kind switch
        {
            NoticeKind.DocumentAccepted => Document(contest) with { Result = Result(contest) },
            NoticeKind.DocumentCorrected => Document(contest) with
            {
                Version = 2,
                Result = Result(contest),
                Correction = Correction(),
            },
            NoticeKind.DocumentRefused or NoticeKind.DocumentNeedsExplanation => Document(contest) with
            {
                Findings = Findings(),
                FindingCount = 2,
            },
            NoticeKind.DocumentWaiting => Waiting(contest),
            NoticeKind.KejadianRecorded => Kejadian(contest),
            NoticeKind.ScanAttached => Scan(contest, new ScannedDocument("d-hasil.xlsx", OldHash, BeritaAcara)),
            NoticeKind.ScanWaiting => Scan(contest, null),
            NoticeKind.ResultDetermined => Determined(contest),
            NoticeKind.DisputeAttention => new DisputeFacts(
                NameOf(contest),
                "149/2024",
                new DisputeMargin(402_310, 398_120, 800_430, 15),
                Window(contest)
            ),
            NoticeKind.ReportRefused => new RefusalFacts("konfirmasi.csv", Hash, FileFindings(contest), 2),
            NoticeKind.ConfigurationRefused => new RefusalFacts("config", "", FileFindings(contest), 2),
            _ => OfStage(kind, contest),
        };

    private static NoticeFacts OfStage(NoticeKind kind, Contest contest)
    {
        var stage = contest.Stages[0];
        var owner = contest.Offices[0].Title;
        return kind switch
        {
            NoticeKind.StageReady => Verdict(stage, []),
            NoticeKind.StageNotReady => Verdict(stage, [Missing(owner)]),
            NoticeKind.Reminder => new ReminderFacts(
                stage.Name,
                stage.NameEnglish,
                stage.Zone,
                Missing(owner),
                stage.StartsAt.AddHours(-24),
                IsLate: true,
                IsEscalated: true,
                IsBlocking: true
            ),
            NoticeKind.StageChanged => Changed(stage),
            NoticeKind.StageScheduled => new StageScheduledFacts(
                stage.Name,
                stage.NameEnglish,
                stage.Zone,
                AppointmentOf(stage, stage.StartsAt)
            ),
            NoticeKind.Inauguration => new InaugurationFacts(
                stage.Name,
                stage.NameEnglish,
                NameOf(contest),
                stage.Zone,
                RaisedAt,
                "12/BA/2024",
                "Kepala daerah terpilih dilantik",
                Hash
            ),
            NoticeKind.OperationPhase => Operation(stage, owner),
            NoticeKind.Incident => new IncidentFacts(
                stage.Name,
                stage.NameEnglish,
                NameOf(contest),
                owner,
                IncidentKind.Sabotage,
                "12/INS/2024",
                new DateOnly(2024, 12, 5),
                IsOpen: true,
                Hash
            ),
            NoticeKind.GuardGap => Gap(stage, owner),
            NoticeKind.SituationDigest => Digest(contest, stage),
            NoticeKind.DisputeWindow => new DisputeWindowFacts(NameOf(contest), "149/2024", Window(contest)),
            NoticeKind.TimerSilent => new TimerSilentFacts(RaisedAt.AddMinutes(-20), contest.Zone),
            NoticeKind.PoisonKept => new PoisonFacts("documents-to-check-poison", "7c1f-02", RaisedAt, contest.Zone),
            NoticeKind.OfficeUnreachable => new UnreachableFacts(
                owner,
                DeliveryStatus.Bounced,
                [$"011/{contest.NumberSuffix}", $"012/{contest.NumberSuffix}"]
            ),
            NoticeKind.Digest => Several(contest),
            NoticeKind.AcknowledgementMissing => new AcknowledgementFacts(
                owner,
                $"011/{contest.NumberSuffix}",
                $"Kesiapan {stage.Name}",
                RaisedAt,
                contest.Zone
            ),
            NoticeKind.SenderStopped => new SenderStoppedFacts("401", RaisedAt, contest.Zone),
            NoticeKind.EvidenceChanged => new EvidenceChangedFacts(NameOf(contest), "d-hasil.xlsx", Hash, OldHash),
            _ => throw new InvalidOperationException($"There is no sample of {kind}."),
        };
    }

    private static string NameOf(Contest contest) =>
        contest.Areas.Find(contest.Key.Area)?.Name ?? contest.Key.Area.Digits;

    private static DocumentFacts Document(Contest contest) =>
        new(
            contest.Key.Area,
            NameOf(contest),
            RecapForm.For(contest.Key, contest.Key.Area)?.Name ?? "MODEL D.HASIL",
            "d-hasil.xlsx",
            BeritaAcara,
            Hash,
            1,
            [],
            0,
            []
        );

    private static IReadOnlyList<ResultLine> Result(Contest contest) =>
        [
            .. contest.Paslon.Select(pair => new ResultLine(
                $"{pair.Number}. {pair.Name}",
                402_310 - (4190L * pair.Number)
            )),
            new("Jumlah seluruh suara sah", 800_430),
            new("Jumlah suara tidak sah", 31_207),
        ];

    private static IReadOnlyList<Finding> Findings() =>
        [
            new(FormCodes.PaslonVotesAddUpToValid, Place.Cell("D.HASIL", 42, 9), "suara_sah", null, 800_430, 800_340),
            new(
                FormCodes.MalePlusFemaleIsTotal,
                Place.Cell("D.HASIL", 12, 9),
                "pemilih_dpt.jml",
                null,
                244_978,
                244_987
            ),
        ];

    /// <summary>What a configuration or a report is refused for repeats what stands there.</summary>
    private static IReadOnlyList<Finding> FileFindings(Contest contest) =>
        [
            new(
                ConfigurationCodes.ValueWrong,
                Place.Cell("routing.csv", 4, 2),
                "level",
                Expected: ConfigWords.Levels,
                Got: contest.Stages[0].Name
            ),
            new(ConfigurationCodes.FileMissing, Place.Cell("stages.csv", 1, 1), Expected: "stages.csv"),
        ];

    private static DocumentFacts Waiting(Contest contest)
    {
        var missing = new Finding(BetweenCodes.ChildDocumentMissing, Area: contest.Key.Area);
        return Document(contest) with { Findings = [missing], FindingCount = 1 };
    }

    private static Correction Correction() =>
        new(
            OldHash,
            1,
            "Salah ketik pada JUMLAH AKHIR",
            "MODEL D.KEJADIAN KHUSUS 12/BA/2024",
            [new ChangedFigure("paslon.1", null, 72_468, 73_468)],
            1,
            [new RankedPair("paslon.1", 72_468, 1, 73_468, 1)],
            null
        );

    private static KejadianFacts Kejadian(Contest contest)
    {
        var entry = new KejadianEntry(
            1,
            KejadianKind.Selisih,
            BeritaAcara,
            null,
            "suara_sah",
            800_430,
            800_431,
            "Satu surat suara dihitung dua kali",
            null,
            null
        );
        var content = new KejadianKhusus(contest.Key.Area, BeritaAcara, new DateOnly(2024, 12, 4), [entry]);
        return new KejadianFacts(NameOf(contest), "kejadian.csv", Hash, content);
    }

    private static ScanFacts Scan(Contest contest, ScannedDocument? document) =>
        new(NameOf(contest), "d-hasil.pdf", Hash, document, [], 0);

    private static DisputeWindow Window(Contest contest) =>
        DisputeWindow.After(RaisedAt, contest.Zone, contest.Holidays.ToHashSet());

    private static DecreeFacts Determined(Contest contest) =>
        new(
            NameOf(contest),
            Hash,
            new Decree(contest.Key.Area, "149/2024", RaisedAt, BeritaAcara, [], null),
            contest.Zone,
            RecapForm.For(contest.Key, contest.Key.Area)?.Name ?? "MODEL D.HASIL",
            BeritaAcara,
            OldHash,
            1,
            Result(contest),
            Window(contest)
        );

    private static StageFacts Verdict(Stage stage, IReadOnlyList<MissingItem> missing) =>
        new(stage.Name, stage.NameEnglish, stage.Place, stage.StartsAt, stage.Zone, 9, missing, []);

    private static MissingItem Missing(string owner) =>
        new($"Konfirmasi kesiapan dari {owner} belum ada", $"No confirmation of readiness from {owner}", owner);

    private static StageAppointment AppointmentOf(Stage stage, DateTimeOffset starts) =>
        new(stage.Key, stage.Place, starts, stage.EndsAt);

    private static StageChangeFacts Changed(Stage stage) =>
        new(
            stage.Name,
            stage.NameEnglish,
            stage.Zone,
            "DISKORS",
            "ADJOURNED",
            stage.StartsAt,
            stage.StartsAt.AddHours(18),
            "45/INS/2024",
            "Rekapitulasi belum selesai",
            Hash
        )
        {
            Appointment = AppointmentOf(stage, stage.StartsAt.AddHours(18)),
        };

    private static OperationPhaseFacts Operation(Stage stage, string owner) =>
        new(
            stage.Name,
            stage.NameEnglish,
            owner,
            new PhaseDays("Operasi Mantap Praja", new DayRange(new DateOnly(2024, 8, 19), new DateOnly(2024, 12, 16))),
            IsOpening: false,
            [],
            new PhaseDays("Pengamanan pelantikan", new DayRange(new DateOnly(2025, 2, 18), new DateOnly(2025, 2, 20))),
            [new DayRange(new DateOnly(2024, 12, 17), new DateOnly(2025, 2, 17))],
            Hash
        );

    private static GuardGapFacts Gap(Stage stage, string owner) =>
        new(
            stage.Name,
            stage.NameEnglish,
            $"Jadwal jaga, {owner}",
            $"Guard roster, {owner}",
            owner,
            [
                new GuardGapLine(
                    "KPU tidak dijaga dari Minggu, 8 Desember 2024, pukul 16.00 WITA sampai Minggu, 8 Desember 2024, pukul 18.00 WITA",
                    "KPU is not guarded from Sunday, 8 December 2024, 16:00 WITA to Sunday, 8 December 2024, 18:00 WITA"
                ),
            ],
            1
        );

    private static SituationDigestFacts Digest(Contest contest, Stage stage)
    {
        var states = Enum.GetValues<AreaSituation>();
        return new SituationDigestFacts(
            stage.Name,
            stage.NameEnglish,
            stage.Zone,
            RaisedAt,
            [
                .. contest
                    .Areas.All.Where(area => area.Code.Level <= AreaLevel.KabKota)
                    .Take(8)
                    .Select(
                        (area, index) =>
                            new SituationLine(
                                area.Code,
                                area.Name,
                                states[index % states.Length],
                                index % states.Length == states.Length - 1 ? null : RaisedAt.AddHours(-6)
                            )
                    ),
            ]
        );
    }

    private static DigestFacts Several(Contest contest) =>
        new(
            contest.Zone,
            [
                new DigestItem(
                    new string('1', 32),
                    contest.Offices[0].Key,
                    $"010/{contest.NumberSuffix}",
                    RaisedAt,
                    $"DITERIMA: MODEL D.HASIL {NameOf(contest)} telah diterima.",
                    $"ACCEPTED: MODEL D.HASIL of {NameOf(contest)} has been accepted.",
                    Hash
                ),
            ]
        );
}
