using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>The letter that the result is determined (ditetapkan).</summary>
internal static class DecreeLetters
{
    public static LetterContent Write(DecreeFacts facts) =>
        new(
            $"Hasil ditetapkan: {facts.AreaName}, Keputusan {facts.Decree.Number}",
            Natures.Important,
            $"Penetapan hasil {facts.AreaName}",
            Body(facts, Tongue.Indonesian),
            Body(facts, Tongue.English),
            facts.Hash
        );

    private static LetterBody Body(DecreeFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        return new LetterBody(
            tongue,
            isEnglish
                ? $"DETERMINED (ditetapkan): the result of {facts.AreaName} has been determined by decree {facts.Decree.Number}."
                : $"DITETAPKAN: hasil {facts.AreaName} telah ditetapkan dengan Keputusan {facts.Decree.Number}.",
            [.. Head(facts, tongue), .. facts.Result.Select(line => Figure(line, tongue))],
            null,
            [],
            isEnglish
                ? "All sides are asked to accept the result and to follow the ways of the law in whatever they object to."
                : "Semua pihak diharapkan menerima hasil ini dan menempuh jalur hukum untuk setiap keberatan. Demikian disampaikan, atas perhatian dan kerja samanya diucapkan terima kasih."
        );
    }

    private static LetterFact Figure(ResultLine line, Tongue tongue) =>
        new(line.Label, Words.Number(line.Votes, tongue), IsNumber: true);

    private static IEnumerable<LetterFact> Head(DecreeFacts facts, Tongue tongue)
    {
        var isEnglish = tongue == Tongue.English;
        yield return new(
            isEnglish ? "Announced" : "Diumumkan",
            Words.Moment(facts.Decree.AnnouncedAt, facts.Zone, tongue)
        );
        yield return new(
            isEnglish ? "Rests on" : "Dasar dokumen",
            $"{facts.Form}, {(isEnglish ? "version" : "versi")} {facts.Version}"
        );
        yield return new("Nomor Berita Acara", facts.BeritaAcara ?? "-");
        yield return new(isEnglish ? "SHA-256 of that form" : "SHA-256 formulir", Words.HashGroups(facts.RestsOn));
        if (facts.Decree.Supersedes is { } old)
        {
            yield return new(isEnglish ? "Supersedes" : "Menggantikan", old.Number);
            yield return new(isEnglish ? "Reason" : "Alasan", $"{old.Reason} ({old.Basis})");
        }

        yield return DisputeLetters.WindowFact(facts.Window, tongue);
    }
}
