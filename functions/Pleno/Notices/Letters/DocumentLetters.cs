using Pleno.Contests;
using Pleno.Language;
using Pleno.Recaps.Findings;

namespace Pleno.Notices.Letters;

/// <summary>Letters about a plenary document: accepted, refused, waiting.</summary>
internal static class DocumentLetters
{
    public static LetterContent Write(Contest contest, NoticeKind kind, DocumentFacts facts) =>
        kind switch
        {
            NoticeKind.DocumentAccepted => Accepted(contest, facts),
            NoticeKind.DocumentCorrected => Accepted(contest, facts),
            NoticeKind.DocumentWaiting => Waiting(contest, facts),
            NoticeKind.DocumentNeedsExplanation => NeedsExplanation(contest, facts),
            _ => Refused(contest, facts),
        };

    private static LetterContent Accepted(Contest contest, DocumentFacts facts) =>
        new(
            $"Dokumen diterima: {facts.Form} {facts.AreaName} (sementara)",
            facts.Area == contest.Key.Area ? Natures.Important : Natures.Ordinary,
            $"Penerimaan {facts.Form} {facts.AreaName}",
            AcceptedBody(contest, facts, Tongue.Indonesian),
            AcceptedBody(contest, facts, Tongue.English),
            facts.Hash
        );

    private static LetterBody AcceptedBody(Contest contest, DocumentFacts facts, Tongue tongue)
    {
        var notes = NotesOf(contest, facts, tongue);
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"ACCEPTED: {facts.Form} of {facts.AreaName} has been accepted; {(notes.Count == 0 ? "every check holds" : "no check blocks it, and the notes below stand beside its figures")}."
                : $"DITERIMA: {facts.Form} {facts.AreaName} telah diterima; {(notes.Count == 0 ? "semua pemeriksaan terpenuhi" : "tidak ada pemeriksaan yang menghalangi, dengan catatan di bawah ini")}.",
            [.. Head(facts, tongue), .. Result(facts, tongue)],
            notes.Count == 0 ? null
                : isEnglish ? "Notes on the figures"
                : "Catatan atas angka",
            notes,
            isEnglish
                ? "The figures above are provisional (sementara): they are taken from the document as uploaded and are no determination of the result."
                : "Angka di atas bersifat sementara: angka ini disalin dari dokumen sebagaimana diunggah dan belum merupakan penetapan hasil. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    /// <summary>What an official should know of accepted figures: what is asked about, what is explained, and what is explained below.</summary>
    internal static IReadOnlyList<LetterItem> NotesOf(Contest contest, DocumentFacts facts, Tongue tongue)
    {
        const int most = 40;
        List<Finding> notes = [.. facts.Findings, .. facts.Below.Select(figure => figure.AsFinding())];
        return FindingItems.Of(
            contest,
            [.. notes.Take(most)],
            Math.Max(notes.Count, facts.FindingCount + facts.Below.Count),
            tongue,
            isOfficial: true
        );
    }

    private static LetterContent NeedsExplanation(Contest contest, DocumentFacts facts) =>
        new(
            $"Perlu penjelasan: {facts.Form} {facts.AreaName} ({facts.FindingCount} temuan)",
            Natures.Urgent,
            $"{facts.Form} {facts.AreaName} perlu penjelasan",
            Body(
                contest,
                facts,
                Tongue.Indonesian,
                $"PERLU PENJELASAN: {facts.Form} {facts.AreaName} pernah diterima, tetapi dokumen yang menjadi dasarnya telah berubah. Angkanya untuk sementara tidak dijumlahkan.",
                "Yang tidak lagi cocok",
                "Mohon unggah versi baru yang menyebut versi ini, atau D.KEJADIAN KHUSUS yang menjelaskan perbedaannya. Tidak ada angka yang diubah oleh sistem ini."
            ),
            Body(
                contest,
                facts,
                Tongue.English,
                $"NEEDS EXPLANATION: {facts.Form} of {facts.AreaName} was accepted before, but a document it rests on has changed. For the time being its figures are not counted.",
                "What no longer fits",
                "Please upload a new version that names this one, or a D.KEJADIAN KHUSUS that explains the difference. This system changes no figure."
            ),
            facts.Hash
        );

    private static LetterContent Waiting(Contest contest, DocumentFacts facts) =>
        new(
            $"Dokumen menunggu: {facts.Form} {facts.AreaName}",
            Natures.Ordinary,
            $"Dokumen {facts.AreaName} menunggu dokumen di bawahnya",
            Body(
                contest,
                facts,
                Tongue.Indonesian,
                $"MENUNGGU: {facts.Form} {facts.AreaName} telah dibaca dan menunggu {Words.Number(facts.FindingCount, Tongue.Indonesian)} dokumen wilayah di bawahnya.",
                "Dokumen yang ditunggu",
                "Dokumen ini diperiksa kembali dengan sendirinya setelah semuanya diterima; tidak perlu diunggah ulang."
            ),
            Body(
                contest,
                facts,
                Tongue.English,
                $"WAITING: {facts.Form} of {facts.AreaName} has been read and waits for {facts.FindingCount} documents of areas below it.",
                "Documents awaited",
                "It is checked again by itself once all of them are accepted; there is no need to upload it again."
            ),
            facts.Hash
        );

    private static LetterContent Refused(Contest contest, DocumentFacts facts) =>
        new(
            $"Dokumen ditolak: {facts.FileName} {facts.AreaName} ({facts.FindingCount} temuan)",
            Natures.Urgent,
            $"Penolakan dokumen rekapitulasi {facts.AreaName}",
            Body(
                contest,
                facts,
                Tongue.Indonesian,
                $"DITOLAK: {facts.FileName} untuk {facts.AreaName} belum dapat diterima; ada {Words.Number(facts.FindingCount, Tongue.Indonesian)} temuan.",
                "Temuan",
                "Mohon dibetulkan pada sumbernya lalu diunggah kembali ke tempat yang sama. Tidak ada angka yang diubah oleh sistem ini. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
            ),
            Body(
                contest,
                facts,
                Tongue.English,
                $"REFUSED: {facts.FileName} of {facts.AreaName} cannot be accepted yet; there are {Words.Number(facts.FindingCount, Tongue.English)} findings.",
                "Findings",
                "Please mend them at their source and upload the file again to the same place. This system changes no figure."
            ),
            facts.Hash
        );

    private static LetterBody Body(
        Contest contest,
        DocumentFacts facts,
        Tongue tongue,
        string status,
        string listTitle,
        string closing
    ) =>
        new(
            tongue,
            status,
            Head(facts, tongue),
            listTitle,
            FindingItems.Of(contest, facts.Findings, facts.FindingCount, tongue),
            closing
        );

    internal static List<LetterFact> Head(DocumentFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return
        [
            new(isEnglish ? "Form" : "Formulir", facts.Form),
            new(isEnglish ? "Area" : "Wilayah", $"{facts.Area} {facts.AreaName}"),
            new(isEnglish ? "File" : "Berkas", facts.FileName),
            new("Nomor Berita Acara", facts.BeritaAcara ?? "-"),
            new(isEnglish ? "Version" : "Versi", facts.Version.ToString()),
        ];
    }

    internal static IEnumerable<LetterFact> Result(DocumentFacts facts, Tongue tongue) =>
        facts.Result.Select(line => new LetterFact(line.Label, Words.Number(line.Votes, tongue), IsNumber: true));
}

/// <summary>Findings as entries of a letter, with what to do about each.</summary>
internal static class FindingItems
{
    public static IReadOnlyList<LetterItem> Of(
        Contest contest,
        IReadOnlyList<Finding> findings,
        int count,
        Tongue tongue,
        bool isOfficial = false
    )
    {
        var text = FindingText.For(contest);
        var items = findings
            .Select(finding => new LetterItem(text.Line(finding, tongue), Advice(finding, tongue, isOfficial)))
            .ToList();
        if (count > findings.Count)
        {
            var more = Words.Number(count - findings.Count, tongue);
            items.Add(
                new LetterItem(
                    tongue == Tongue.English ? $"... and {more} more findings." : $"... dan {more} temuan lagi.",
                    null
                )
            );
        }

        return items;
    }

    private static string Advice(Finding finding, Tongue tongue, bool isOfficial)
    {
        var text = FindingText.Of(finding.Code, tongue);
        return isOfficial ? text.ToOfficial : text.ToUploader;
    }
}
