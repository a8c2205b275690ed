using Pleno.Contests;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Notices.Contacts;

/// <summary>
/// Looks before a stage whether its letters will arrive: asks the mail service's suppression lists for every address, a few at a time, and
/// remembers which turned a letter away.
/// </summary>
public sealed class CheckContacts(
    ContestStore contests,
    ContactStore contacts,
    SendGridSuppressions suppressions,
    TimeProvider time
)
{
    /// <summary>How long an answer of the lists is good.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromHours(6);

    /// <summary>Addresses asked for in one run: the timer must not wait for hundreds of answers.</summary>
    private const int AtOnce = 50;

    /// <summary>Asks for every address of stages that need it and whose last answer is too old.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var key in await contests.ListAsync(cancellationToken))
        {
            if (await contests.FindAsync(key, cancellationToken) is { } contest)
            {
                await CheckAsync(contest, cancellationToken);
            }
        }
    }

    /// <summary>Keys of the offices told of a stage that no letter reaches.</summary>
    public async Task<IReadOnlyList<string>> UnreachableAsync(
        Contest contest,
        Stage stage,
        CancellationToken cancellationToken
    )
    {
        var known = await contacts.ListAsync(contest.Key, cancellationToken);
        return ContactRules.Unreachable(contest, ContactRules.ToldOf(contest, stage), known);
    }

    private async Task CheckAsync(Contest contest, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var ways = contest
            .Stages.Where(stage => stage.ChecksFrom <= now && now < stage.LastsUntil && Asks(contest, stage))
            .SelectMany(stage => ContactRules.ToldOf(contest, stage))
            .SelectMany(office => ContactRules.WaysTo(contest, office))
            .DistinctBy(way => way.Key)
            .ToList();
        if (ways.Count == 0)
        {
            return;
        }

        var known = await contacts.ListAsync(contest.Key, cancellationToken);
        var due = ways.Where(way => !(known.GetValueOrDefault(way.Key)?.CheckedAt + GoodFor > now));
        foreach (var way in due.Take(AtOnce))
        {
            if (!await AskAsync(contest, way, now, cancellationToken))
            {
                return;
            }
        }
    }

    /// <returns>False when nobody knows: what was known before stays, and the next run asks again.</returns>
    private async Task<bool> AskAsync(
        Contest contest,
        Contact way,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await suppressions.FindAsync(way.Address, cancellationToken) is not SuppressionAnswer.Known answer)
        {
            return false;
        }

        var state = new ContactState(
            way.Key,
            !answer.DropsLetters,
            answer.DropsLetters ? string.Join(' ', answer.Lists) : null,
            now
        );
        await contacts.KeepAsync(contest.Key, state, cancellationToken);
        return true;
    }

    private static bool Asks(Contest contest, Stage stage) =>
        contest.Requirements.Any(one => one.Stage == stage.Key && one.Kind == RequirementKind.Contact);
}
