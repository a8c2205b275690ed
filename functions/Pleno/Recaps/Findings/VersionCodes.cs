using static Pleno.Recaps.Findings.Severity;

namespace Pleno.Recaps.Findings;

/// <summary>7xx, continued: versions of a document, what explains a figure, repeat votes and the decree on the result.</summary>
public static class VersionCodes
{
    private const string Corrections =
        "PKPU 18/2024: corrections are recorded; known failure: figures overwritten silently in 2024";

    private const string Kejadian =
        "MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK: every correction is recorded";
    private const string Revotes =
        "domain rule L09: PSU, PSL and PSS in 612 polling stations in 2024; a result rests on their outcome";
    private const string Determination = "PKPU 18/2024 art. 56: the result is determined by a decree of KPU";

    public static readonly Code SameNumberOtherContent = new(
        715,
        F,
        "L08",
        "one berita acara number, one content",
        Corrections,
        new(
            "Nomor berita acara ini sudah dipakai dokumen lain dengan isi yang berbeda.",
            "Jika ini perbaikan, isi \"Menggantikan\" dan \"Alasan\"; jika bukan, betulkan nomor berita acara.",
            "Dua berkas berbeda memakai nomor berita acara yang sama; yang diterima lebih dahulu tetap berlaku."
        ),
        new(
            "Another document with other content has this berita acara number.",
            "If this is a correction, fill in \"Menggantikan\" and \"Alasan\"; if it is not, mend the number.",
            "Two different files have the same berita acara number; the one accepted first stands."
        )
    );

    public static readonly Code ReplacesUnknown = new(
        716,
        F,
        "L06",
        "what is replaced exists",
        Corrections,
        new(
            "Dokumen yang disebut pada \"Menggantikan\" tidak ada.",
            "Isi awal SHA-256 dokumen yang sedang berlaku, atau kosongkan bila ini versi pertama.",
            "Ada versi yang menyebut pendahulu yang tidak dikenal."
        ),
        new(
            "The document named at \"Menggantikan\" does not exist.",
            "Fill in the first digits of the SHA-256 of the one that stands, or leave it empty for a first version.",
            "A version names a predecessor that is not known."
        )
    );

    public static readonly Code RevisionWithoutBasis = new(
        717,
        W,
        "L06",
        "a new version names the D.KEJADIAN KHUSUS or decree that allows it",
        Corrections,
        new(
            "Versi baru tidak menyebut D.KEJADIAN KHUSUS atau keputusan yang menjadi dasarnya.",
            "Isi \"Dasar\" dengan nomor D.KEJADIAN KHUSUS, keputusan atau putusan yang menjadi dasar perubahan.",
            "Perubahan diterima, tetapi dasarnya belum disebut."
        ),
        new(
            "The new version does not name the D.KEJADIAN KHUSUS or the decree that allows it.",
            "Fill in \"Dasar\" with the number of the D.KEJADIAN KHUSUS, the decree or the ruling.",
            "The change was accepted; what it rests on has not been named."
        )
    );

    public static readonly Code RevoteOpen = new(
        718,
        W,
        "L09",
        "no polling station below has an open PSU, PSL or PSS",
        Revotes,
        new(
            "Pemungutan suara ulang, lanjutan atau susulan di TPS ini belum selesai; hasilnya belum dapat ditetapkan.",
            "Unggah D.KEJADIAN KHUSUS dengan status SELESAI dan versi baru dokumen setelah pemungutan suara itu selesai.",
            "Angka tetap sementara sampai pemungutan suara itu selesai."
        ),
        new(
            "A repeat, continued or later vote at this polling station is still open; the result cannot be determined.",
            "When that vote is over, upload a D.KEJADIAN KHUSUS with the state SELESAI and the new version.",
            "The figures stay provisional until that vote is over."
        )
    );

    public static readonly Code DeterminedWhileRevoteOpen = new(
        719,
        F,
        "L09",
        "no polling station has an open PSU, PSL or PSS when the result is determined",
        Revotes,
        new(
            "Hasil ditetapkan ketika pemungutan suara ulang, lanjutan atau susulan di TPS ini belum selesai.",
            "Unggah dahulu D.KEJADIAN KHUSUS dengan status SELESAI untuk TPS itu.",
            "Keputusan belum dicatat karena masih ada pemungutan suara yang belum selesai."
        ),
        new(
            "The result is determined while a repeat, continued or later vote at this polling station is open.",
            "First upload a D.KEJADIAN KHUSUS with the state SELESAI for that polling station.",
            "The decree is not recorded, since a vote is still open."
        )
    );

    public static readonly Code ExplanationDoesNotFit = new(
        741,
        W,
        "L05",
        "semula and menjadi of an entry = the two sides of the figure that it explains",
        Kejadian,
        new(
            "Catatan D.KEJADIAN KHUSUS untuk angka ini tidak cocok dengan dokumen, sehingga tidak menjelaskan apa pun.",
            "Samakan SEMULA dan MENJADI dengan kedua angka pada temuan, atau betulkan dokumennya.",
            "Ada catatan kejadian khusus yang tidak cocok dengan angkanya."
        ),
        new(
            "The entry of the D.KEJADIAN KHUSUS on this figure does not fit the document and explains nothing.",
            "Let SEMULA and MENJADI be the two figures of the finding, or mend the document.",
            "An entry of a D.KEJADIAN KHUSUS does not fit its figure."
        )
    );

    public static readonly Code DecreeDocumentUnknown = new(
        742,
        F,
        "L06",
        "the decree names the accepted document that stands",
        Determination,
        new(
            "Dokumen yang disebut keputusan bukan dokumen yang sedang berlaku.",
            "Isi \"Dokumen\" dengan awal SHA-256 atau nomor berita acara dokumen yang diterima dan berlaku.",
            "Keputusan merujuk dokumen yang tidak berlaku; penetapan belum dicatat."
        ),
        new(
            "The document that the decree names is not the one that stands.",
            "Let \"Dokumen\" be the first digits of the SHA-256, or the berita acara number, of the accepted document.",
            "The decree refers to a document that does not stand; the determination is not recorded."
        )
    );

    public static readonly Code DecreeVotesDiffer = new(
        743,
        F,
        "L01",
        "suara pada keputusan = suara pada dokumen",
        Determination,
        new(
            "Perolehan suara pada keputusan berbeda dari dokumen yang menjadi dasarnya.",
            "Bandingkan keputusan dengan dokumen; salah satunya perlu dibetulkan pada sumbernya.",
            "Keputusan dan rekapitulasi memuat angka yang berbeda; penetapan belum dicatat."
        ),
        new(
            "The votes in the decree are not those of the document it rests on.",
            "Compare the decree with the document; one of them needs mending at its source.",
            "Decree and recapitulation have different figures; the determination is not recorded."
        )
    );

    public static readonly Code DecreeReplacesWithoutReason = new(
        744,
        F,
        "L06",
        "a decree that supersedes another names it, why, and the repeat vote or ruling that asks for it",
        "domain notes 3: Barito Utara, decree of 2024 superseded after a repeat vote and after a ruling of the Constitutional Court",
        new(
            "Sudah ada keputusan penetapan hasil; keputusan baru harus menyebut yang digantikan, alasan dan dasarnya.",
            "Isi \"Menggantikan\" (nomor keputusan lama), \"Alasan\" dan \"Dasar\" (PSU atau putusan Mahkamah Konstitusi).",
            "Ada keputusan kedua tanpa penjelasan; keputusan yang tercatat tetap berlaku."
        ),
        new(
            "There is a decree on the result already; a new one must name what it supersedes, why, and on what basis.",
            "Fill in \"Menggantikan\" (the old decree's number), \"Alasan\" and \"Dasar\" (repeat vote or Court ruling).",
            "A second decree came without an explanation; the one on record stands."
        )
    );

    public static readonly Code DecreeNotOfContest = new(
        745,
        F,
        "D05",
        "the area of the decree = the area of the contest",
        Determination,
        new(
            "Keputusan penetapan hasil hanya ada pada tingkat wilayah pemilihan.",
            "Unggah keputusan ke folder wilayah pemilihan.",
            "Keputusan diunggah untuk wilayah yang tidak menetapkan hasil."
        ),
        new(
            "Only the area of the contest determines a result.",
            "Upload the decree to the folder of the contest's area.",
            "A decree was uploaded for an area that determines no result."
        )
    );
}
