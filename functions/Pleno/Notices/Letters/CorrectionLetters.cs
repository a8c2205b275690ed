using Pleno.Contests;
using Pleno.Language;
using Pleno.Recaps;
using Pleno.Recaps.Versions;

namespace Pleno.Notices.Letters;

/// <summary>The letter to everybody who got figures that a new version of the document has replaced.</summary>
internal static class CorrectionLetters
{
    private const int MostListed = 30;

    public static LetterContent Write(Contest contest, DocumentFacts facts)
    {
        var correction = facts.Correction!;
        return new LetterContent(
            $"Koreksi: {facts.Form} {facts.AreaName} versi {facts.Version} menggantikan versi {correction.OldVersion} (sementara)",
            Natures.Urgent,
            $"Koreksi {facts.Form} {facts.AreaName}",
            Body(contest, facts, correction, Tongue.Indonesian),
            Body(contest, facts, correction, Tongue.English),
            facts.Hash
        );
    }

    private static LetterBody Body(Contest contest, DocumentFacts facts, Correction correction, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"CORRECTION: version {facts.Version} of {facts.Form} of {facts.AreaName} takes the place of version {correction.OldVersion}. The figures told before no longer stand."
                : $"KOREKSI: {facts.Form} {facts.AreaName} versi {facts.Version} menggantikan versi {correction.OldVersion}. Angka yang disampaikan sebelumnya tidak berlaku lagi.",
            [
                .. DocumentLetters.Head(facts, tongue),
                .. Why(correction, tongue),
                .. DocumentLetters.Result(facts, tongue),
            ],
            isEnglish
                ? $"What changed ({Words.Number(correction.ChangeCount, tongue)} figures)"
                : $"Yang berubah ({Words.Number(correction.ChangeCount, tongue)} angka)",
            [
                .. Effects(contest, correction, tongue),
                .. Changes(contest, correction, tongue),
                .. DocumentLetters.NotesOf(contest, facts, tongue),
            ],
            isEnglish
                ? "The new figures are provisional (sementara). The old version stays readable. This notice goes to everybody who got the old figures."
                : "Angka baru bersifat sementara. Versi lama tetap dapat dibaca. Pemberitahuan ini dikirim kepada semua yang menerima angka lama. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static IEnumerable<LetterFact> Why(Correction correction, Tongue tongue) =>
        tongue == Tongue.English
            ?
            [
                new("Replaces SHA-256", Words.HashGroups(correction.Replaces)),
                new("Reason", correction.Reason),
                new("Basis", correction.Basis ?? "-"),
                .. Said("In the uploader's words", correction),
            ]
            :
            [
                new("Menggantikan SHA-256", Words.HashGroups(correction.Replaces)),
                new("Alasan", correction.Reason),
                new("Dasar", correction.Basis ?? "-"),
                .. Said("Menurut pengunggah", correction),
            ];

    private static IEnumerable<LetterFact> Said(string label, Correction correction) =>
        correction.Because is { } because ? [new LetterFact(label, because)] : [];

    /// <summary>What it does to the order of the pairs, here and in the sum above.</summary>
    private static IEnumerable<LetterItem> Effects(Contest contest, Correction correction, Tongue tongue)
    {
        yield return new LetterItem(
            RankingLine(correction.ChangesRanking, tongue == Tongue.English ? "here" : "di wilayah ini", tongue),
            null
        );
        if (correction.Parent is { } parent)
        {
            var name = contest.Areas.Find(parent.Parent)?.Name ?? parent.Parent.Digits;
            var where = tongue == Tongue.English ? $"in the sum of {name}" : $"pada jumlah {name}";
            yield return new LetterItem(RankingLine(parent.ChangesRanking, where, tongue), null);
        }
    }

    private static string RankingLine(bool changes, string where, Tongue tongue) =>
        (changes, tongue) switch
        {
            (true, Tongue.English) => $"The order of the pairs CHANGES {where}.",
            (false, Tongue.English) => $"The order of the pairs stays the same {where}.",
            (true, _) => $"Urutan pasangan calon BERUBAH {where}.",
            _ => $"Urutan pasangan calon tidak berubah {where}.",
        };

    /// <summary>Each changed total first, then the columns, then the sums above; as many as a letter bears.</summary>
    private static IEnumerable<LetterItem> Changes(Contest contest, Correction correction, Tongue tongue)
    {
        var layout = new FormLayout(contest.Paslon);
        var listed = correction
            .Changes.OrderBy(change => change.Area is not null)
            .Take(MostListed)
            .Select(change => Line(contest, layout, change, null, tongue));
        var above = (correction.Parent?.Changes ?? [])
            .Take(MostListed)
            .Select(change => Line(contest, layout, change, correction.Parent!.Parent, tongue));
        var left = correction.ChangeCount - Math.Min(correction.Changes.Count, MostListed);
        return
        [
            .. listed,
            .. left > 0
                ? new[]
                {
                    new LetterItem(
                        tongue == Tongue.English
                            ? $"... and {Words.Number(left, tongue)} more."
                            : $"... dan {Words.Number(left, tongue)} lagi.",
                        null
                    ),
                }
                : [],
            .. above,
        ];
    }

    private static LetterItem Line(
        Contest contest,
        FormLayout layout,
        ChangedFigure change,
        Areas.AreaCode? sumOf,
        Tongue tongue
    )
    {
        var area = sumOf ?? change.Area;
        var name = area is { } code ? $"{code} {contest.Areas.Find(code)?.Name}".TrimEnd() : "JUMLAH AKHIR";
        var where = sumOf is null ? name : $"{(tongue == Tongue.English ? "sum of" : "jumlah")} {name}";
        var label = layout.Find(change.Field) is { } field ? ResultLines.NameOf(layout, field) : change.Field;
        var (old, @new) = (Words.Number(change.Old, tongue), Words.Number(change.New, tongue));
        var by = change.New - change.Old;
        var signed = $"{(by > 0 ? "+" : "")}{Words.Number(by, tongue)}";
        return new LetterItem(
            tongue == Tongue.English
                ? $"{label}, {where}: {old} before, {@new} now ({signed})"
                : $"{label}, {where}: semula {old}, menjadi {@new} ({signed})",
            null
        );
    }
}
