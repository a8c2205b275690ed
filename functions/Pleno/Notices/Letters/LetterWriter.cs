using Pleno.Areas;
using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Writes the letter of a notice to one office. The same notice and office give the same letter, word for word.</summary>
public static class LetterWriter
{
    /// <param name="contest">The contest.</param>
    /// <param name="notice">The notice.</param>
    /// <param name="office">Whom the letter is to.</param>
    /// <param name="links">Where its number can be checked and its receipt acknowledged; null for a letter without.</param>
    public static Letter Write(Contest contest, Notice notice, Office office, LetterLinks? links = null)
    {
        var content = ContentOf(contest, notice);
        var date = DateOnly.FromDateTime(contest.Zone.ToLocal(notice.RaisedAt).DateTime);
        return new Letter(
            LetterLines.OneLine(content.Nature == Natures.Urgent ? $"[SEGERA] {content.Subject}" : content.Subject),
            LetterLines.OneLine(contest.Sender),
            LetterLines.OneLine(contest.Title),
            notice.VisibleNumber(contest),
            $"{contest.SenderPlace}, {Words.Date(date, Tongue.Indonesian)}",
            content.Nature,
            LetterLines.OneLine(content.Matter),
            LetterLines.OneLine(office.Title),
            "Tempat",
            LetterLines.OneLine(content.Indonesian),
            LetterLines.OneLine(content.English),
            content.Hash is { Length: > 0 } hash ? Words.HashGroups(hash) : null,
            [
                .. notice
                    .Offices.Where(key => key != office.Key)
                    .Select(key => LetterLines.OneLine(contest.FindOffice(key)?.Title ?? key)),
            ]
        )
        {
            Attachments = StageCalendar.Of(contest, notice),
            IsEnglishFirst = office.Language == OfficeLanguage.En,
            Links = links ?? LetterLinks.None,
            Code = Words.HashGroups(CodeOf(content, notice)),
        };
    }

    /// <summary>What the notice is about, Indonesian, on one line.</summary>
    public static string MatterOf(Contest contest, Notice notice) =>
        LetterLines.OneLine(ContentOf(contest, notice).Matter);

    /// <summary>
    /// What a letter is checked by beside its number: the SHA-256 that it shows, or the notice's own id where it is about no file.
    /// </summary>
    public static string CodeOf(Contest contest, Notice notice) => CodeOf(ContentOf(contest, notice), notice);

    private static string CodeOf(LetterContent content, Notice notice) =>
        content.Hash is { Length: > 0 } hash ? hash : notice.Id;

    private static LetterContent ContentOf(Contest contest, Notice notice) =>
        notice.Facts switch
        {
            DocumentFacts { Correction: not null } facts => CorrectionLetters.Write(contest, facts),
            DocumentFacts facts => DocumentLetters.Write(contest, notice.Kind, facts),
            KejadianFacts facts => KejadianLetters.Write(contest, facts),
            ScanFacts facts => ScanLetters.Write(contest, facts),
            DecreeFacts facts => DecreeLetters.Write(facts),
            DisputeFacts facts => DisputeLetters.Write(facts),
            StageFacts facts => StageLetters.Write(contest, facts),
            ReminderFacts facts => CourseLetters.Write(facts),
            TimerSilentFacts facts => CourseLetters.Write(facts),
            StageChangeFacts facts => CourseLetters.Write(facts),
            RefusalFacts facts => RefusalLetters.Write(contest, notice.Kind, facts),
            DigestFacts facts => DigestLetters.Write(facts),
            AcknowledgementFacts facts => DigestLetters.Write(facts),
            StageScheduledFacts facts => CalendarLetters.Write(facts),
            OperationPhaseFacts facts => CalendarLetters.Write(facts),
            InaugurationFacts facts => CalendarLetters.Write(facts),
            DisputeWindowFacts facts => CalendarLetters.Write(facts),
            IncidentFacts facts => SecurityLetters.Write(facts),
            GuardGapFacts facts => SecurityLetters.Write(facts),
            SituationDigestFacts facts => SecurityLetters.Write(facts),
            PoisonFacts facts => OperatorLetters.Write(facts),
            UnreachableFacts facts => OperatorLetters.Write(facts),
            SenderStoppedFacts facts => OperatorLetters.Write(facts),
            EvidenceChangedFacts facts => OperatorLetters.Write(facts),
            _ => throw new InvalidOperationException($"No letter is written for {notice.Facts.GetType().Name}."),
        };
}

/// <summary>What the letter of one kind of notice says, before it is addressed.</summary>
internal sealed record LetterContent(
    string Subject,
    string Nature,
    string Matter,
    LetterBody Indonesian,
    LetterBody English,
    string? Hash
);

/// <summary>Sifat of a letter.</summary>
internal static class Natures
{
    public const string Ordinary = "Biasa";
    public const string Important = "Penting";
    public const string Urgent = "Segera";
}
