using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Notices;

/// <summary>Raises notices of which only urgency and recipients matter.</summary>
internal static class Raising
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>One that always goes out at once.</summary>
    public static Task<Notice> RaiseUrgentAsync(this PipelineRig rig, string subject, string office = "kpu-64") =>
        rig.RaiseAsync(NoticeKind.StageNotReady, subject, office);

    /// <summary>One that may wait.</summary>
    public static Task<Notice> RaiseRoutineAsync(this PipelineRig rig, string subject, string office = "kpu-64") =>
        rig.RaiseAsync(NoticeKind.ScanWaiting, subject, office);

    public static async Task<Notice> RaiseAsync(this PipelineRig rig, NoticeKind kind, string subject, string office)
    {
        // Only the office named: what the routing adds is no matter here.
        var contest = (await rig.ContestAsync()) with
        {
            Routes = [],
        };
        var told = new NoticeEvent(
            kind,
            subject,
            SmallContest.Province,
            [contest.FindOffice(office).ShouldNotBeNull()],
            new RefusalFacts($"{subject}.csv", "", [], 0)
        );
        return (await rig.Get<NoticeDesk>().RaiseAsync(contest, told, Token)).ShouldNotBeNull();
    }

    public static async Task<Contest> ContestAsync(this PipelineRig rig) =>
        (await rig.Get<ContestStore>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();

    /// <summary>Changes an office of the directory, as a new configuration would.</summary>
    public static async Task ChangeOfficeAsync(this PipelineRig rig, string key, Func<Office, Office> change)
    {
        var contest = await rig.ContestAsync();
        var offices = contest.Offices.Select(office => office.Key == key ? change(office) : office);
        // Another version each time: a configuration that is known by its version is not read again.
        var version = $"{Guid.NewGuid():N}{Guid.NewGuid():N}";
        await rig.Get<ContestStore>().SaveAsync(contest with { Version = version, Offices = [.. offices] }, Token);
    }

    public static async Task<Delivery> DeliveryAsync(
        this PipelineRig rig,
        Notice notice,
        string office = "kpu-64",
        DeliveryRoute route = DeliveryRoute.Address
    ) =>
        (
            await rig.Get<DeliveryStore>().FindAsync(new DeliveryId(SmallContest.Key, notice.Id, office, route), Token)
        ).ShouldNotBeNull();

    public static async Task<DeliveryStatus> StatusAsync(this PipelineRig rig, Notice notice) =>
        (await rig.DeliveryAsync(notice)).Status;

    /// <summary>The timer that looks for what is stuck fires, and everything it asks for is done.</summary>
    public static async Task SweepAsync(this PipelineRig rig)
    {
        await rig.Get<ReplayNotices>().RunAsync(Token);
        await rig.DrainEventsAsync();
        await rig.DrainNoticesAsync();
    }
}
