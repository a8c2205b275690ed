using Microsoft.Extensions.DependencyInjection;
using Pleno.Contests;
using Pleno.Local.Services;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Local.Grid;

/// <summary>Counts from what the stand-in wrote down when it accepted, and from what the pipeline says of each delivery.</summary>
internal sealed class GridCount(IServiceProvider services, Contest contest, SendGridStandIn sendGrid, GridPlan plan)
{
    public async Task<GridOutcome> CountAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var accepted = sendGrid.Accepted.GroupBy(DeliveryOf).ToDictionary(same => same.Key, same => same.ToList());
        var notices = await services.GetRequiredService<NoticeStore>().ListAsync(contest.Key, cancellationToken);
        var letters = new List<GridLetter>();
        foreach (var notice in notices)
        {
            letters.AddRange(await LettersAsync(notice, accepted, cancellationToken));
        }

        return new GridOutcome(plan, duration, notices.Select(notice => notice.Number).Order().ToList(), letters)
        {
            Stray = accepted.Keys.Except(letters.Select(letter => letter.Delivery)).Count(),
        };
    }

    private async Task<IEnumerable<GridLetter>> LettersAsync(
        Notice notice,
        Dictionary<string, List<AcceptedMessage>> accepted,
        CancellationToken cancellationToken
    )
    {
        var deliveries = await services
            .GetRequiredService<DeliveryStore>()
            .ListAsync(contest.Key, notice.Id, cancellationToken);
        return notice.Offices.Select(office =>
        {
            var id = new DeliveryId(contest.Key, notice.Id, office).ToString();
            var status = deliveries.FirstOrDefault(delivery => delivery.Id.Office == office)?.Status;
            var copies = accepted.GetValueOrDefault(id, []);
            return new GridLetter(id, status, copies.Count, AreTheSame(copies, notice.VisibleNumber(contest)));
        });
    }

    /// <summary>Whether each copy has the notice's number in its text, and all of them one subject and one recipient.</summary>
    internal static bool AreTheSame(List<AcceptedMessage> copies, string number) =>
        copies.TrueForAll(copy => copy.Message.Content![0]!.Value!.Contains(number, StringComparison.Ordinal))
        && copies.Select(copy => (copy.Message.Subject, copy.Letter(0).To![0]!.Email)).Distinct().Count() <= 1;

    /// <summary>Id of the delivery that a message is of.</summary>
    internal static string DeliveryOf(AcceptedMessage message) =>
        message.Letter(0).CustomArgs![SendGridTransport.DeliveryArgument]!;
}

/// <summary>One letter to one office.</summary>
/// <param name="Delivery">Id of the delivery.</param>
/// <param name="Status">What the pipeline says; null when it knows nothing of it.</param>
/// <param name="Accepted">How often the mail service took it.</param>
/// <param name="IsOneLetter">Whether all that it took has one number, one subject and one recipient.</param>
internal sealed record GridLetter(string Delivery, DeliveryStatus? Status, int Accepted, bool IsOneLetter);
