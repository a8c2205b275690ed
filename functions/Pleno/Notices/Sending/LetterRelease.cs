using Microsoft.Extensions.Options;
using Pleno.Notices.Digests;
using Pleno.Storage;

namespace Pleno.Notices.Sending;

/// <summary>Looks up what decides whether a letter goes out now, and decides it by <see cref="SendRules"/>.</summary>
public sealed class LetterRelease(
    RecentLetterStore recent,
    SenderGate gate,
    IOptions<NoticeOptions> options,
    TimeProvider time
)
{
    /// <summary>Decides; a letter that is not urgent and goes out is counted among those of its office.</summary>
    public async Task<SendDecision> DecideAsync(Draft draft, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var (delivery, contest, notice, office) = draft;
        var isCritical = NoticeUrgency.IsCritical(notice);
        var expiresAt = (delivery.ReplayedAt ?? notice.RaisedAt) + options.Value.TimeToLive;
        var quietUntil = isCritical ? null : office.Quiet?.EndOf(now, contest.Zone);
        var first = SendRules.Of(delivery, isCritical, expiresAt, quietUntil, null, now);
        if (first is not SendDecision.Send)
        {
            return first;
        }

        if (await gate.ClosedUntilAsync(cancellationToken) is { } closedUntil)
        {
            return new SendDecision.Wait(closedUntil);
        }

        var heldUntil = isCritical ? null : await HeldUntilAsync(draft, now, cancellationToken);
        return SendRules.Of(delivery, isCritical, expiresAt, quietUntil, heldUntil, now);
    }

    /// <summary>Counts the letter among its office's, or tells until when it is to be held back since there were enough.</summary>
    private async Task<DateTimeOffset?> HeldUntilAsync(
        Draft draft,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // A digest waits for the morning like others, but is not itself put into a digest.
        if (draft.Notice.Kind == Contests.NoticeKind.Digest)
        {
            return null;
        }

        DateTimeOffset? heldUntil = null;
        var notice = draft.Notice.Id;
        await recent.ChangeAsync(
            draft.Contest.Key,
            draft.Office.Key,
            letters =>
            {
                heldUntil = StormRules.HeldUntil(letters, notice, now, options.Value);
                return heldUntil is null
                    ? StormRules.With(letters, new RecentLetter(notice, now), options.Value)
                    : null;
            },
            cancellationToken
        );
        return heldUntil;
    }
}
