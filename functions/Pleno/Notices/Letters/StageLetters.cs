using Pleno.Areas;
using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Letters about the readiness of a stage. They carry no vote figures.</summary>
internal static class StageLetters
{
    public static LetterContent Write(Contest contest, StageFacts facts)
    {
        var isReady = facts.Missing.Count == 0;
        var verdict =
            !isReady ? "BELUM SIAP"
            : facts.HasNotes ? "SIAP DENGAN CATATAN"
            : "SIAP";
        var area = contest.Areas.Find(contest.Key.Area)?.Name ?? contest.Key.Area.Digits;
        return new LetterContent(
            isReady
                ? $"Kesiapan {facts.Stage} - {area} ({verdict})"
                : $"Kesiapan {facts.Stage} - {area} (BELUM SIAP: {facts.Missing.Count} dari {facts.Required})",
            isReady ? Natures.Important : Natures.Urgent,
            $"Kesiapan {facts.Stage}",
            Body(facts, Tongue.Indonesian, Status(facts, verdict)),
            Body(facts, Tongue.English, StatusEnglish(facts, verdict)),
            null
        );
    }

    private static string Status(StageFacts facts, string verdict) =>
        facts is { Missing.Count: 0, HasNotes: true }
            ? $"{verdict}: {facts.Stage} dapat dilaksanakan; {facts.Met} dari {facts.Required} syarat terpenuhi, sisanya tidak menghalangi."
        : facts.Missing.Count == 0
            ? $"{verdict}: {facts.Stage} dapat dilaksanakan; seluruh {facts.Required} syarat terpenuhi."
        : $"{verdict}: {facts.Stage} belum dapat dilaksanakan; {facts.Missing.Count} dari {facts.Required} syarat belum terpenuhi.";

    private static string StatusEnglish(StageFacts facts, string verdict) =>
        facts is { Missing.Count: 0, HasNotes: true }
            ? $"READY WITH NOTES ({verdict}): the {facts.StageEnglish} can be held; {facts.Met} of {facts.Required} requirements are met, the rest does not block."
        : facts.Missing.Count == 0
            ? $"READY ({verdict}): the {facts.StageEnglish} can be held; all {facts.Required} requirements are met."
        : $"NOT READY ({verdict}): the {facts.StageEnglish} cannot be held yet; {facts.Missing.Count} of {facts.Required} requirements are not met.";

    private static LetterBody Body(StageFacts facts, Tongue tongue, string status)
    {
        var isEnglish = tongue == Tongue.English;
        var day = DateOnly.FromDateTime(facts.Zone.ToLocal(facts.StartsAt).DateTime);
        return new LetterBody(
            tongue,
            status,
            [
                new(isEnglish ? "Day, date" : "Hari, tanggal", Words.LongDate(day, tongue)),
                new(
                    isEnglish ? "Hour" : "Pukul",
                    Words.Hour(facts.StartsAt, facts.Zone, tongue).Replace("pukul ", "", StringComparison.Ordinal)
                ),
                new(isEnglish ? "Place" : "Tempat", facts.Place),
                new(isEnglish ? "Agenda" : "Acara", isEnglish ? facts.StageEnglish : facts.Stage),
            ],
            ListTitle(facts, isEnglish),
            [
                .. facts.Missing.Select(item => Item(item, isEnglish)),
                .. (facts.Notes ?? []).Select(item => Note(item, isEnglish, facts.Missing.Count > 0)),
            ],
            isEnglish
                ? "A further notice follows when this verdict changes."
                : "Pemberitahuan berikutnya dikirim bila kesimpulan ini berubah. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static string? ListTitle(StageFacts facts, bool isEnglish) =>
        facts.Missing.Count > 0 ? (isEnglish ? "Still missing" : "Yang belum terpenuhi")
        : facts.HasNotes ? (isEnglish ? "Notes" : "Catatan")
        : null;

    /// <summary>Beside what is missing, a note says that it is one.</summary>
    private static LetterItem Note(MissingItem item, bool isEnglish, bool isBesideMissing)
    {
        var entry = Item(item, isEnglish);
        var mark = isEnglish ? "Note, does not block" : "Catatan, tidak menghalangi";
        return isBesideMissing ? entry with { Text = $"{mark}: {entry.Text}" } : entry;
    }

    private static LetterItem Item(MissingItem item, bool isEnglish) =>
        new(isEnglish ? item.WhatEnglish : item.What, $"{(isEnglish ? "Owed by" : "Penanggung jawab")}: {item.Owner}");
}
