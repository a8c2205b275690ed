using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>8xx: reports of readiness.</summary>
public static partial class ReadinessCodes
{
    private const string Formats = "docs/readiness-formats.md";

    public static readonly Code WrongPath = new(
        801,
        F,
        "path",
        "readiness/{contest}/{stage}/{office or area}/{file}",
        Formats,
        new(
            "Laporan diletakkan di jalur yang salah.",
            "Unggah ke readiness/{pemilihan}/{tahapan}/{kantor atau wilayah}/{nama berkas}.",
            "Sebuah laporan tiba di luar tempatnya."
        ),
        new(
            "The report was put in the wrong path.",
            "Upload to readiness/{contest}/{stage}/{office or area}/{file}.",
            "A report arrived outside its place."
        )
    );

    public static readonly Code UnknownStage = new(
        802,
        F,
        "path",
        "the stage is in the calendar",
        Formats,
        new(
            "Tahapan tidak ada dalam kalender pemilihan ini.",
            "Periksa nama tahapan pada jalur berkas.",
            "Laporan untuk tahapan yang tidak dikenal."
        ),
        new(
            "The stage is not in this contest's calendar.",
            "Check the stage in the path.",
            "A report for an unknown stage."
        )
    );

    public static readonly Code NotThisOfficesDuty = new(
        803,
        F,
        "duty",
        "only the office whose duty it is reports",
        "design: write rights stay apart",
        new(
            "Kantor ini tidak diminta memberi laporan ini untuk tahapan ini.",
            "Laporan hanya diterima dari kantor yang bertugas.",
            "Laporan datang dari kantor yang tidak berwenang dan diabaikan."
        ),
        new(
            "This office is not asked for this report of this stage.",
            "Reports are accepted only from the office whose duty it is.",
            "A report came from the wrong office and was ignored."
        )
    );

    public static readonly Code EntryMissing = new(
        804,
        F,
        "report",
        "every entry of the kind is there",
        Formats,
        new("Keterangan laporan tidak ada atau kosong.", "Isi keterangan yang disebut.", "Laporan tidak lengkap."),
        new("An entry of the report is missing or empty.", "Fill in the entry named.", "The report is incomplete.")
    );

    public static readonly Code EntryWrong = new(
        805,
        F,
        "report",
        "each entry of its kind; office and stage as in the path",
        Formats,
        new(
            "Keterangan laporan tidak sah atau tidak cocok dengan jalurnya.",
            "Betulkan keterangan yang disebut.",
            "Laporan memuat keterangan yang salah."
        ),
        new(
            "An entry of the report is invalid or does not match its path.",
            "Mend the entry named.",
            "The report holds a wrong entry."
        )
    );

    public static readonly Code KindUnknown = new(
        806,
        F,
        "report",
        "the first line names a kind of report",
        Formats,
        new(
            "Jenis laporan tidak dikenal.",
            "Tulis jenis laporan pada baris pertama, persis seperti pada templat.",
            "Laporan dengan jenis yang tidak dikenal."
        ),
        new(
            "The kind of report is not known.",
            "Write the kind of report in the first line, exactly as in the template.",
            "A report of an unknown kind."
        )
    );

    public static readonly Code ColumnMissing = new(
        807,
        F,
        "report",
        "every column of the table is there",
        Formats,
        new(
            "Kolom tabel laporan tidak ada.",
            "Tambahkan kolom yang disebut, dengan nama seperti pada templat.",
            "Tabel laporan tidak lengkap."
        ),
        new(
            "A column of the report's table is missing.",
            "Add the column named, worded as in the template.",
            "The report's table is incomplete."
        )
    );

    public static readonly Code CellWrong = new(
        808,
        F,
        "report",
        "every value of the table is of its kind",
        Formats,
        new(
            "Nilai dalam tabel laporan kosong atau tidak sah.",
            "Betulkan nilai pada baris dan kolom yang disebut.",
            "Tabel laporan memuat nilai yang salah."
        ),
        new(
            "A value in the report's table is empty or invalid.",
            "Mend the value at the row and column named.",
            "The report's table holds a wrong value."
        )
    );

    public static readonly Code EntryUnknown = new(
        809,
        W,
        "report",
        "no entry or column beside those of the kind",
        Formats,
        new(
            "Keterangan atau kolom ini tidak dikenal dan tidak dibaca.",
            "Periksa ejaannya, atau hapus.",
            "Sebagian laporan tidak dibaca."
        ),
        new(
            "The entry or column is not known and was not read.",
            "Check its spelling, or remove it.",
            "A part of the report was not read."
        )
    );

    public static readonly Code ReplacesWrong = new(
        810,
        F,
        "L06",
        "a new version names the report that stands",
        "design: versions; as F.712 for documents",
        new(
            "Laporan menyebut menggantikan laporan lain daripada yang berlaku.",
            "Isi Menggantikan dengan awal SHA-256 laporan yang berlaku.",
            "Versi baru tidak menyebut laporan yang berlaku; yang lama tetap berlaku."
        ),
        new(
            "The report says that it replaces another one than the one that stands.",
            "Fill in Menggantikan with the first digits of the SHA-256 of the report that stands.",
            "A new version does not name the report that stands; the old one still holds."
        )
    );

    public static readonly Code SlotTwice = new(
        811,
        F,
        "cadence",
        "one situation report per slot, or a new version with its reason",
        Formats,
        new(
            "Sudah ada laporan situasi untuk jangka waktu ini.",
            "Bila ini perbaikan, isi Menggantikan dan Alasan.",
            "Dua laporan situasi untuk satu jangka waktu; yang pertama tetap berlaku."
        ),
        new(
            "There is a situation report for this slot already.",
            "If this is a correction, fill in Menggantikan and Alasan.",
            "Two situation reports for one slot; the first still holds."
        )
    );

    public static readonly Code ExpiredOnArrival = new(
        812,
        F,
        "validity",
        "a confirmation is valid when it arrives",
        Formats,
        new(
            "Masa berlaku konfirmasi telah lewat ketika diterima.",
            "Buat konfirmasi baru dengan tanggal dan masa berlaku yang benar.",
            "Konfirmasi diterima setelah masa berlakunya lewat dan diabaikan."
        ),
        new(
            "The confirmation's validity was over when it arrived.",
            "Make a new confirmation with the right date and validity.",
            "A confirmation arrived after its expiry and was ignored."
        )
    );
}
