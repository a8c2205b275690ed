using Pleno.Areas;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters to the security offices: an incident, a gap in the guard, the situation of the areas. They carry no vote figures.</summary>
internal static class SecurityLetters
{
    public static LetterContent Write(IncidentFacts facts)
    {
        var kind = IncidentWords.Of(facts.Incident, Tongue.Indonesian);
        return new LetterContent(
            facts.IsOpen
                ? $"Insiden: {kind}, nomor {facts.Number}, {facts.AreaName}"
                : $"Insiden selesai ditangani: {kind}, nomor {facts.Number}, {facts.AreaName}",
            facts.IsOpen ? Natures.Urgent : Natures.Important,
            $"Insiden nomor {facts.Number}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            facts.Hash
        );
    }

    public static LetterContent Write(GuardGapFacts facts) =>
        new(
            $"Celah pengamanan: {facts.Stage} ({facts.GapCount})",
            Natures.Urgent,
            $"Celah pengamanan {facts.Stage}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    public static LetterContent Write(SituationDigestFacts facts)
    {
        var troubled = facts.Areas.Count(area => area.Situation != AreaSituation.Aman);
        var day = DateOnly.FromDateTime(facts.Zone.ToLocal(facts.At).DateTime);
        return new LetterContent(
            $"Ringkasan situasi {Words.Date(day, Tongue.Indonesian)}: {troubled} dari {facts.Areas.Count} wilayah tidak aman atau tanpa laporan",
            troubled > 0 ? Natures.Important : Natures.Ordinary,
            $"Ringkasan situasi {facts.Stage}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );
    }

    private static LetterBody Body(IncidentFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var kind = IncidentWords.Of(facts.Incident, tongue);
        var status = (facts.IsOpen, isEnglish) switch
        {
            (true, false) => $"INSIDEN TERBUKA: {kind}, nomor {facts.Number}.",
            (true, true) => $"OPEN INCIDENT: {kind}, number {facts.Number}.",
            (false, false) => $"SELESAI DITANGANI: {kind}, nomor {facts.Number}.",
            _ => $"DEALT WITH: {kind}, number {facts.Number}.",
        };
        return new LetterBody(
            tongue,
            status,
            [
                new(isEnglish ? "Stage" : "Tahapan", isEnglish ? facts.StageEnglish : facts.Stage),
                new(isEnglish ? "Area" : "Wilayah", facts.AreaName),
                new(isEnglish ? "Date of the report" : "Tanggal laporan", Words.LongDate(facts.Date, tongue)),
                new(isEnglish ? "Reported by" : "Pelapor", facts.Owner),
            ],
            null,
            [],
            isEnglish
                ? "The office that reported it has the details; this system passes on nothing about persons."
                : "Keterangan lengkap ada pada kantor pelapor; sistem ini tidak meneruskan keterangan tentang orang. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static LetterBody Body(GuardGapFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var left = facts.GapCount - facts.Gaps.Count;
        if (facts.GapCount == 0)
        {
            return Closed(facts, tongue);
        }

        return new LetterBody(
            tongue,
            isEnglish
                ? $"GAP IN THE GUARD: {facts.StageEnglish}; {facts.DutyEnglish}; number of gaps: {facts.GapCount}."
                : $"CELAH PENGAMANAN: {facts.Stage}; {facts.Duty}; jumlah celah: {facts.GapCount}.",
            [new(isEnglish ? "Owed by" : "Penanggung jawab", facts.Owner)],
            isEnglish ? "Gaps" : "Celah",
            [
                .. facts.Gaps.Select(gap => new LetterItem(isEnglish ? gap.English : gap.Text, null)),
                .. left > 0
                    ? [new LetterItem(isEnglish ? $"and {left} more" : $"dan {left} celah lainnya", null)]
                    : Array.Empty<LetterItem>(),
            ],
            isEnglish
                ? "Please close the gaps and send the roster or the log anew."
                : "Mohon celah tersebut ditutup dan jadwal atau log dikirim kembali. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    /// <summary>The all-clear for whoever got the alarm.</summary>
    private static LetterBody Closed(GuardGapFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"GAPS CLOSED: {facts.StageEnglish}; {facts.DutyEnglish}."
                : $"CELAH TERTUTUP: {facts.Stage}; {facts.Duty}.",
            [new(isEnglish ? "Owed by" : "Penanggung jawab", facts.Owner)],
            null,
            [],
            isEnglish
                ? "By the newest roster or log no object is without guard any longer."
                : "Menurut jadwal atau log terbaru tidak ada lagi objek tanpa penjagaan. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static LetterBody Body(SituationDigestFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var at = Words.Moment(facts.At, facts.Zone, tongue);
        return new LetterBody(
            tongue,
            isEnglish ? $"SITUATION: {facts.StageEnglish}, {at}." : $"SITUASI: {facts.Stage}, {at}.",
            [
                .. Enum.GetValues<AreaSituation>()
                    .Select(state => new LetterFact(
                        WordOf(state, tongue),
                        Words.Number(facts.Areas.Count(area => area.Situation == state), tongue),
                        IsNumber: true
                    )),
            ],
            null,
            [],
            isEnglish
                ? "An area without a report for the newest slot is counted as without a report, whatever it said before."
                : "Wilayah tanpa laporan untuk slot terakhir dihitung sebagai tidak ada laporan, apa pun laporan sebelumnya. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        )
        {
            Table = new LetterTable(
                isEnglish
                    ? ["Area", "Situation", "Slot of the newest report"]
                    : ["Wilayah", "Keadaan", "Slot laporan terakhir"],
                [
                    .. facts.Areas.Select(area =>
                        (IReadOnlyList<string>)
                            [
                                area.Name,
                                WordOf(area.Situation, tongue),
                                area.Slot is { } slot ? Words.Moment(slot, facts.Zone, tongue) : "-",
                            ]
                    ),
                ]
            ),
        };
    }

    private static string WordOf(AreaSituation situation, Tongue tongue)
    {
        var (indonesian, english) = situation switch
        {
            AreaSituation.Aman => ("aman", "calm"),
            AreaSituation.PerluPerhatian => ("perlu perhatian", "needs attention"),
            AreaSituation.Gangguan => ("gangguan", "trouble"),
            _ => ("tidak ada laporan", "no report"),
        };
        return tongue == Tongue.English ? english : indonesian;
    }
}
