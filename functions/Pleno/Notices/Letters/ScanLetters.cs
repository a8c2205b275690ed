using Pleno.Contests;
using Pleno.Language;
using Pleno.Recaps.Findings;

namespace Pleno.Notices.Letters;

/// <summary>Letters about the scan of a signed form: bound to its document, or waiting for it.</summary>
internal static class ScanLetters
{
    public static LetterContent Write(Contest contest, ScanFacts facts)
    {
        var differs = facts.Findings.Any(finding => finding.Code == BetweenCodes.ScanTotalDiffers);
        var subject =
            facts.Document is null ? "Pindaian menunggu dokumennya"
            : differs ? "Pindaian diterima, dengan perbedaan"
            : "Pindaian diterima";
        return new LetterContent(
            $"{subject}: {facts.FileName} {facts.AreaName}",
            differs ? Natures.Urgent : Natures.Ordinary,
            $"Pindaian formulir bertanda tangan {facts.AreaName}",
            Body(contest, facts, Tongue.Indonesian),
            Body(contest, facts, Tongue.English),
            facts.Hash
        );
    }

    private static LetterBody Body(Contest contest, ScanFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            facts.Document is null ? Waits(facts, isEnglish) : Attached(facts, isEnglish),
            Head(facts, isEnglish),
            facts.FindingCount == 0 ? null
                : isEnglish ? "Findings"
                : "Temuan",
            FindingItems.Of(contest, facts.Findings, facts.FindingCount, tongue),
            isEnglish
                ? "The scan is evidence: this system changes no figure and no document's status for it."
                : "Pindaian adalah bukti: karenanya tidak ada angka maupun status dokumen yang diubah oleh sistem ini."
        );
    }

    private static string Waits(ScanFacts facts, bool isEnglish) =>
        isEnglish
            ? $"WAITING: the scan {facts.FileName} of {facts.AreaName} is kept and waits for its document."
            : $"MENUNGGU: pindaian {facts.FileName} {facts.AreaName} telah disimpan dan menunggu dokumennya.";

    private static string Attached(ScanFacts facts, bool isEnglish)
    {
        var differences = facts.Findings.Count(finding => finding.Code == BetweenCodes.ScanTotalDiffers);
        return (differences, facts.FindingCount, isEnglish) switch
        {
            (> 0, _, false) =>
                $"DITERIMA DENGAN PERBEDAAN: pindaian {facts.FileName} {facts.AreaName} dilampirkan pada dokumennya; {differences} jumlah akhir berbeda dari dokumen.",
            (> 0, _, true) =>
                $"ACCEPTED WITH DIFFERENCES: the scan {facts.FileName} of {facts.AreaName} is attached to its document; {differences} of its totals differ from the document.",
            (0, > 0, false) =>
                $"DITERIMA: pindaian {facts.FileName} {facts.AreaName} dilampirkan pada dokumennya; tidak semuanya dapat dibandingkan.",
            (0, > 0, true) =>
                $"ACCEPTED: the scan {facts.FileName} of {facts.AreaName} is attached to its document; not all of it could be compared.",
            (_, _, false) =>
                $"DITERIMA: pindaian {facts.FileName} {facts.AreaName} dilampirkan pada dokumennya; yang dibandingkan sama dengan dokumen.",
            _ =>
                $"ACCEPTED: the scan {facts.FileName} of {facts.AreaName} is attached to its document; what was compared agrees with it.",
        };
    }

    private static List<LetterFact> Head(ScanFacts facts, bool isEnglish)
    {
        List<LetterFact> head = [new(isEnglish ? "Scan" : "Pindaian", facts.FileName)];
        if (facts.Document is { } document)
        {
            head.Add(new(isEnglish ? "Document" : "Dokumen", document.FileName));
            head.Add(new("Nomor Berita Acara", document.BeritaAcara ?? "-"));
            head.Add(new(isEnglish ? "SHA-256 of the document" : "SHA-256 dokumen", Words.HashGroups(document.Hash)));
        }

        return head;
    }
}
