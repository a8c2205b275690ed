using Pleno.Contests;
using Pleno.Storage;

namespace Pleno.Notices.Acknowledging;

/// <summary>An office has said that it knows of a notice.</summary>
/// <param name="Office">Key of the office that the notice was for.</param>
/// <param name="By">Key of the office that said so, by the letter that it got: itself, or whoever stood in for it then.</param>
/// <param name="At">When, UTC.</param>
public sealed record Acknowledgement(string Office, string By, DateTimeOffset At);

/// <summary>An office is asked to acknowledge a notice.</summary>
/// <param name="Notice">Id of the notice.</param>
/// <param name="Office">Key of the office.</param>
/// <param name="RaisedAt">When the notice was raised, UTC.</param>
public sealed record AwaitedAnswer(string Notice, string Office, DateTimeOffset RaisedAt)
{
    /// <summary>Identity within the contest.</summary>
    public string Key => $"{Notice}|{Office}";
}

/// <summary>An office by what a link's page shows of it, also after it left the directory.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Title">Its title in the directory; the key when it is there no longer.</param>
public sealed record NamedOffice(string Key, string Title)
{
    public static NamedOffice Of(Contest contest, string key) => new(key, contest.FindOffice(key)?.Title ?? key);
}

/// <summary>What the page of a link shows.</summary>
/// <param name="Contest">The contest.</param>
/// <param name="Notice">The notice.</param>
/// <param name="Office">The office that the notice was for.</param>
/// <param name="By">The office that the link was sent to: the same, or its delegate.</param>
/// <param name="Done">The acknowledgement, if there is one.</param>
/// <param name="IsExpired">Whether the link is too old to acknowledge with.</param>
public sealed record AcknowledgementView(
    Contest Contest,
    Notice Notice,
    NamedOffice Office,
    NamedOffice By,
    Acknowledgement? Done,
    bool IsExpired
);

/// <summary>
/// Acknowledges a notice by the link in its letter. Looking changes nothing, since mail scanners follow links; only confirming does, once per
/// office.
/// </summary>
public sealed class AcknowledgeNotice(
    SignedLinks links,
    ContestStore contests,
    NoticeStore notices,
    AcknowledgementStore acknowledgements,
    AuditStore audit,
    TimeProvider time
)
{
    /// <summary>What the link is about; null when it is not ours, or its notice is no longer there.</summary>
    public async Task<AcknowledgementView?> ShowAsync(string token, CancellationToken cancellationToken)
    {
        var reading = links.Read(token);
        var (id, holder) = reading switch
        {
            LinkReading.Genuine genuine => (genuine.Delivery, genuine.Holder),
            LinkReading.Expired expired => (expired.Delivery, expired.Holder),
            _ => (null, null),
        };
        if (
            id is null
            || await contests.FindAsync(id.Contest, cancellationToken) is not { } contest
            || await notices.FindAsync(id.Contest, id.Notice, cancellationToken) is not { } notice
        )
        {
            return null;
        }

        var office = NamedOffice.Of(contest, id.Office);
        var by = NamedOffice.Of(contest, holder ?? HolderByNow(contest, id));
        var done = await acknowledgements.FindAsync(id.Contest, id.Notice, id.Office, cancellationToken);
        return new AcknowledgementView(contest, notice, office, by, done, reading is LinkReading.Expired);
    }

    /// <summary>The best that can be said of a link that names no holder: whoever would get its letter now.</summary>
    private static string HolderByNow(Contest contest, DeliveryId id) =>
        id.Route == DeliveryRoute.Delegate ? contest.FindOffice(id.Office)?.Delegate ?? id.Office : id.Office;

    /// <summary>Acknowledges; again changes nothing. Null as <see cref="ShowAsync"/>; an expired link shows what it would, and does nothing.</summary>
    public async Task<AcknowledgementView?> ConfirmAsync(string token, CancellationToken cancellationToken)
    {
        if (await ShowAsync(token, cancellationToken) is not { } view || view.IsExpired)
        {
            return await ShowAsync(token, cancellationToken);
        }

        var said = new Acknowledgement(view.Office.Key, view.By.Key, time.GetUtcNow());
        var (contest, notice) = (view.Contest.Key, view.Notice.Id);
        await acknowledgements.TryKeepAsync(contest, notice, said, cancellationToken);
        await audit.AppendAsync(
            contest,
            $"acknowledged {notice} {said.Office}",
            "notice acknowledged",
            $"{notice} {said.Office}",
            cancellationToken
        );
        return await ShowAsync(token, cancellationToken);
    }
}
