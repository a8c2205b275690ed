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
public sealed record Draft(Delivery Delivery, Contest Contest, Notice Notice, Office Office);

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
        var notice = await notices.FindAsync(id.Contest, id.Notice, cancellationToken);
        return contest?.FindOffice(id.Office) is { } office && notice is not null
            ? new Draft(delivery, contest, notice, office)
            : null;
    }

    /// <summary>The letter; null when the office has no address for this route any more.</summary>
    public async Task<MailLetter?> WriteAsync(Draft draft)
    {
        if (AddressOf(draft) is not { } address)
        {
            return null;
        }

        var (delivery, contest, notice, office) = draft;
        var letter = LetterOf(contest, notice, office, delivery.Id.Route, LinksOf(draft));
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
    /// The letter of a delivery to be looked at: as it is sent, but for the link that acknowledges, which is the office's alone.
    /// </summary>
    public Letter CopyOf(Contest contest, Notice notice, Office office, DeliveryRoute route) =>
        LetterOf(contest, notice, office, route, new LetterLinks(verification.UriOf(contest, notice), null));

    /// <summary>A letter laid out as HTML, whole: with its style, without any address of the office.</summary>
    public Task<string> HtmlOfAsync(Letter letter) =>
        pages.RenderAsync<LetterPage>(nameof(LetterPage.Letter), letter);

    private static Letter LetterOf(
        Contest contest,
        Notice notice,
        Office office,
        DeliveryRoute route,
        LetterLinks links
    )
    {
        var letter = LetterWriter.Write(contest, notice, office, links);
        return route == DeliveryRoute.Delegate && contest.FindOffice(office.Delegate ?? "") is { } deputy
            ? letter with
            {
                Addressee = $"{deputy.Title} (mewakili {letter.Addressee})",
            }
            : letter;
    }

    private LetterLinks LinksOf(Draft draft)
    {
        var (delivery, contest, notice, _) = draft;
        return new LetterLinks(
            verification.UriOf(contest, notice),
            NoticeUrgency.NeedsAcknowledgement(notice.Kind) ? links.AcknowledgeUri(delivery.Id, notice.RaisedAt) : null
        );
    }

    private static string? AddressOf(Draft draft) =>
        draft.Delivery.Id.Route switch
        {
            DeliveryRoute.Alternate => draft.Office.Alternate,
            DeliveryRoute.Delegate => draft.Contest.FindOffice(draft.Office.Delegate ?? "")?.Address,
            _ => draft.Office.Address,
        };
}
