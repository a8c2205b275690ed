using Pleno.Areas;
using Pleno.Intake;
using Pleno.Language;
using Pleno.Notices;
using Pleno.Readiness;

namespace Pleno.Board;

/// <summary>A word of the board in both languages, and the class of the style that goes with it: good, note, bad or idle.</summary>
public sealed record BoardWord(string Indonesian, string English, string Style);

/// <summary>The states as the board names them: Indonesian, then English.</summary>
public static class BoardWords
{
    /// <summary>The state of a document.</summary>
    public static string Of(DocumentStatus? status) =>
        status switch
        {
            null => "belum ada / none",
            DocumentStatus.Received => "diterima berkasnya / received",
            DocumentStatus.Unreadable => "tidak terbaca / unreadable",
            DocumentStatus.Read => "menunggu / waiting",
            DocumentStatus.Rejected => "ditolak / rejected",
            DocumentStatus.NeedsExplanation => "perlu penjelasan / needs explanation",
            DocumentStatus.Accepted => "sah / accepted",
            _ => "digantikan / superseded",
        };

    /// <summary>The style of a document's state.</summary>
    public static string StyleOf(DocumentStatus status) =>
        status switch
        {
            DocumentStatus.Accepted => "good",
            DocumentStatus.Rejected or DocumentStatus.Unreadable => "bad",
            DocumentStatus.Read or DocumentStatus.NeedsExplanation => "note",
            _ => "idle",
        };

    /// <summary>What an area owes.</summary>
    public static BoardWord Of(BoardAreaState state) =>
        state switch
        {
            BoardAreaState.Missing => new("belum ada", "none", "idle"),
            BoardAreaState.Rejected => new("ditolak", "rejected", "bad"),
            BoardAreaState.NeedsExplanation => new("perlu penjelasan", "needs explanation", "bad"),
            BoardAreaState.Waiting => new("menunggu", "waiting", "note"),
            BoardAreaState.Received => new("sedang dibaca", "being read", "note"),
            BoardAreaState.AcceptedWithOpenVersion => new("sah, versi baru belum", "accepted, new version not", "note"),
            _ => new("sah", "accepted", "good"),
        };

    /// <summary>A verdict; null before the first check.</summary>
    public static BoardWord Of(VerdictStatus? status) =>
        status switch
        {
            null => new("BELUM DIPERIKSA", "NOT CHECKED YET", "idle"),
            VerdictStatus.Siap => new("SIAP", "READY", "good"),
            VerdictStatus.SiapDenganCatatan => new("SIAP DENGAN CATATAN", "READY WITH NOTES", "note"),
            _ => new("BELUM SIAP", "NOT READY", "bad"),
        };

    /// <summary>The state of a letter.</summary>
    public static string Of(DeliveryStatus status) =>
        status switch
        {
            DeliveryStatus.Queued => "antre / queued",
            DeliveryStatus.Sending => "sedang diserahkan / being sent",
            DeliveryStatus.Unknown => "tidak diketahui / unknown",
            DeliveryStatus.Accepted => "diterima layanan surat / accepted",
            DeliveryStatus.Delivered => "tersampaikan / delivered",
            DeliveryStatus.Deferred => "ditunda / deferred",
            DeliveryStatus.Bounced => "dipantulkan / bounced",
            DeliveryStatus.Dropped => "tidak dikirim / dropped",
            DeliveryStatus.Failed => "gagal / failed",
            DeliveryStatus.Held => "ditahan untuk rangkuman / held for a digest",
            DeliveryStatus.Digested => "dalam rangkuman / in a digest",
            _ => "kedaluwarsa / expired",
        };

    /// <summary>"8 Desember 2024, pukul 14.00 WITA": shorter than a letter's.</summary>
    public static string When(DateTimeOffset instant, LocalZone zone) =>
        $"{Words.Date(DateOnly.FromDateTime(zone.ToLocal(instant).DateTime), Tongue.Indonesian)}, {Words.Hour(instant, zone, Tongue.Indonesian)}";

    /// <summary>The first two groups of a SHA-256, as a letter writes them.</summary>
    public static string FirstGroups(string hash) =>
        string.Join(' ', hash.Chunk(8).Take(2).Select(group => new string(group)));

    /// <summary>"45,28%", or a dash for nothing.</summary>
    public static string Percent(decimal? percent) => percent is { } known ? $"{Percentage.Write(known)}%" : "–";
}
