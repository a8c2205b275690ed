using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices.Looking;
using Pleno.Readiness.Reports;
using Pleno.Storage;

namespace Pleno.Feed;

/// <summary>Words an entry of the audit trail. Pure; names areas, stages and offices, and no address.</summary>
public static class FeedLines
{
    private static readonly Dictionary<string, FeedWhat> Whats = new(StringComparer.Ordinal)
    {
        ["contest loaded"] = FeedWhat.ContestLoaded,
        ["contest refused"] = FeedWhat.ContestRefused,
        ["document Accepted"] = FeedWhat.DocumentAccepted,
        ["document Corrected"] = FeedWhat.DocumentCorrected,
        ["document Rejected"] = FeedWhat.DocumentRejected,
        ["document Unreadable"] = FeedWhat.DocumentUnreadable,
        ["document Read"] = FeedWhat.DocumentWaiting,
        ["document NeedsExplanation"] = FeedWhat.DocumentNeedsExplanation,
        ["kejadian Accepted"] = FeedWhat.KejadianRecorded,
        ["kejadian Rejected"] = FeedWhat.KejadianRejected,
        ["decree Accepted"] = FeedWhat.DecreeAccepted,
        ["decree Rejected"] = FeedWhat.DecreeRejected,
        ["scan Accepted"] = FeedWhat.ScanAttached,
        ["scan Read"] = FeedWhat.ScanWaiting,
        ["scan Rejected"] = FeedWhat.ScanRejected,
        ["report refused"] = FeedWhat.ReportRefused,
        ["decision"] = FeedWhat.StageDecided,
        ["verdict Siap"] = FeedWhat.StageReady,
        ["verdict SiapDenganCatatan"] = FeedWhat.StageReadyWithNotes,
        ["verdict BelumSiap"] = FeedWhat.StageNotReady,
        ["notice acknowledged"] = FeedWhat.NoticeAcknowledged,
        ["letter replayed"] = FeedWhat.LetterReplayed,
    };

    private const string NoticeMark = "notice ";

    /// <summary>What happened.</summary>
    public static FeedWhat WhatOf(AuditEntry entry) =>
        Whats.TryGetValue(entry.What, out var what) ? what
        : KindOf(entry) is not null ? FeedWhat.NoticeRaised
        : ReportOf(entry) is not null ? FeedWhat.ReportReceived
        : FeedWhat.Other;

    /// <summary>The kind of the notice that was raised; null when none was.</summary>
    public static NoticeKind? KindOf(AuditEntry entry) =>
        entry.What.StartsWith(NoticeMark, StringComparison.Ordinal)
        && Enum.TryParse<NoticeKind>(entry.What[NoticeMark.Length..], out var kind)
            ? kind
            : null;

    /// <summary>The notice that an entry is about, and the office where it names one; null when it is about none.</summary>
    public static (string Notice, string? Office)? NoticeOf(AuditEntry entry) =>
        WhatOf(entry) is FeedWhat.NoticeRaised or FeedWhat.NoticeAcknowledged or FeedWhat.LetterReplayed
            ? (entry.Subject.Split(' ')[0], entry.Subject.Split(' ').ElementAtOrDefault(1))
            : null;

    /// <summary>The entry as an item of the feed.</summary>
    public static FeedItem ItemOf(Contest contest, AuditEntry entry)
    {
        var what = WhatOf(entry);
        return new FeedItem(entry.Number, entry.At, what, SubjectOf(contest, entry), TextOf(contest, entry, what));
    }

    private static string SubjectOf(Contest contest, AuditEntry entry) =>
        entry.Subject.Replace($"{contest.Key}|", "", StringComparison.Ordinal).Replace('|', '/').Replace(' ', '/');

    private static FeedText TextOf(Contest contest, AuditEntry entry, FeedWhat what)
    {
        var area = AreaOf(contest, entry);
        var stage = contest.FindStage(entry.Subject);
        return what switch
        {
            FeedWhat.ContestLoaded => new("Konfigurasi dimuat", "Configuration loaded"),
            FeedWhat.ContestRefused => new("Konfigurasi baru ditolak", "New configuration refused"),
            FeedWhat.DocumentAccepted => new($"{area}: dokumen diterima", $"{area}: document accepted"),
            FeedWhat.DocumentCorrected => new($"{area}: dokumen dikoreksi", $"{area}: document corrected"),
            FeedWhat.DocumentRejected => new($"{area}: dokumen ditolak", $"{area}: document rejected"),
            FeedWhat.DocumentUnreadable => new($"{area}: dokumen tidak terbaca", $"{area}: document unreadable"),
            FeedWhat.DocumentWaiting => new($"{area}: dokumen menunggu", $"{area}: document waiting"),
            FeedWhat.DocumentNeedsExplanation => new(
                $"{area}: dokumen perlu penjelasan",
                $"{area}: document needs explanation"
            ),
            FeedWhat.KejadianRecorded => new(
                $"{area}: D.KEJADIAN KHUSUS dicatat",
                $"{area}: D.KEJADIAN KHUSUS recorded"
            ),
            FeedWhat.KejadianRejected => new(
                $"{area}: D.KEJADIAN KHUSUS ditolak",
                $"{area}: D.KEJADIAN KHUSUS rejected"
            ),
            FeedWhat.DecreeAccepted => new($"{area}: hasil ditetapkan", $"{area}: result determined"),
            FeedWhat.DecreeRejected => new($"{area}: keputusan ditolak", $"{area}: decree rejected"),
            FeedWhat.ScanAttached => new($"{area}: pindaian dilampirkan", $"{area}: scan attached"),
            FeedWhat.ScanWaiting => new(
                $"{area}: pindaian menunggu dokumennya",
                $"{area}: scan waits for its document"
            ),
            FeedWhat.ScanRejected => new($"{area}: pindaian ditolak", $"{area}: scan rejected"),
            FeedWhat.ReportRefused => new("Laporan kesiapan ditolak", "Readiness report refused"),
            FeedWhat.StageReady => new($"{stage?.Name}: SIAP", $"{stage?.NameEnglish}: READY"),
            FeedWhat.StageReadyWithNotes => new(
                $"{stage?.Name}: SIAP DENGAN CATATAN",
                $"{stage?.NameEnglish}: READY WITH NOTES"
            ),
            FeedWhat.StageNotReady => new($"{stage?.Name}: BELUM SIAP", $"{stage?.NameEnglish}: NOT READY"),
            FeedWhat.ReportReceived or FeedWhat.StageDecided => ReportText(contest, entry),
            FeedWhat.NoticeRaised => NoticeText(KindOf(entry)!.Value),
            FeedWhat.NoticeAcknowledged => AcknowledgedText(contest, entry),
            FeedWhat.LetterReplayed => new("Surat dikirim lagi", "Letter sent after all"),
            _ => new(entry.What, entry.What),
        };
    }

    private static FeedText NoticeText(NoticeKind kind)
    {
        var words = NoticeWords.Of(kind);
        return new FeedText($"Pemberitahuan: {words.Indonesian}", $"Notice: {words.English}");
    }

    private static FeedText AcknowledgedText(Contest contest, AuditEntry entry)
    {
        var title = TitleOf(contest, NoticeOf(entry)?.Office ?? "");
        return new FeedText($"{title}: pemberitahuan dikonfirmasi", $"{title}: notice acknowledged");
    }

    private static FeedText ReportText(Contest contest, AuditEntry entry)
    {
        var (report, title) = (ReportOf(entry), TitleOf(contest, entry.Subject.Split(' ')[0]));
        var layout = ReportLayout.All.First(one => one.Kind == report);
        return new FeedText($"{title}: {layout.Title} diterima", $"{title}: report received ({entry.What})");
    }

    private static ReportKind? ReportOf(AuditEntry entry) =>
        Enum.GetValues<ReportKind>()
            .Where(kind => string.Equals($"{kind}", entry.What, StringComparison.OrdinalIgnoreCase))
            .Select(kind => (ReportKind?)kind)
            .FirstOrDefault();

    private static string TitleOf(Contest contest, string office) => contest.FindOffice(office)?.Title ?? office;

    private static string AreaOf(Contest contest, AuditEntry entry) =>
        entry.Subject.Split('|') is [_, var code, _] && AreaCode.TryParse(code, out var area)
            ? contest.Areas.Find(area)?.Name ?? code
            : "";
}
