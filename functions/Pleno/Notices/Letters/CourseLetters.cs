using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters that remind an office of what it owes, and that tell of a change in the course of a stage.</summary>
internal static class CourseLetters
{
    public static LetterContent Write(ReminderFacts facts)
    {
        var (what, whatEnglish) = facts switch
        {
            { IsEscalated: true } => ("Eskalasi", "Escalation"),
            { IsLate: true } => ("Terlambat", "Overdue"),
            _ => ("Pengingat", "Reminder"),
        };
        return new LetterContent(
            $"{what}: {facts.Stage} - {facts.Item.What}",
            facts.IsLate || facts.IsEscalated ? Natures.Urgent : Natures.Important,
            $"{what} kesiapan {facts.Stage}",
            Body(facts, Tongue.Indonesian, $"{what.ToUpperInvariant()}: {facts.Item.What}."),
            Body(facts, Tongue.English, $"{whatEnglish.ToUpperInvariant()}: {facts.Item.WhatEnglish}."),
            null
        );
    }

    public static LetterContent Write(StageChangeFacts facts) =>
        new(
            $"{facts.Stage}: {facts.Change}",
            Natures.Urgent,
            $"Perubahan {facts.Stage}",
            Body(facts, Tongue.Indonesian, $"{facts.Change.ToUpperInvariant()}: {facts.Stage}."),
            Body(facts, Tongue.English, $"{facts.ChangeEnglish.ToUpperInvariant()}: {facts.StageEnglish}."),
            facts.Hash
        );

    public static LetterContent Write(TimerSilentFacts facts)
    {
        var since = Words.Moment(facts.LastRun, facts.Zone, Tongue.Indonesian);
        var sinceEnglish = Words.Moment(facts.LastRun, facts.Zone, Tongue.English);
        return new LetterContent(
            $"Pemeriksaan kesiapan tidak berjalan sejak {since}",
            Natures.Urgent,
            "Pemeriksaan kesiapan tidak berjalan",
            new LetterBody(
                Tongue.Indonesian,
                $"PEMERIKSAAN KESIAPAN TIDAK BERJALAN sejak {since}.",
                [],
                null,
                [],
                "Kesimpulan pada papan adalah yang terakhir dihitung. Mohon periksa layanan."
            ),
            new LetterBody(
                Tongue.English,
                $"THE CHECK OF READINESS HAS NOT RUN since {sinceEnglish}.",
                [],
                null,
                [],
                "The verdicts on the board are the last that were reckoned. Please look after the service."
            ),
            null
        );
    }

    private static LetterBody Body(ReminderFacts facts, Tongue tongue, string status)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            status,
            [
                new(isEnglish ? "Stage" : "Tahapan", isEnglish ? facts.StageEnglish : facts.Stage),
                new(isEnglish ? "Due" : "Batas waktu", Words.Moment(facts.Due, facts.Zone, tongue)),
                new(isEnglish ? "Owed by" : "Penanggung jawab", facts.Item.Owner),
                new(
                    isEnglish ? "Consequence" : "Akibat",
                    facts.IsBlocking
                        ? (isEnglish ? "the stage is not ready without it" : "tanpa ini tahapan belum siap")
                        : (isEnglish ? "a note; it does not block" : "catatan; tidak menghalangi")
                ),
            ],
            null,
            [],
            isEnglish
                ? "No further reminder follows once the report is accepted."
                : "Pengingat berhenti begitu laporan diterima. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static LetterBody Body(StageChangeFacts facts, Tongue tongue, string status)
    {
        var isEnglish = tongue == Tongue.English;
        var entries = new List<LetterFact>
        {
            new(isEnglish ? "From" : "Berlaku", Words.Moment(facts.At, facts.Zone, tongue)),
        };
        if (facts.NewTime is { } newTime)
        {
            entries.Add(new(isEnglish ? "New time" : "Waktu baru", Words.Moment(newTime, facts.Zone, tongue)));
        }

        if (facts.Document is { } document)
        {
            entries.Add(new(isEnglish ? "Document" : "Dokumen", document));
        }

        entries.Add(new(isEnglish ? "Reason" : "Alasan", facts.Because));
        return new LetterBody(
            tongue,
            status,
            entries,
            null,
            [],
            isEnglish
                ? "Readiness is checked by the new course of the stage."
                : "Kesiapan diperiksa menurut jalannya tahapan yang baru. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }
}
