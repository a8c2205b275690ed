using Pleno.Contests;
using Pleno.Language;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Letters;
using Pleno.Notices.Verifying;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>A delivery with what its letter is made of.</summary>
/// <param name="Delivery">Where it stands.</param>
/// <param name="Contest">The contest as configured now.</param>
/// <param name="Notice">The notice.</param>
/// <param name="Office">The office that the notice is for.</param>
public sealed record Draft(Delivery Delivery, Contest Contest, Notice Notice, Office Office)
{
    /// <summary>The office that gets the letter: the same, or the delegate that stands in for it by now. Null when there is none that may read it.</summary>
    public Office? Receiver =>
        Delivery.Id.Route == DeliveryRoute.Delegate ? NoticeRouting.DelegateOf(Contest, Office, Notice.Kind) : Office;
}

/// <summary>Writes the letter of a delivery as the mail service takes it.</summary>
public sealed class LetterComposer(
    ContestStore contests,
    NoticeStore notices,
    PageRenderer pages,
    SignedLinks links,
    VerificationLinks verification
)
{
    /// <summary>What the letter is made of; null when the notice, or its office, is no longer there.</summary>
    public async Task<Draft?> FindAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var id = delivery.Id;
        var contest = await contests.FindAsync(id.Contest, cancellationToken);
        var notice = await notices.FindForLetterAsync(id, cancellationToken);
        return contest?.FindOffice(id.Office) is { } office && notice is not null
            ? new Draft(delivery, contest, notice, office)
            : null;
    }

    /// <summary>The letter; null when nobody is there for this route any more, or has no address.</summary>
    public async Task<MailLetter?> WriteAsync(Draft draft)
    {
        if (draft.Receiver is not { } receiver || AddressOf(draft, receiver) is not { } address)
        {
            return null;
        }

        var (delivery, _, notice, _) = draft;
        var letter = LetterOf(draft, receiver, LinksOf(draft, receiver));
        return new MailLetter(
            delivery.Id.ToString(),
            notice.Kind.ToString(),
            address,
            letter.Subject,
            LetterText.Render(letter),
            await HtmlOfAsync(letter)
        )
        {
            Attachments = letter.Attachments,
        };
    }

    /// <summary>
    /// The letter of a delivery to be looked at: as it is sent, but for the link that acknowledges, which is the office's alone. Null when nobody
    /// is there for its route any more.
    /// </summary>
    public Letter? CopyOf(Draft draft) =>
        draft.Receiver is { } receiver
            ? LetterOf(draft, receiver, new LetterLinks(verification.UriOf(draft.Contest, draft.Notice), null))
            : null;

    /// <summary>A letter laid out as HTML, whole: with its style, without any address of the office.</summary>
    public Task<string> HtmlOfAsync(Letter letter) => pages.RenderAsync<LetterPage>(nameof(LetterPage.Letter), letter);

    private static Letter LetterOf(Draft draft, Office receiver, LetterLinks links)
    {
        var letter = LetterWriter.Write(draft.Contest, draft.Notice, draft.Office, links);
        return draft.Delivery.Id.Route == DeliveryRoute.Delegate
            ? letter with
            {
                Addressee = $"{receiver.Title} (mewakili {letter.Addressee})",
            }
            : letter;
    }

    private LetterLinks LinksOf(Draft draft, Office receiver)
    {
        var (delivery, contest, notice, _) = draft;
        return new LetterLinks(
            verification.UriOf(contest, notice),
            NoticeUrgency.NeedsAcknowledgement(notice.Kind)
                ? links.AcknowledgeUri(delivery.Id, receiver.Key, notice.RaisedAt)
                : null
        );
    }

    private static string? AddressOf(Draft draft, Office receiver) =>
        draft.Delivery.Id.Route == DeliveryRoute.Alternate ? receiver.Alternate : receiver.Address;
}
