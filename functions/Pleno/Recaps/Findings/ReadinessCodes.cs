using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>8xx: reports of readiness.</summary>
public static class ReadinessCodes
{
    private const string Formats = "docs/file-formats.md";

    public static readonly Code WrongPath = new(
        801,
        F,
        "path",
        "readiness/{contest}/{stage}/{office}/{file}",
        Formats,
        new(
            "Laporan diletakkan di jalur yang salah.",
            "Unggah ke readiness/{pemilihan}/{tahapan}/{kantor}/{nama berkas}.",
            "Sebuah laporan tiba di luar tempatnya."
        ),
        new(
            "The report was put in the wrong path.",
            "Upload to readiness/{contest}/{stage}/{office}/{file}.",
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
            "Kantor ini tidak diminta memberi konfirmasi untuk tahapan ini.",
            "Laporan hanya diterima dari kantor yang bertugas.",
            "Konfirmasi datang dari kantor yang tidak berwenang dan diabaikan."
        ),
        new(
            "This office is not asked for a confirmation of this stage.",
            "Reports are accepted only from the office whose duty it is.",
            "A confirmation came from the wrong office and was ignored."
        )
    );

    public static readonly Code EntryMissing = new(
        804,
        F,
        "report",
        "kantor, tahapan, pernyataan, tanggal",
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
}
