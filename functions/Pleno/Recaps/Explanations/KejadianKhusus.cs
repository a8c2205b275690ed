using Pleno.Areas;

namespace Pleno.Recaps.Explanations;

/// <summary>What an entry of MODEL D.KEJADIAN KHUSUS DAN/ATAU KEBERATAN SAKSI-KWK is about.</summary>
public enum KejadianKind
{
    /// <summary>A figure that differs from what a rule or the document of the level below asks for, rightly.</summary>
    Selisih,

    /// <summary>An objection of a witness (keberatan saksi).</summary>
    Keberatan,

    /// <summary>Pemungutan suara ulang: a repeat vote.</summary>
    Psu,

    /// <summary>Pemungutan suara lanjutan: a vote that was broken off and is continued.</summary>
    Psl,

    /// <summary>Pemungutan suara susulan: a vote that is held later.</summary>
    Pss,

    /// <summary>Anything else that was put on record.</summary>
    Lain,
}

/// <summary>One entry.</summary>
/// <param name="Number">Number of the entry, from 1.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Document">The document with the figure: its berita acara number, or the first digits of its SHA-256; null where none is meant.</param>
/// <param name="Area">Area of the column, or polling station; null for JUMLAH AKHIR or where none is meant.</param>
/// <param name="Field">Key of the figure's field; null where none is meant.</param>
/// <param name="From">SEMULA: what the rule or the other document asks for; null where none is meant.</param>
/// <param name="To">MENJADI: what the document has; null where none is meant.</param>
/// <param name="Reason">Why.</param>
/// <param name="IsOver">For PSU, PSL and PSS: whether that vote is over (SELESAI); null for the others.</param>
/// <param name="Witness">For an objection: nomor urut of the pair whose witness objects; null where that is not said.</param>
public sealed record KejadianEntry(
    int Number,
    KejadianKind Kind,
    string? Document,
    AreaCode? Area,
    string? Field,
    long? From,
    long? To,
    string Reason,
    bool? IsOver,
    int? Witness
);

/// <summary>A D.KEJADIAN KHUSUS as read.</summary>
/// <param name="Area">The area whose plenary session wrote it.</param>
/// <param name="BeritaAcara">Number of the berita acara that it belongs to.</param>
/// <param name="Date">Date of the session; null where the head gives none.</param>
/// <param name="Entries">Its entries.</param>
public sealed record KejadianKhusus(
    AreaCode Area,
    string BeritaAcara,
    DateOnly? Date,
    IReadOnlyList<KejadianEntry> Entries
);

/// <summary>A D.KEJADIAN KHUSUS that stands, and the file it came in.</summary>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Content">What it says.</param>
public sealed record KejadianOnFile(string Hash, KejadianKhusus Content);
