using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>8xx: what stands in the tables of reports, and what they speak of.</summary>
public static partial class ReadinessCodes
{
    public static readonly Code ShiftBackwards = new(
        813,
        F,
        "roster",
        "selesai > mulai",
        Formats,
        new(
            "Waktu selesai tidak sesudah waktu mulai.",
            "Tulis tanggal dan jam untuk keduanya; jaga malam selesai pada tanggal berikutnya.",
            "Jadwal jaga memuat giliran yang berakhir sebelum mulai."
        ),
        new(
            "The end is not after the start.",
            "Write date and hour of both; a night shift ends on the next date.",
            "The roster holds a shift that ends before it starts."
        )
    );

    public static readonly Code ShiftOverMidnight = new(
        814,
        W,
        "roster",
        "a shift lies within one day",
        Formats,
        new(
            "Giliran jaga melewati tengah malam.",
            "Periksa apakah tanggalnya memang berbeda.",
            "Ada giliran jaga yang melewati tengah malam."
        ),
        new("The shift crosses midnight.", "Check that the dates are meant to differ.", "A shift crosses midnight.")
    );

    public static readonly Code OutsideStage = new(
        815,
        W,
        "roster",
        "every entry lies within the stage's window",
        Formats,
        new(
            "Waktu ini di luar jangka waktu tahapan dan tidak dihitung.",
            "Periksa tanggal dan jamnya.",
            "Sebagian jadwal atau catatan berada di luar tahapan."
        ),
        new(
            "The time lies outside the stage's window and does not count.",
            "Check its date and hour.",
            "A part of the roster or log lies outside the stage."
        )
    );

    public static readonly Code ZoneForeign = new(
        816,
        F,
        "zone",
        "times are those of the area: WIB, WITA or WIT",
        "Keppres 41/1987: three zones",
        new(
            "Zona waktu bukan zona wilayah ini.",
            "Tulis semua waktu dalam zona wilayah tahapan.",
            "Laporan memakai zona waktu wilayah lain."
        ),
        new(
            "The time zone is not that of the area.",
            "Write all times in the zone of the stage's area.",
            "The report uses another area's time zone."
        )
    );

    public static readonly Code ObjectUnknown = new(
        817,
        F,
        "roster",
        "every object is one that the requirement names",
        "docs/configuration.md",
        new(
            "Objek ini bukan objek yang harus dijaga.",
            "Gunakan nama objek persis seperti dalam syarat tahapan.",
            "Laporan menyebut objek yang tidak termasuk dalam syarat."
        ),
        new(
            "The object is none that is to be guarded.",
            "Use the object's name exactly as the stage's requirement has it.",
            "The report names an object that the requirement does not."
        )
    );

    public static readonly Code PartsDifferFromTotal = new(
        818,
        F,
        "deployment",
        "jumlah baris = Jumlah",
        "domain: 4,525 + 678 + 6,650 = 11,853 was printed as 11,583",
        new(
            "Jumlah personel per baris tidak sama dengan Jumlah.",
            "Jumlahkan kembali; periksa apakah angka tertukar.",
            "Tabel pengerahan tidak cocok dengan jumlahnya."
        ),
        new(
            "The personnel of the rows do not add up to the total.",
            "Add up again; look for digits that changed places.",
            "The deployment table does not match its total."
        )
    );

    public static readonly Code AreaForeign = new(
        819,
        F,
        "deployment",
        "no area that does not take part in the stage",
        "config/{contest}/areas.csv",
        new(
            "Wilayah ini tidak ikut dalam tahapan ini.",
            "Hapus baris ini atau betulkan kodenya.",
            "Laporan menyebut wilayah yang tidak memilih."
        ),
        new(
            "The area takes no part in this stage.",
            "Remove the row or mend its code.",
            "The report names an area that did not vote."
        )
    );

    public static readonly Code AreaMissing = new(
        820,
        F,
        "deployment",
        "one row per area that takes part",
        "config/{contest}/areas.csv",
        new(
            "Baris untuk wilayah ini tidak ada.",
            "Tambahkan barisnya; nol ditulis 0 dengan penjelasan.",
            "Ada wilayah tanpa angka dalam tabel pengerahan."
        ),
        new(
            "There is no row for this area.",
            "Add it; none is written 0 with an explanation.",
            "An area has no figure in the deployment table."
        )
    );

    public static readonly Code RowTwice = new(
        821,
        F,
        "report",
        "each key once",
        Formats,
        new("Baris yang sama muncul lebih dari sekali.", "Sisakan satu baris.", "Laporan memuat baris ganda."),
        new("The same row stands there more than once.", "Keep one of them.", "The report holds a row twice.")
    );

    public static readonly Code ZeroUnexplained = new(
        822,
        F,
        "deployment",
        "0 only with an explanation",
        Formats,
        new(
            "Nol personel tanpa penjelasan.",
            "Isi kolom keterangan, atau tulis angkanya.",
            "Ada wilayah dengan nol personel tanpa penjelasan."
        ),
        new(
            "Zero personnel without an explanation.",
            "Fill in keterangan, or write the figure.",
            "An area has zero personnel without an explanation."
        )
    );

    public static readonly Code CodeAndNameDisagree = new(
        823,
        F,
        "D02",
        "code and name are of the same area",
        "KPU and BPS use the same digits for different areas",
        new(
            "Kode dan nama wilayah tidak cocok.",
            "Gunakan kode KPU; kode BPS memakai angka yang sama untuk wilayah lain.",
            "Kode dan nama wilayah saling bertentangan."
        ),
        new(
            "The area's code and name do not match.",
            "Use KPU's code; BPS uses the same digits for other areas.",
            "Code and name of an area contradict each other."
        )
    );

    public static readonly Code PointMissing = new(
        824,
        F,
        "checklist",
        "four points, each with evidence and date",
        "cross-sector meeting of Kalimantan Selatan, 4 June 2024: four messages",
        new(
            "Satu dari empat butir tidak ada.",
            "Isi keempat butir: komunikasi, deteksi dini, profesionalisme, personel terlatih.",
            "Daftar periksa tidak memuat keempat butir."
        ),
        new(
            "One of the four points is missing.",
            "Fill in all four: komunikasi, deteksi dini, profesionalisme, personel terlatih.",
            "The checklist lacks one of its four points."
        )
    );

    public static readonly Code OfficeUnknown = new(
        825,
        F,
        "attendance",
        "every office is in the directory",
        "config/{contest}/offices.csv",
        new(
            "Kantor ini tidak ada dalam direktori pemilihan.",
            "Gunakan kunci kantor seperti dalam direktori.",
            "Laporan menyebut kantor yang tidak dikenal."
        ),
        new(
            "The office is not in the contest's directory.",
            "Use the office's key as in the directory.",
            "The report names an unknown office."
        )
    );

    public static readonly Code StandInMissing = new(
        826,
        F,
        "attendance",
        "mewakili names the title of who stood in",
        Formats,
        new(
            "Yang mewakili tidak disebut.",
            "Isi jabatan yang hadir mewakili.",
            "Daftar hadir tidak menyebut siapa yang mewakili."
        ),
        new(
            "Who stood in is not named.",
            "Fill in the title of who came instead.",
            "The attendance list does not say who stood in."
        )
    );

    public static readonly Code SlotForeign = new(
        827,
        F,
        "cadence",
        "the report is for a slot of the cadence",
        "docs/configuration.md",
        new(
            "Waktu laporan bukan awal jangka waktu yang diminta.",
            "Isi Untuk dengan awal jangka waktu laporan.",
            "Laporan situasi untuk waktu yang tidak diminta."
        ),
        new(
            "The report's time is not the start of a slot that is asked for.",
            "Fill in Untuk with the start of the slot.",
            "A situation report for a time that is not asked for."
        )
    );

    public static readonly Code PairUnknown = new(
        828,
        F,
        "reconciliation",
        "every pair is one of the contest's",
        "config/{contest}/paslon.csv",
        new(
            "Nomor urut ini bukan pasangan calon pemilihan ini.",
            "Tulis nomor urut sesuai penetapan.",
            "Laporan menyebut pasangan calon yang tidak ada."
        ),
        new(
            "The number is no pair of this contest.",
            "Write the number as in the decree.",
            "The report names a pair that does not exist."
        )
    );

    public static readonly Code AboutAPerson = new(
        829,
        F,
        "incident",
        "a link and a reason, nothing about a person",
        "UU 27/2022 on personal data: no more than the purpose needs",
        new(
            "Laporan memuat keterangan tentang orang: nama, akun, nomor, atau alamat.",
            "Hapus; cukup tautan dan alasan. Laporan ini tidak disimpan.",
            "Laporan insiden memuat data pribadi dan ditolak."
        ),
        new(
            "The report holds something about a person: a name, an account, a number or an address.",
            "Remove it; a link and a reason are enough. This report was not kept.",
            "An incident report held personal data and was refused."
        )
    );

    public static readonly Code WaiverNotAllowed = new(
        830,
        F,
        "waiver",
        "the requirement exists and may be waived",
        "design: KPU owns results; a document is never waived",
        new(
            "Syarat ini tidak ada atau tidak dapat dikecualikan.",
            "Periksa nama syarat; dokumen hasil tidak dapat dikecualikan.",
            "Pengecualian yang tidak sah diabaikan."
        ),
        new(
            "The requirement does not exist or cannot be waived.",
            "Check the requirement's name; a document of results cannot be waived.",
            "A waiver that is not allowed was ignored."
        )
    );

    public static readonly Code DecisionRefused = new(
        831,
        F,
        "calendar",
        "the decision is one that the stage's state allows",
        "docs/states.md",
        new(
            "Keputusan ini tidak mungkin dalam keadaan tahapan sekarang.",
            "Periksa urutan keputusan dan waktunya.",
            "Keputusan tahapan yang tidak sesuai urutan ditolak."
        ),
        new(
            "The decision is not possible in the stage's present state.",
            "Check the order of the decisions and their times.",
            "A decision on a stage out of order was refused."
        )
    );

    public static readonly Code PhasesOverlap = new(
        832,
        F,
        "operation",
        "phases follow one another",
        Formats,
        new(
            "Fase operasi tumpang tindih atau berjalan mundur.",
            "Betulkan tanggal mulai dan selesai fase.",
            "Kalender operasi memuat fase yang bertabrakan."
        ),
        new(
            "Phases of the operation overlap or run backwards.",
            "Mend the first and last dates of the phases.",
            "The operation calendar holds phases that collide."
        )
    );

    public static readonly Code MoreExperiencedThanAll = new(
        833,
        F,
        "roster",
        "berpengalaman <= kekuatan",
        Formats,
        new(
            "Personel berpengalaman lebih banyak daripada kekuatan regu.",
            "Betulkan salah satu angka.",
            "Jadwal jaga memuat angka yang mustahil."
        ),
        new(
            "There are more experienced personnel than the team has.",
            "Mend one of the figures.",
            "The roster holds an impossible figure."
        )
    );
}
