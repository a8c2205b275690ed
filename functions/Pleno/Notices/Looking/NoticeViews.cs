using Pleno.Contests;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Events;
using Pleno.Notices.Letters;

namespace Pleno.Notices.Looking;

/// <summary>A notice with what became of it, as far as whoever looks may see.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Notice">The notice.</param>
/// <param name="Matter">Hal of its letter.</param>
/// <param name="Deliveries">Its letters, by recipient.</param>
/// <param name="Acknowledgements">Which offices acknowledged it.</param>
/// <param name="Unacknowledged">Keys of the offices that are asked to and did not; empty where none is asked.</param>
public sealed record NoticeView(
    Contest Contest,
    Notice Notice,
    string Matter,
    IReadOnlyList<Delivery> Deliveries,
    IReadOnlyList<Acknowledgement> Acknowledgements,
    IReadOnlyList<string> Unacknowledged
)
{
    /// <summary>What the mail service told of these letters, in the order of time; read for one notice only.</summary>
    public IReadOnlyList<Receipt> Receipts { get; init; } = [];

    /// <summary>Whether its letters would be worded otherwise today than when it was raised.</summary>
    public bool IsOfOlderTemplate => Notice.Template != LetterTemplate.Version;
}

/// <summary>A page of notices.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Query">What was asked.</param>
/// <param name="Notices">The notices.</param>
/// <param name="Found">How many there are in all by the query, regardless of where the page begins.</param>
/// <param name="HasMore">Whether more follow behind the last.</param>
/// <param name="Offices">The offices whose notices may be asked for, in the order of the directory.</param>
public sealed record NoticeList(
    Contest Contest,
    NoticeQuery Query,
    IReadOnlyList<NoticeView> Notices,
    int Found,
    bool HasMore,
    IReadOnlyList<Office> Offices
);

/// <summary>The letter of one delivery, to be looked at.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Html">As HTML, whole.</param>
/// <param name="Text">As plain text.</param>
public sealed record LetterCopy(Letter Letter, string Html, string Text);

/// <summary>What the page of one notice shows.</summary>
/// <param name="View">The notice.</param>
/// <param name="Shown">The delivery whose letter is shown; null when none may be seen.</param>
/// <param name="Letter">That letter; null when its office is no longer in the directory.</param>
public sealed record NoticePageModel(NoticeView View, Delivery? Shown, LetterCopy? Letter);
