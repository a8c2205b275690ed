using System.Globalization;
using Pleno.Areas;
using Pleno.Language;
using Pleno.Recaps.AfterDetermination;

namespace Pleno.Notices.Letters;

/// <summary>
/// The letter to the security offices that the margin lies within the threshold of a dispute, or by a later decree does so no longer. Neutral
/// words, no names, no votes.
/// </summary>
internal static class DisputeLetters
{
    public static LetterContent Write(DisputeFacts facts) =>
        new(
            facts.Margin.NeedsAttention
                ? $"Perhatian: kemungkinan permohonan perselisihan hasil, {facts.AreaName}"
                : $"Perhatian dicabut: kemungkinan permohonan perselisihan hasil, {facts.AreaName}",
            Natures.Important,
            $"Kesiapan selama jangka waktu permohonan, {facts.AreaName}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            null
        );

    /// <summary>First day to last: "Senin, 9 Desember 2024 s.d. Rabu, 11 Desember 2024, pukul 23.59 WIB".</summary>
    public static LetterFact WindowFact(DisputeWindow window, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        var first = Words.LongDate(window.FirstDay, tongue);
        var last = Words.Moment(window.ClosesAt, LocalZone.Wib, tongue);
        return new LetterFact(
            isEnglish ? "Petitions to the Constitutional Court" : "Permohonan ke Mahkamah Konstitusi",
            $"{first} {(isEnglish ? "to" : "s.d.")} {last}"
        );
    }

    private static LetterBody Body(DisputeFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            facts.Margin.NeedsAttention ? Alarm(facts.AreaName, isEnglish) : AllClear(facts.AreaName, isEnglish),
            [
                new(isEnglish ? "Decree" : "Keputusan", facts.DecreeNumber),
                new(isEnglish ? "Margin" : "Selisih", Share(facts.Margin.Margin, facts.Margin.ValidVotes, tongue)),
                new(isEnglish ? "Threshold" : "Ambang", Share(facts.Margin.ThresholdPermille, 1000, tongue)),
                WindowFact(facts.Window, tongue),
            ],
            null,
            [],
            isEnglish
                ? "This is said for the sake of readiness only. It says nothing about whether a petition will come or would succeed."
                : "Hal ini disampaikan semata-mata untuk kesiapan dan tidak menyatakan apa pun tentang ada atau tidaknya permohonan maupun hasilnya. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static string Alarm(string area, bool isEnglish) =>
        isEnglish
            ? $"FOR ATTENTION: in {area} the margin between the first two lies within the threshold of article 158 of UU 10/2016; a petition to the Constitutional Court is possible."
            : $"PERHATIAN: di {area} selisih dua perolehan suara teratas berada dalam ambang Pasal 158 UU 10/2016; permohonan ke Mahkamah Konstitusi dimungkinkan.";

    private static string AllClear(string area, bool isEnglish) =>
        isEnglish
            ? $"NO LONGER FOR ATTENTION: by the decree that now stands, the margin between the first two in {area} lies outside the threshold of article 158 of UU 10/2016. What was said before of the decree that it supersedes holds no longer."
            : $"PERHATIAN DICABUT: menurut keputusan yang kini berlaku, selisih dua perolehan suara teratas di {area} berada di luar ambang Pasal 158 UU 10/2016. Pemberitahuan terdahulu atas keputusan yang digantikan tidak berlaku lagi.";

    /// <summary>A share in percent with three decimals, cut off: "1,217 %".</summary>
    private static string Share(long part, long whole, Tongue tongue)
    {
        var thousandths = whole == 0 ? 0 : (long)((Int128)part * 100_000 / whole);
        var percent = string.Create(CultureInfo.InvariantCulture, $"{thousandths / 1000}.{thousandths % 1000:000}");
        return tongue == Tongue.English ? $"{percent}%" : $"{percent.Replace('.', ',')}%";
    }
}
