using Pleno.Intake;

namespace Pleno.Uploads.Following;

/// <summary>The states of a file as the page names them.</summary>
public static class UploadWords
{
    public static UploadProgress ProgressOf(DocumentStatus status) =>
        status switch
        {
            DocumentStatus.Received => UploadProgress.Received,
            DocumentStatus.Read => UploadProgress.Waiting,
            DocumentStatus.Accepted => UploadProgress.Accepted,
            DocumentStatus.NeedsExplanation => UploadProgress.NeedsExplanation,
            DocumentStatus.Rejected => UploadProgress.Rejected,
            DocumentStatus.Unreadable => UploadProgress.Unreadable,
            _ => UploadProgress.Superseded,
        };

    public static UploadText Of(UploadProgress progress) =>
        progress switch
        {
            UploadProgress.Sent => new("terkirim, menunggu dibaca", "sent, waiting to be read"),
            UploadProgress.Received => new("diterima, sedang diperiksa", "received, being checked"),
            UploadProgress.Waiting => new("benar, menunggu dokumen lain", "right, waiting for other documents"),
            UploadProgress.Accepted => new("diterima sah", "accepted"),
            UploadProgress.NeedsExplanation => new("perlu penjelasan", "needs an explanation"),
            UploadProgress.Rejected => new("ditolak", "rejected"),
            UploadProgress.Unreadable => new("tidak terbaca", "unreadable"),
            _ => new("digantikan versi baru", "superseded by a newer version"),
        };

    /// <summary>Class of the mark that shows it: the words say the same.</summary>
    public static string ClassOf(UploadProgress progress) =>
        progress switch
        {
            UploadProgress.Accepted => "good",
            UploadProgress.Waiting or UploadProgress.NeedsExplanation => "note",
            UploadProgress.Rejected or UploadProgress.Unreadable => "bad",
            _ => "",
        };

    public static UploadText Of(DocumentKind kind) =>
        kind switch
        {
            DocumentKind.KejadianKhusus => new("D.KEJADIAN KHUSUS", "D.KEJADIAN KHUSUS"),
            DocumentKind.Decree => new("Keputusan penetapan", "Decree"),
            DocumentKind.Scan => new("Pindaian", "Scan"),
            _ => new("D.HASIL", "D.HASIL"),
        };
}
