using Pleno.Local.Grid;
using Pleno.Local.Services;
using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>
/// Which letters each kill of the host cut off after a sender had taken them and before it stored what the mail service answered: what is
/// still <see cref="DeliveryStatus.Sending"/> while nobody is at work. Such a letter, and no other, may go out once more.
/// </summary>
/// <param name="rig">A way to the storage that nothing comes between.</param>
/// <param name="mail">What the mail service took.</param>
internal sealed class CutLetters(PipelineRig rig, SendGridStandIn mail)
{
    private readonly List<Kill> _kills = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Looks at what the kill has left; before the host is started again.</summary>
    public async Task LookAsync()
    {
        var underWay = await rig.Get<DeliveryStore>().ListInAsync(SmallContest.Key, [DeliveryStatus.Sending], Token);
        var letters = underWay.Select(letter => $"{letter.Id}").ToHashSet(StringComparer.Ordinal);
        _kills.Add(new Kill(TimeProvider.System.GetUtcNow(), letters));
    }

    /// <summary>
    /// Each copy of a letter bears the same number, subject and recipient; and one that the mail service took again had been cut off by a kill
    /// each time before.
    /// </summary>
    /// <returns>How often a kill fell between the mail service's taking a letter and the storing of that.</returns>
    public async Task<int> HoldAsync()
    {
        var notices = (await rig.NoticesAsync()).ToDictionary(notice => notice.Id, StringComparer.Ordinal);
        var (cut, contest) = (0, rig.Setup.Contest);
        foreach (var copies in mail.Accepted.GroupBy(GridCount.DeliveryOf))
        {
            var notice = notices[DeliveryId.TryParse(copies.Key)!.Notice];
            GridCount.AreTheSame([.. copies], notice.VisibleNumber(contest)).ShouldBeTrue(copies.Key);
            var taken = copies.Select(copy => copy.AcceptedAt).Order().ToList();
            taken.SkipLast(1).ShouldAllBe(at => IsCut(copies.Key, at), $"{copies.Key} again, and not cut off");
            cut += taken.Count(at => IsCut(copies.Key, at));
        }

        return cut;
    }

    /// <summary>Whether the kill that ended the life in which the letter was taken left it unstored.</summary>
    private bool IsCut(string letter, DateTimeOffset takenAt) =>
        _kills.Find(kill => kill.At >= takenAt) is { } end && end.UnderWay.Contains(letter);

    private sealed record Kill(DateTimeOffset At, IReadOnlySet<string> UnderWay);
}
