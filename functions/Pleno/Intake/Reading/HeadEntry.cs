using Pleno.Areas;
using Pleno.Recaps;

namespace Pleno.Intake.Reading;

/// <summary>An entry at the head of the form.</summary>
/// <param name="Key">Its key in JSON files and in findings.</param>
/// <param name="Label">Its label in XLSX and CSV files.</param>
public sealed record HeadEntry(string Key, string Label)
{
    private string Letters { get; } = Wording.Letters(Label);

    public static readonly HeadEntry Model = new("model", "Model");
    public static readonly HeadEntry Provinsi = new("provinsi", "Provinsi");
    public static readonly HeadEntry KabKota = new("kabKota", "Kabupaten/Kota");
    public static readonly HeadEntry Kecamatan = new("kecamatan", "Kecamatan");
    public static readonly HeadEntry Area = new("area", "Kode Wilayah");
    public static readonly HeadEntry Year = new("year", "Tahun");
    public static readonly HeadEntry BeritaAcara = new("beritaAcara", "Nomor Berita Acara");
    public static readonly HeadEntry Date = new("date", "Tanggal Rapat Pleno");
    public static readonly HeadEntry Place = new("place", "Tempat Rapat Pleno");
    public static readonly HeadEntry Replaces = new("replaces", "Menggantikan");
    public static readonly HeadEntry Reason = new("reason", "Alasan");
    public static readonly HeadEntry Basis = new("basis", "Dasar");

    /// <summary>Only a decree has these.</summary>
    public static readonly HeadEntry DecreeNumber = new("decree", "Nomor Keputusan");
    public static readonly HeadEntry AnnouncedAt = new("announced", "Diumumkan");
    public static readonly HeadEntry Document = new("document", "Dokumen");

    /// <summary>The entries that name the area and those it lies in.</summary>
    internal static IReadOnlyList<(HeadEntry Entry, AreaLevel Level)> AreaNames { get; } =
    [(Provinsi, AreaLevel.Provinsi), (KabKota, AreaLevel.KabKota), (Kecamatan, AreaLevel.Kecamatan)];

    /// <summary>Every entry, in the order of the form.</summary>
    public static IReadOnlyList<HeadEntry> All { get; } =
    [Model, Provinsi, KabKota, Kecamatan, Area, Year, BeritaAcara, Date, Place, Replaces, Reason, Basis];

    /// <summary>Every entry of a decree, in its order.</summary>
    public static IReadOnlyList<HeadEntry> OfDecree { get; } =
    [Model, Provinsi, KabKota, Area, Year, DecreeNumber, AnnouncedAt, Document, Replaces, Reason, Basis];

    /// <summary>The one of these entries with this label; capitals, punctuation and spaces aside.</summary>
    internal static HeadEntry? Labelled(string text, IReadOnlyList<HeadEntry> entries) =>
        entries.FirstOrDefault(entry => entry != Model && Wording.Says(text, entry.Letters));
}

/// <summary>What stands at the head of a file, as it stands there.</summary>
/// <param name="Values">The entries found.</param>
/// <param name="DayZero">The day from which a spreadsheet counts its dates; null where a number is never a date.</param>
internal sealed record RawHead(IReadOnlyDictionary<HeadEntry, HeadValue> Values, DateOnly? DayZero);

/// <summary>The value of an entry, empty where it has none, and where it stands.</summary>
internal readonly record struct HeadValue(Cell Cell, Place Place);
