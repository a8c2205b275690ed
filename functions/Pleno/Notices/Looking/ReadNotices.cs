using Pleno.Areas;
using Pleno.Contests;
using Pleno.Notices.Letters;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Notices.Looking;

/// <summary>Reads notices and what became of them, as far as somebody may see. Writes nothing, and tells no address.</summary>
public sealed class ReadNotices(
    NoticeStore notices,
    DeliveryStore deliveries,
    AcknowledgementStore acknowledgements,
    EventStore events,
    LetterComposer composer
)
{
    private const int LengthOfId = 32;

    /// <summary>The notices that a query asks for.</summary>
    public async Task<NoticeList> ListAsync(
        Contest contest,
        NoticeScope scope,
        NoticeQuery query,
        CancellationToken cancellationToken
    )
    {
        var inState = await InStateAsync(contest, query, cancellationToken);
        var found = (await notices.ListAsync(contest.Key, cancellationToken))
            .Where(notice => scope.MaySee(notice) && IsAsked(contest, query, notice))
            .Where(notice => inState is null || inState[notice.Id].Any(letter => scope.MaySee(notice.Kind, letter)))
            .ToList();
        var behind = InOrder(query, found).Take(query.Most + 1).ToList();
        var page = behind.Take(query.Most).Select(notice => ViewAsync(contest, scope, notice, cancellationToken));
        return new NoticeList(
            contest,
            query,
            await Task.WhenAll(page),
            found.Count,
            behind.Count > query.Most,
            scope.IsOperator ? contest.Offices : scope.Offices
        );
    }

    /// <summary>One notice with its receipts; null when there is none that may be seen.</summary>
    public async Task<NoticeView?> FindAsync(
        Contest contest,
        NoticeScope scope,
        string id,
        CancellationToken cancellationToken
    )
    {
        if (await NoticeAsync(contest, scope, id, cancellationToken) is not { } notice)
        {
            return null;
        }

        var view = await ViewAsync(contest, scope, notice, cancellationToken);
        var seen = view.Deliveries.Select(delivery => delivery.Id.Recipient).ToHashSet(StringComparer.Ordinal);
        var receipts = await events.ListReceiptsAsync(contest.Key, id, cancellationToken);
        return view with { Receipts = [.. receipts.Where(receipt => seen.Contains(receipt.Recipient))] };
    }

    /// <summary>One notice with the letter to one recipient, or else to the first; null when there is none that may be seen.</summary>
    public async Task<NoticePageModel?> FindPageAsync(
        Contest contest,
        NoticeScope scope,
        string id,
        string recipient,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(contest, scope, id, cancellationToken) is not { } view)
        {
            return null;
        }

        var shown =
            view.Deliveries.FirstOrDefault(delivery => delivery.Id.Recipient == recipient)
            ?? view.Deliveries.FirstOrDefault();
        var letter = shown is null
            ? null
            : await FindLetterAsync(contest, scope, id, shown.Id.Recipient, cancellationToken);
        return new NoticePageModel(view, shown, letter);
    }

    /// <summary>The letter to one recipient; null when there is none that may be seen.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="scope">What may be seen.</param>
    /// <param name="id">Id of the notice.</param>
    /// <param name="recipient">Office and route, as in <see cref="DeliveryId.Recipient"/>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<LetterCopy?> FindLetterAsync(
        Contest contest,
        NoticeScope scope,
        string id,
        string recipient,
        CancellationToken cancellationToken
    )
    {
        if (
            await NoticeAsync(contest, scope, id, cancellationToken) is not { } notice
            || DeliveryId.TryParse($"{contest.Key}|{id}|{recipient}") is not { } way
            || !scope.MaySee(notice.Kind, way.Office)
            || contest.FindOffice(way.Office) is not { } office
            || await deliveries.FindAsync(way, cancellationToken) is not { } delivery
            || composer.CopyOf(new Draft(delivery, contest, notice, office)) is not { } letter
        )
        {
            return null;
        }

        return new LetterCopy(letter, await composer.HtmlOfAsync(letter), LetterText.Render(letter));
    }

    private async Task<Notice?> NoticeAsync(
        Contest contest,
        NoticeScope scope,
        string id,
        CancellationToken cancellationToken
    ) =>
        id.Length == LengthOfId
        && id.All(char.IsAsciiHexDigitLower)
        && await notices.FindAsync(contest.Key, id, cancellationToken) is { } notice
        && scope.MaySee(notice)
            ? notice
            : null;

    private async Task<NoticeView> ViewAsync(
        Contest contest,
        NoticeScope scope,
        Notice notice,
        CancellationToken cancellationToken
    )
    {
        var letters = await deliveries.ListAsync(contest.Key, notice.Id, cancellationToken);
        var seen = letters.Where(letter => scope.MaySee(notice.Kind, letter.Id.Office)).ToList();
        var isAsked = NoticeUrgency.NeedsAcknowledgement(notice.Kind);
        var said = isAsked ? await acknowledgements.ListAsync(contest.Key, notice.Id, cancellationToken) : [];
        return new NoticeView(
            contest,
            notice,
            LetterWriter.MatterOf(contest, notice),
            seen,
            [.. said.Where(one => scope.MaySee(notice.Kind, one.Office))],
            [
                .. notice.Offices.Where(office =>
                    isAsked && scope.MaySee(notice.Kind, office) && said.All(one => one.Office != office)
                ),
            ]
        );
    }

    /// <summary>The offices whose letters are in the state that is asked for, by notice; null when no state is asked for.</summary>
    private async Task<ILookup<string, string>?> InStateAsync(
        Contest contest,
        NoticeQuery query,
        CancellationToken cancellationToken
    ) =>
        query.State is { } state
            ? (await deliveries.ListInAsync(contest.Key, [state], cancellationToken)).ToLookup(
                letter => letter.Id.Notice,
                letter => letter.Id.Office
            )
            : null;

    private static bool IsAsked(Contest contest, NoticeQuery query, Notice notice) =>
        (query.Kind is null || query.Kind == notice.Kind)
        && (query.Office is not { } office || notice.Offices.Contains(office))
        && (query.Day is not { } day || day == DateOnly.FromDateTime(contest.Zone.ToLocal(notice.RaisedAt).DateTime))
        && (
            query.Text is not { } text
            || notice.VisibleNumber(contest).Contains(text, StringComparison.OrdinalIgnoreCase)
            || LetterWriter.MatterOf(contest, notice).Contains(text, StringComparison.OrdinalIgnoreCase)
        );

    private static IEnumerable<Notice> InOrder(NoticeQuery query, IEnumerable<Notice> found)
    {
        var before = found.Where(notice => query.Before is not { } limit || notice.Number < limit);
        return query.After is { } after
            ? before.Where(notice => notice.Number > after).OrderBy(notice => notice.Number)
            : before.OrderByDescending(notice => notice.Number);
    }
}
