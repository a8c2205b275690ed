using Pleno.Areas;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters about the calendar: a stage is set, a phase of an operation begins or ends, a time is over.</summary>
internal static class CalendarLetters
{
    private const string Thanks = "Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih.";

    public static LetterContent Write(StageScheduledFacts facts) =>
        new(
            $"Jadwal: {facts.Stage}, {Words.Moment(facts.Appointment.StartsAt, facts.Zone, Tongue.Indonesian)}",
            Natures.Important,
            $"Jadwal {facts.Stage}",
            Scheduled(facts, Tongue.Indonesian),
            Scheduled(facts, Tongue.English),
            null
        );

    public static LetterContent Write(OperationPhaseFacts facts)
    {
        var what = facts.IsOpening ? "dimulai" : "berakhir";
        return new LetterContent(
            $"{facts.Phase.Name} {what}",
            facts.Uncovered.Count > 0 ? Natures.Urgent : Natures.Important,
            $"{facts.Phase.Name} {what}",
            Phase(facts, Tongue.Indonesian),
            Phase(facts, Tongue.English),
            facts.Hash
        );
    }

    public static LetterContent Write(InaugurationFacts facts) =>
        new(
            $"Pelantikan: {facts.Stage} ditutup, {facts.AreaName}",
            Natures.Important,
            $"Penutupan {facts.Stage}",
            Inauguration(facts, Tongue.Indonesian),
            Inauguration(facts, Tongue.English),
            facts.Hash
        );

    public static LetterContent Write(DisputeWindowFacts facts) =>
        new(
            $"Jangka waktu permohonan perselisihan hasil berakhir, {facts.AreaName}",
            Natures.Important,
            $"Berakhirnya jangka waktu permohonan, {facts.AreaName}",
            WindowOver(facts, Tongue.Indonesian),
            WindowOver(facts, Tongue.English),
            null
        );

    /// <summary>"17 Desember 2024 s.d. 17 Februari 2025", or one day.</summary>
    private static string Days(DayRange days, Tongue tongue) =>
        days.First == days.Last
            ? Words.Date(days.First, tongue)
            : $"{Words.Date(days.First, tongue)} {(tongue == Tongue.English ? "to" : "s.d.")} {Words.Date(days.Last, tongue)}";

    private static LetterBody Scheduled(StageScheduledFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var (starts, ends) = (facts.Appointment.StartsAt, facts.Appointment.EndsAt);
        var entries = new List<LetterFact>
        {
            new(isEnglish ? "Begins" : "Mulai", Words.Moment(starts, facts.Zone, tongue)),
        };
        if (ends is { } end)
        {
            entries.Add(new(isEnglish ? "Ends" : "Selesai", Words.Moment(end, facts.Zone, tongue)));
        }

        entries.Add(new(isEnglish ? "Place" : "Tempat", facts.Appointment.Place));
        return new LetterBody(
            tongue,
            isEnglish ? $"SCHEDULED: {facts.StageEnglish}." : $"DIJADWALKAN: {facts.Stage}.",
            entries,
            null,
            [],
            isEnglish
                ? "The appointment is attached for your calendar; a change follows under the same entry."
                : $"Jadwal terlampir untuk kalender Saudara; perubahan menyusul pada entri yang sama. {Thanks}"
        );
    }

    private static LetterBody Phase(OperationPhaseFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var name = facts.Phase.Name;
        var status = (facts.IsOpening, isEnglish) switch
        {
            (true, false) => $"DIMULAI: {name}.",
            (true, true) => $"BEGUN: {name}.",
            (false, false) => $"BERAKHIR: {name}.",
            _ => $"ENDED: {name}.",
        };
        return new LetterBody(
            tongue,
            status,
            [.. PhaseEntries(facts, tongue)],
            facts.Uncovered.Count == 0 ? null
                : isEnglish ? "Days that no phase covers"
                : "Hari yang tidak tercakup fase operasi",
            [.. facts.Uncovered.Select(days => new LetterItem(Days(days, tongue), null))],
            isEnglish
                ? $"This follows the operation calendar of {facts.Owner}."
                : $"Pemberitahuan ini menurut kalender operasi {facts.Owner}. {Thanks}"
        );
    }

    private static IEnumerable<LetterFact> PhaseEntries(OperationPhaseFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        yield return new(isEnglish ? "Stage" : "Tahapan", isEnglish ? facts.StageEnglish : facts.Stage);
        yield return new(isEnglish ? "Days of the phase" : "Masa fase", Days(facts.Phase.Days, tongue));
        if (facts.Running.Count > 0)
        {
            yield return new(isEnglish ? "Still going on" : "Masih berjalan", string.Join("; ", facts.Running));
        }

        if (!facts.IsOpening)
        {
            yield return new(
                isEnglish ? "Next phase" : "Fase berikutnya",
                facts.Next is { } next ? $"{next.Name}, {Days(next.Days, tongue)}"
                    : isEnglish ? "none follows"
                    : "tidak ada"
            );
        }
    }

    private static LetterBody Inauguration(InaugurationFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"INAUGURATION: {facts.StageEnglish} in {facts.AreaName} has been closed by decision."
                : $"PELANTIKAN: {facts.Stage} di {facts.AreaName} telah ditutup dengan keputusan.",
            [
                new(isEnglish ? "From" : "Berlaku", Words.Moment(facts.At, facts.Zone, tongue)),
                new(isEnglish ? "Document" : "Dokumen", facts.Document ?? "-"),
                new(isEnglish ? "Reason" : "Alasan", facts.Because),
            ],
            null,
            [],
            isEnglish
                ? "Readiness of this stage is not checked any more."
                : $"Kesiapan tahapan ini tidak lagi diperiksa. {Thanks}"
        );
    }

    private static LetterBody WindowOver(DisputeWindowFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var end = Words.Moment(facts.Window.ClosesAt, LocalZone.Wib, tongue);
        return new LetterBody(
            tongue,
            isEnglish
                ? $"OVER: the time for petitions to the Constitutional Court on the result of {facts.AreaName} ended on {end}."
                : $"BERAKHIR: jangka waktu permohonan ke Mahkamah Konstitusi atas hasil {facts.AreaName} berakhir pada {end}.",
            [
                new(isEnglish ? "Decree" : "Keputusan", facts.DecreeNumber),
                DisputeLetters.WindowFact(facts.Window, tongue),
            ],
            null,
            [],
            isEnglish
                ? "This system does not know whether a petition was filed; the register of the Court tells."
                : $"Sistem ini tidak mengetahui ada atau tidaknya permohonan; hal itu tercatat di Mahkamah Konstitusi. {Thanks}"
        );
    }
}
