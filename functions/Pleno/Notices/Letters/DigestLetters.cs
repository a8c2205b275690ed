using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters that stand for others: a digest of several, and the word that one was not acknowledged.</summary>
internal static class DigestLetters
{
    public static LetterContent Write(DigestFacts facts) =>
        new(
            $"Ringkasan: {Words.Number(facts.Items.Count, Tongue.Indonesian)} pemberitahuan",
            Natures.Ordinary,
            "Ringkasan pemberitahuan",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    public static LetterContent Write(AcknowledgementFacts facts) =>
        new(
            $"Belum dikonfirmasi: {facts.Number} oleh {facts.Office}",
            Natures.Urgent,
            $"Pemberitahuan {facts.Number} belum dikonfirmasi",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    private static LetterBody Body(DigestFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var count = Words.Number(facts.Items.Count, tongue);
        return new LetterBody(
            tongue,
            isEnglish
                ? $"DIGEST: {count} notices that are not urgent, in one letter."
                : $"RINGKASAN: {count} pemberitahuan yang tidak mendesak, dalam satu surat.",
            [],
            isEnglish ? "The notices" : "Pemberitahuan",
            [.. facts.Items.Select(item => Item(item, facts, tongue))],
            isEnglish
                ? "Each has the number under which it can be verified. What is urgent is always sent by itself and at once."
                : "Masing-masing tercatat dengan nomornya dan dapat diperiksa keasliannya. Pemberitahuan mendesak selalu dikirim tersendiri dan seketika. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static LetterItem Item(DigestItem item, DigestFacts facts, Tongue tongue)
    {
        var hash = item.Hash is { } value ? $" SHA-256: {Words.HashGroups(value)}" : "";
        return new LetterItem(
            tongue == Tongue.English ? item.StatusEnglish : item.Status,
            $"{item.Number}, {Words.Moment(item.RaisedAt, facts.Zone, tongue)}.{hash}"
        );
    }

    private static LetterBody Body(AcknowledgementFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"NOT ACKNOWLEDGED: {facts.Office} has not acknowledged notice {facts.Number}."
                : $"BELUM DIKONFIRMASI: {facts.Office} belum mengonfirmasi pemberitahuan {facts.Number}.",
            [
                new(isEnglish ? "Matter" : "Hal", facts.Matter),
                new(isEnglish ? "Sent" : "Dikirim", Words.Moment(facts.RaisedAt, facts.Zone, tongue)),
            ],
            null,
            [],
            isEnglish
                ? "Please make sure that the office knows of it. It acknowledges by the link in its own letter."
                : "Mohon dipastikan kantor tersebut mengetahuinya. Konfirmasi dilakukan melalui tautan pada suratnya sendiri. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }
}
