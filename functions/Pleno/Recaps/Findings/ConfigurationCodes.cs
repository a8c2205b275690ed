using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>9xx: the configuration files of a contest.</summary>
public static class ConfigurationCodes
{
    private const string Configuration = "docs/configuration.md";

    public static readonly Code FileMissing = new(
        901,
        F,
        "config",
        "every configuration file is there",
        Configuration,
        new(
            "Berkas konfigurasi tidak ada.",
            "Unggah berkas ini ke config/{pemilihan}/.",
            "Konfigurasi pemilihan belum lengkap."
        ),
        new(
            "A configuration file is missing.",
            "Upload it to config/{contest}/.",
            "The contest's configuration is incomplete."
        )
    );

    public static readonly Code ColumnMissing = new(
        902,
        F,
        "config",
        "every column of the file is there",
        Configuration,
        new("Kolom berkas konfigurasi tidak ada.", "Tambahkan kolom ini.", "Konfigurasi pemilihan salah."),
        new("A column of a configuration file is missing.", "Add the column.", "The contest's configuration is wrong.")
    );

    public static readonly Code ValueWrong = new(
        903,
        F,
        "config",
        "every value is of its kind",
        Configuration,
        new(
            "Nilai konfigurasi tidak sah.",
            "Betulkan nilai pada baris dan kolom yang disebut.",
            "Konfigurasi pemilihan salah."
        ),
        new(
            "A configuration value is not valid.",
            "Mend the value at the row and column named.",
            "The contest's configuration is wrong."
        )
    );

    public static readonly Code ValueTwice = new(
        904,
        F,
        "config",
        "every key once",
        Configuration,
        new("Kunci konfigurasi muncul lebih dari sekali.", "Hapus salah satunya.", "Konfigurasi pemilihan salah."),
        new(
            "A configuration key stands there more than once.",
            "Remove one of them.",
            "The contest's configuration is wrong."
        )
    );

    public static readonly Code ReferenceUnknown = new(
        905,
        F,
        "config",
        "every reference names something that exists",
        Configuration,
        new(
            "Nilai merujuk sesuatu yang tidak ada dalam konfigurasi.",
            "Betulkan rujukan atau tambahkan yang dirujuk.",
            "Konfigurasi pemilihan salah."
        ),
        new(
            "A value refers to something that the configuration does not hold.",
            "Mend the reference or add what it names.",
            "The contest's configuration is wrong."
        )
    );

    public static readonly Code FileUnknown = new(
        906,
        F,
        "config",
        "no other file",
        Configuration,
        new(
            "Berkas konfigurasi tidak dikenal.",
            "Hapus berkas ini atau betulkan namanya.",
            "Ada berkas konfigurasi yang tidak dikenal."
        ),
        new(
            "The configuration file is not known.",
            "Delete it or mend its name.",
            "There is an unknown configuration file."
        )
    );

    public static readonly Code NobodyReached = new(
        907,
        F,
        "config",
        "every route reaches an office",
        Configuration,
        new(
            "Aturan pengiriman ini tidak menjangkau satu kantor pun.",
            "Tambahkan kantor dengan peran itu atau betulkan aturannya.",
            "Ada pemberitahuan yang tidak akan sampai kepada siapa pun."
        ),
        new(
            "This route reaches no office.",
            "Add an office with that role or mend the route.",
            "A notice would reach nobody."
        )
    );

    public static readonly Code ParameterWrong = new(
        908,
        F,
        "config",
        "every parameter is one of its kind of requirement, with a value of its kind",
        Configuration,
        new(
            "Parameter syarat tidak dikenal untuk jenis ini, hilang, atau nilainya tidak sah.",
            "Betulkan parameter yang disebut.",
            "Konfigurasi pemilihan salah."
        ),
        new(
            "A requirement's parameter is unknown for its kind, missing, or has a wrong value.",
            "Mend the parameter named.",
            "The contest's configuration is wrong."
        )
    );

    public static readonly Code StageBackwards = new(
        909,
        F,
        "calendar",
        "checks_from < starts < ends; not before the stage that it follows",
        Configuration,
        new(
            "Tahapan berjalan mundur: selesai sebelum mulai, atau mulai sebelum tahapan yang didahuluinya.",
            "Betulkan waktu tahapan atau kolom after.",
            "Kalender pemilihan salah."
        ),
        new(
            "The stage runs backwards: it ends before it starts, or starts before the stage that it follows.",
            "Mend the stage's times or the column after.",
            "The contest's calendar is wrong."
        )
    );

    public static readonly Code StagesOverlap = new(
        910,
        F,
        "calendar",
        "a stage starts when the one that it follows has ended",
        Configuration,
        new(
            "Tahapan mulai ketika tahapan yang didahuluinya belum selesai.",
            "Betulkan waktu tahapan; bila memang bersamaan, kosongkan kolom after.",
            "Kalender pemilihan memuat tahapan yang tumpang tindih."
        ),
        new(
            "The stage starts before the one that it follows has ended.",
            "Mend the stage's times; if they are meant to run together, empty the column after.",
            "The contest's calendar has stages that overlap."
        )
    );

    public static readonly Code ChangeWithoutReason = new(
        911,
        F,
        "calendar",
        "from version 2 on a stage's times have a reason",
        Configuration,
        new("Perubahan jadwal tahapan tanpa alasan.", "Isi kolom reason.", "Jadwal tahapan berubah tanpa alasan."),
        new(
            "A stage's times were changed without a reason.",
            "Fill in the column reason.",
            "A stage's times were changed without a reason."
        )
    );

    public static readonly Code CountedFiguresRestOnIt = new(
        912,
        F,
        "config",
        "pairs, areas with documents and levels of documents stay as they are while figures count",
        Configuration,
        new(
            "Perubahan ini menyentuh dasar angka yang sudah dihitung.",
            "Kembalikan nilai semula. Perubahan baru diterima bila tidak ada lagi dokumen yang dihitung.",
            "Konfigurasi pemilihan tidak dapat diubah karena sudah ada angka yang dihitung."
        ),
        new(
            "The change touches what counted figures rest on.",
            "Put back what stood there. The change is accepted again when no document counts.",
            "The contest's configuration cannot be changed since figures count already."
        )
    );
}
