using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters about a readiness report or a configuration that was refused, or a file outside its place.</summary>
internal static class RefusalLetters
{
    public static LetterContent Write(Contest contest, NoticeKind kind, RefusalFacts facts)
    {
        var (what, whatEnglish) = kind switch
        {
            NoticeKind.ReportRefused => ("Laporan kesiapan", "The readiness report"),
            NoticeKind.ConfigurationRefused => ("Konfigurasi pemilihan", "The contest's configuration"),
            _ => ("Berkas", "The file"),
        };
        return new LetterContent(
            $"{what} ditolak: {facts.File} ({facts.FindingCount} temuan)",
            Natures.Urgent,
            $"Penolakan: {facts.File}",
            Body(
                contest,
                facts,
                Tongue.Indonesian,
                $"DITOLAK: {what} {facts.File} belum dapat diterima; ada {facts.FindingCount} temuan."
            ),
            Body(
                contest,
                facts,
                Tongue.English,
                $"REFUSED: {whatEnglish} {facts.File} cannot be accepted yet; there are {facts.FindingCount} findings."
            ),
            facts.Hash.Length > 0 ? facts.Hash : null
        );
    }

    private static LetterBody Body(Contest contest, RefusalFacts facts, Tongue tongue, string status) =>
        new(
            tongue,
            status,
            [],
            tongue == Tongue.English ? "Findings" : "Temuan",
            FindingItems.Of(contest, facts.Findings, facts.FindingCount, tongue),
            tongue == Tongue.English
                ? "Please mend them and upload again. What was accepted before still holds."
                : "Mohon dibetulkan lalu diunggah kembali. Yang telah diterima sebelumnya tetap berlaku."
        );
}
