using Pleno.Contests;

namespace Pleno.Notices.Looking;

/// <summary>Words of a page in both languages.</summary>
/// <param name="Indonesian">In Indonesian.</param>
/// <param name="English">In English.</param>
public sealed record PageWords(string Indonesian, string English)
{
    /// <summary>Both, for where no element can stand: an option, a title.</summary>
    public override string ToString() => $"{Indonesian} / {English}";
}

/// <summary>Kinds, states and routes as pages name them.</summary>
public static class NoticeWords
{
    private static readonly Dictionary<NoticeKind, PageWords> Kinds = new()
    {
        [NoticeKind.DocumentAccepted] = new("Dokumen diterima", "Document accepted"),
        [NoticeKind.DocumentRefused] = new("Dokumen ditolak", "Document rejected"),
        [NoticeKind.DocumentWaiting] = new("Dokumen menunggu", "Document waiting"),
        [NoticeKind.DocumentCorrected] = new("Dokumen dikoreksi", "Document corrected"),
        [NoticeKind.DocumentNeedsExplanation] = new("Dokumen perlu penjelasan", "Document needs explanation"),
        [NoticeKind.KejadianRecorded] = new("D.KEJADIAN KHUSUS dicatat", "D.KEJADIAN KHUSUS recorded"),
        [NoticeKind.ScanAttached] = new("Pindaian dilampirkan", "Scan attached"),
        [NoticeKind.ScanWaiting] = new("Pindaian menunggu dokumennya", "Scan waiting for its document"),
        [NoticeKind.ResultDetermined] = new("Hasil ditetapkan", "Result determined"),
        [NoticeKind.DisputeAttention] = new("Perhatian sengketa", "Possible dispute"),
        [NoticeKind.StageReady] = new("Tahapan siap", "Stage ready"),
        [NoticeKind.StageNotReady] = new("Tahapan belum siap", "Stage not ready"),
        [NoticeKind.ReportRefused] = new("Laporan ditolak", "Report refused"),
        [NoticeKind.ConfigurationRefused] = new("Konfigurasi ditolak", "Configuration refused"),
        [NoticeKind.Reminder] = new("Pengingat", "Reminder"),
        [NoticeKind.StageChanged] = new("Jalannya tahapan berubah", "Course of a stage changed"),
        [NoticeKind.TimerSilent] = new("Pemeriksaan tidak berjalan", "Check does not run"),
        [NoticeKind.StageScheduled] = new("Tahapan dijadwalkan", "Stage scheduled"),
        [NoticeKind.OperationPhase] = new("Fase operasi", "Phase of an operation"),
        [NoticeKind.Incident] = new("Insiden", "Incident"),
        [NoticeKind.GuardGap] = new("Celah pengamanan", "Gap in the guard"),
        [NoticeKind.SituationDigest] = new("Situasi semua wilayah", "Situation of all areas"),
        [NoticeKind.Inauguration] = new("Pelantikan", "Inauguration"),
        [NoticeKind.DisputeWindow] = new("Masa permohonan ke MK berakhir", "Time for petitions over"),
        [NoticeKind.PoisonKept] = new("Pesan disisihkan", "Message set aside"),
        [NoticeKind.OfficeUnreachable] = new("Kantor tidak terjangkau", "Office out of reach"),
        [NoticeKind.SenderStopped] = new("Pengiriman berhenti", "Sending stopped"),
        [NoticeKind.Digest] = new("Ikhtisar pemberitahuan", "Digest of notices"),
        [NoticeKind.AcknowledgementMissing] = new("Konfirmasi belum ada", "Acknowledgement missing"),
        [NoticeKind.EvidenceChanged] = new("Bukti berubah", "Evidence changed"),
    };

    /// <exception cref="KeyNotFoundException">The kind has no words yet.</exception>
    public static PageWords Of(NoticeKind kind) => Kinds[kind];

    public static PageWords Of(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Queued => new("antre", "queued"),
            DeliveryStatus.Sending => new("dikirim", "sending"),
            DeliveryStatus.Unknown => new("tidak diketahui", "unknown"),
            DeliveryStatus.Accepted => new("diterima layanan surat", "accepted"),
            DeliveryStatus.Delivered => new("sampai", "delivered"),
            DeliveryStatus.Deferred => new("ditunda", "deferred"),
            DeliveryStatus.Bounced => new("ditolak penerima", "bounced"),
            DeliveryStatus.Dropped => new("tidak dikirim layanan surat", "dropped"),
            DeliveryStatus.Failed => new("gagal", "failed"),
            DeliveryStatus.Held => new("ditahan untuk ikhtisar", "held"),
            DeliveryStatus.Digested => new("dalam ikhtisar", "digested"),
            _ => new("kedaluwarsa", "expired"),
        };

    public static PageWords Of(DeliveryRoute route) =>
        route switch
        {
            DeliveryRoute.Address => new("alamat", "address"),
            DeliveryRoute.Alternate => new("alamat kedua", "alternate"),
            _ => new("pengganti", "delegate"),
        };
}
