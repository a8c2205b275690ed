using Pleno.Areas;
using Pleno.Contests;
using Pleno.Language;

namespace Pleno.Notices.Letters;

/// <summary>Writes the letter of a notice to one office. The same notice and office give the same letter, word for word.</summary>
public static class LetterWriter
{
    /// <exception cref="InvalidOperationException">The office is not in the contest's directory.</exception>
    public static Letter Write(Contest contest, Notice notice, Office office)
    {
        var content = ContentOf(contest, notice);
        var date = DateOnly.FromDateTime(contest.Zone.ToLocal(notice.RaisedAt).DateTime);
        return new Letter(
            SingleLine(content.Nature == Natures.Urgent ? $"[SEGERA] {content.Subject}" : content.Subject),
            contest.Sender,
            contest.Title,
            notice.VisibleNumber(contest),
            $"{contest.SenderPlace}, {Words.Date(date, Tongue.Indonesian)}",
            content.Nature,
            content.Matter,
            office.Title,
            "Tempat",
            content.Indonesian,
            content.English,
            content.Hash is { } hash ? Words.HashGroups(hash) : null,
            [.. notice.Offices.Where(key => key != office.Key).Select(key => contest.FindOffice(key)?.Title ?? key)]
        )
        {
            Attachments = StageCalendar.Of(contest, notice),
        };
    }

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
            _ => throw new InvalidOperationException($"No letter is written for {notice.Facts.GetType().Name}."),
        };

    // A file name may hold anything; a header line must stay one line.
    private static string SingleLine(string text) =>
        string.Join(' ', text.Split(['\r', '\n', '\t', '\0'], StringSplitOptions.RemoveEmptyEntries));
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
