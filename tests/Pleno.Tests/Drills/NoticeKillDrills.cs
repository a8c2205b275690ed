using Pleno.Contests;
using Pleno.Notices;
using Pleno.Notices.Acknowledging;
using Pleno.Notices.Sending;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>The timer of the letters finds what is stuck, makes digests and escalates silence; and an office acknowledges.</summary>
public sealed class NoticeKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private static readonly Dictionary<string, string?> TwoInTenMinutes = new()
    {
        ["Notices:StormMost"] = "2",
        ["Notices:StormWindow"] = "00:10:00",
    };

    private static readonly UseCase[] UseCases =
    [
        new(
            "acknowledge",
            rig => rig.RaiseUrgentAsync("1"),
            async rig =>
            {
                var notice = (await rig.NoticesAsync())[0];
                var id = new DeliveryId(SmallContest.Key, notice.Id, "kpu-64");
                var link = rig.Get<SignedLinks>().TokenOf(id, "kpu-64", notice.RaisedAt);
                await rig.Get<AcknowledgeNotice>().ConfirmAsync(link, Token);
            }
        )
        {
            FewestWrites = 2,
        },
        // Its message was lost with the process that held it.
        new(
            "ask for stuck notices",
            async rig =>
            {
                await rig.RaiseUrgentAsync("1");
                await rig.RaiseUrgentAsync("2");
                await rig.LoseNoticesAsync();
                rig.Time.Advance(TimeSpan.FromHours(1));
            },
            rig => rig.Get<ReplayNotices>().RunAsync(Token)
        )
        {
            FewestWrites = 2,
        },
        new(
            "make a digest",
            async rig =>
            {
                for (var number = 1; number <= 4; number++)
                {
                    await rig.RaiseRoutineAsync($"{number}");
                }

                await rig.DrainNoticesAsync();
                rig.Time.Advance(TimeSpan.FromMinutes(10));
            },
            rig => rig.Get<ReplayNotices>().RunAsync(Token)
        )
        {
            FewestWrites = 5,
            Settings = TwoInTenMinutes,
            EndAsync = ToldAsync,
        },
        new(
            "escalate silence",
            SilentAsync,
            async rig => await rig.Get<EscalateSilence>().RunAsync(await rig.ContestAsync(), Token)
        )
        {
            FewestWrites = 5,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    /// <summary>Cut off while it is made, it becomes two digests: what each letter came to, and how often digests tell it.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(PipelineRig rig)
    {
        var notices = await rig.NoticesAsync();
        var digests = notices.Where(notice => notice.Kind == NoticeKind.Digest).Select(notice => notice.Id).ToHashSet();
        return
        [
            .. (await rig.DeliveriesAsync())
                .Where(delivery => !digests.Contains(delivery.Id.Notice))
                .Select(delivery => $"{delivery.Id} {delivery.Status}"),
            .. notices
                .Select(notice => notice.Facts)
                .OfType<DigestFacts>()
                .SelectMany(facts => facts.Items)
                .Select(item => $"told {item.Notice}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>A letter that is to be acknowledged was sent three hours ago.</summary>
    private static async Task SilentAsync(PipelineRig rig)
    {
        var told = new Route(NoticeKind.AcknowledgementMissing, null, [OfficeRole.Operator], null);
        await ChangeContestAsync(rig, one => one with { Routes = [.. one.Routes, told] });
        var contest = await rig.ContestAsync();
        var facts = new RefusalFacts("1.csv", "", [], 0);
        var happened = new NoticeEvent(NoticeKind.StageNotReady, "1", SmallContest.Province, [], facts);
        (await rig.Get<NoticeDesk>().RaiseAsync(contest, happened, Token)).ShouldNotBeNull();
        await rig.DrainNoticesAsync();
        rig.Time.Advance(TimeSpan.FromHours(3));
    }
}
