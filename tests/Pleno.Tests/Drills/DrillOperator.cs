using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Poison;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>Does what an operator does about what failed for good: looks at what is shown, and has it done after all.</summary>
/// <param name="rig">A way to the storage that nothing comes between.</param>
internal sealed class DrillOperator(PipelineRig rig)
{
    /// <summary>Letters that nobody has, given up and shown as such, that were brought on their way.</summary>
    public int Letters { get; private set; }

    /// <summary>Messages that failed every attempt, shown as such, that were put back.</summary>
    public int Messages { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Replays every message that was set aside, and every letter that was given up and that the mail service does not have.</summary>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> ReplayAsync()
    {
        var shown = await rig.Get<ListPoison>().RunAsync(Token);
        var messages = shown.Messages.Where(message => message.ReplayedAt is null).ToList();
        var taken = rig.Sent().ToHashSet(StringComparer.Ordinal);
        var letters = shown.Letters.Select(IdOf).Where(id => !taken.Contains($"{id}")).ToList();
        foreach (var message in messages)
        {
            (await rig.Get<ReplayPoison>().RunAsync(message.Id, Token)).ShouldNotBeNull(message.Id);
        }

        // One whose message was put back is on its way by that.
        foreach (var id in letters)
        {
            await rig.Get<ReplayPoison>().LetterAsync(id, Token);
        }

        (Letters, Messages) = (Letters + letters.Count, Messages + messages.Count);
        return letters.Count + messages.Count > 0;
    }

    private static DeliveryId IdOf(GivenUpAnswer letter) =>
        DeliveryId
            .OfRecipient(ContestKey.Parse(letter.Contest), letter.Notice, letter.Recipient)
            .ShouldNotBeNull(letter.Recipient);
}
