using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>14x: the entries of a D.KEJADIAN KHUSUS and of a decree.</summary>
public static class EntryCodes
{
    private const string Kejadian = "MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK: docs/file-formats.md";

    public static readonly Code EntryIncomplete = new(
        140,
        F,
        "Catatan",
        "every column that an entry of its kind needs is filled in",
        Kejadian,
        new(
            "Isian catatan kosong.",
            "Lengkapi kolom itu; setiap perubahan angka memerlukan dokumen, uraian, semula, menjadi dan alasan.",
            "Catatan kejadian khusus belum lengkap."
        ),
        new(
            "A column of the entry is empty.",
            "Fill it in; every changed figure needs document, row, semula, menjadi and the reason.",
            "An entry of the D.KEJADIAN KHUSUS is incomplete."
        )
    );

    public static readonly Code EntryWordUnknown = new(
        141,
        F,
        "Catatan",
        "kind, row, line and state are words of the form",
        Kejadian,
        new(
            "Isian catatan bukan salah satu yang dikenal.",
            "Gunakan salah satu isian yang disebutkan.",
            "Catatan kejadian khusus tidak dapat dibaca."
        ),
        new(
            "A word of the entry is none of those known.",
            "Use one of those listed.",
            "An entry of the D.KEJADIAN KHUSUS cannot be read."
        )
    );

    public static readonly Code EntryAreaForeign = new(
        142,
        F,
        "Catatan",
        "the area is a column of the document, or a polling station inside its area",
        Kejadian,
        new(
            "Wilayah pada catatan bukan bagian dari wilayah dokumen ini.",
            "Isi kode kolom wilayah pada dokumen, atau 13 angka kode TPS untuk PSU, PSL dan PSS; kosongkan untuk JUMLAH AKHIR.",
            "Catatan menyebut wilayah lain."
        ),
        new(
            "The entry's area is no part of this document's area.",
            "Give the code of a column of the document, or the 13 digits of a polling station for PSU, PSL and PSS; leave it empty for JUMLAH AKHIR.",
            "An entry names an area of somebody else."
        )
    );

    public static readonly Code EntryTwice = new(
        143,
        F,
        "Catatan",
        "one entry for each figure and each polling station",
        Kejadian,
        new(
            "Angka atau TPS yang sama dicatat dua kali.",
            "Sisakan satu catatan untuk setiap angka dan setiap TPS.",
            "Catatan kejadian khusus saling bertentangan."
        ),
        new(
            "The same figure or polling station has two entries.",
            "Keep one entry for each figure and each polling station.",
            "Entries of the D.KEJADIAN KHUSUS contradict each other."
        )
    );

    public static readonly Code EntryChangesNothing = new(
        144,
        F,
        "Catatan",
        "semula <> menjadi",
        Kejadian,
        new(
            "SEMULA dan MENJADI sama; catatan ini tidak menjelaskan perubahan apa pun.",
            "Isi kedua angka sebagaimana pada temuan: SEMULA angka seharusnya, MENJADI angka pada dokumen.",
            "Catatan kejadian khusus tidak memuat perubahan."
        ),
        new(
            "SEMULA and MENJADI are the same; the entry explains no change.",
            "Give both figures of the finding: SEMULA what was expected, MENJADI what the document has.",
            "An entry of the D.KEJADIAN KHUSUS has no change in it."
        )
    );
}
