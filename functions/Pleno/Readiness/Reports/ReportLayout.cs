using Pleno.Contests;

namespace Pleno.Readiness.Reports;

/// <summary>The kinds of report.</summary>
public enum ReportKind
{
    Confirmation,
    Roster,
    Patrol,
    Deployment,
    Checklist,
    Attendance,
    Situation,
    Incident,
    Reconciliation,
    Operation,

    /// <summary>A requirement is waived for a while.</summary>
    Waiver,

    /// <summary>KPU's decision on the course of the stage: adjourned, resumed, closed and so on.</summary>
    Decision,
}

/// <summary>What stands in a report of a kind (docs/readiness-formats.md).</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">The first line.</param>
/// <param name="Proves">The kind of requirement it is evidence of; null for none.</param>
/// <param name="Required">Labels that must be there beside those of every report.</param>
/// <param name="Optional">Labels that may be there.</param>
/// <param name="Columns">Columns of its table; empty when it has none.</param>
public sealed record ReportLayout(
    ReportKind Kind,
    string Title,
    RequirementKind? Proves,
    IReadOnlyList<string> Required,
    IReadOnlyList<string> Optional,
    IReadOnlyList<string> Columns
)
{
    /// <summary>Labels that every report must have.</summary>
    public static IReadOnlyList<string> Common { get; } = ["Kantor", "Tahapan", "Tanggal", "Pejabat"];

    /// <summary>Labels that every report may have.</summary>
    public static IReadOnlyList<string> Revision { get; } = ["Menggantikan", "Alasan"];

    public static IReadOnlyList<ReportLayout> All { get; } =
    [
        new(
            ReportKind.Confirmation,
            "KONFIRMASI KESIAPAN",
            RequirementKind.Confirmation,
            ["Pernyataan"],
            ["Berlaku sampai"],
            []
        ),
        new(
            ReportKind.Roster,
            "JADWAL JAGA",
            RequirementKind.Roster,
            ["Zona"],
            [],
            ["Objek", "Regu", "Mulai", "Selesai", "Kekuatan", "Berpengalaman"]
        ),
        new(ReportKind.Patrol, "LOG PATROLI", RequirementKind.Patrol, ["Zona"], [], ["Objek", "Waktu"]),
        new(
            ReportKind.Deployment,
            "PENGERAHAN PERSONEL",
            RequirementKind.Deployment,
            ["Jumlah"],
            [],
            ["Kode", "Uraian", "Personel", "Keterangan"]
        ),
        new(
            ReportKind.Checklist,
            "DAFTAR PERIKSA KESIAPAN",
            RequirementKind.Checklist,
            [],
            [],
            ["Butir", "Bukti", "Tanggal"]
        ),
        new(
            ReportKind.Attendance,
            "DAFTAR HADIR",
            RequirementKind.Attendance,
            [],
            [],
            ["Kantor", "Kehadiran", "Yang hadir"]
        ),
        new(
            ReportKind.Situation,
            "LAPORAN SITUASI",
            RequirementKind.Situation,
            ["Wilayah", "Untuk", "Zona", "Keadaan", "Uraian"],
            [],
            []
        ),
        new(
            ReportKind.Incident,
            "LAPORAN INSIDEN",
            RequirementKind.NoIncident,
            ["Nomor", "Jenis", "Status", "Uraian"],
            ["Tautan"],
            []
        ),
        new(
            ReportKind.Reconciliation,
            "REKONSILIASI PASANGAN CALON",
            RequirementKind.Reconciliation,
            [],
            [],
            ["Nomor urut", "Tanggal", "Kegiatan"]
        ),
        new(ReportKind.Operation, "KALENDER OPERASI", RequirementKind.Operation, [], [], ["Fase", "Mulai", "Selesai"]),
        new(ReportKind.Waiver, "PENGECUALIAN SYARAT", null, ["Syarat", "Sebab", "Berlaku sampai", "Zona"], [], []),
        new(
            ReportKind.Decision,
            "KEPUTUSAN TAHAPAN",
            null,
            ["Keputusan", "Waktu", "Zona", "Sebab"],
            ["Waktu baru", "Dokumen"],
            []
        ),
    ];

    public static ReportLayout Of(ReportKind kind) => All.First(layout => layout.Kind == kind);

    /// <summary>Every label that such a report may have.</summary>
    public IEnumerable<string> Labels => [.. Common, .. Required, .. Optional, .. Revision];
}
