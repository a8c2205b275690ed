using Pleno.Contests;
using Pleno.Notices.Events;
using Pleno.Notices.Poison;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>Letters are sent, given up and replayed, and what the mail service tells of them is taken in.</summary>
public sealed class LetterKillDrills(AzuriteFixture azurite) : KillDrill(azurite)
{
    private const string LostUpload = "upload:plenary/gubernur-64-2024/64/a.csv";

    private static readonly UseCase[] UseCases =
    [
        new("send a notice", rig => rig.RaiseUrgentAsync("1"), async rig => await SendAsync(rig)) { FewestWrites = 2 },
        // Nobody has it: it goes to the alternate address, and the operators are told.
        new("send a notice that is refused for good", RefusedAsync, async rig => await SendAsync(rig))
        {
            FewestWrites = 6,
            EndAsync = ToldAsync,
        },
        new("send a notice that has outlived its use", OutlivedAsync, async rig => await SendAsync(rig))
        {
            FewestWrites = 2,
        },
        new(
            "take a post of events",
            SentAsync,
            async rig =>
            {
                var body = PipelineRig.EventBody((await FirstAsync(rig), "processed"));
                await rig.Get<TakeDeliveryEvents>().RunAsync(rig.Sign("1733360400", body), "1733360400", body, Token);
            }
        ),
        new("apply delivery events", SentAsync, async rig => await PostAsync(rig, "delivered")) { FewestWrites = 3 },
        // It goes to the alternate address, and the operators are told.
        new("apply a bounce", SentToAlternateAsync, async rig => await PostAsync(rig, "bounce")) { FewestWrites = 6 },
        new(
            "keep a message that failed for good",
            rig => rig.RaiseUrgentAsync("1"),
            async rig =>
                await rig.Get<KeepPoison>()
                    .RunAsync(StorageNames.NoticesPoisonQueue, "m1", $"{await FirstAsync(rig)}", Token)
        )
        {
            FewestWrites = 4,
        },
        new(
            "replay a letter",
            async rig =>
            {
                await rig.RaiseUrgentAsync("1");
                rig.Time.Advance(TimeSpan.FromDays(3));
                await rig.DrainNoticesAsync();
            },
            async rig => await rig.Get<ReplayPoison>().LetterAsync(await FirstAsync(rig), Token)
        )
        {
            FewestWrites = 4,
        },
        new(
            "replay a message",
            rig => rig.Get<KeepPoison>().RunAsync(StorageNames.DocumentsPoisonQueue, "m1", LostUpload, Token),
            rig => rig.Get<ReplayPoison>().RunAsync("m1", Token)
        )
        {
            FewestWrites = 2,
        },
    ];

    public static TheoryData<string> Names => NamesOf(UseCases);

    [Theory]
    [MemberData(nameof(Names))]
    public Task A_kill_between_every_two_writes(string useCase) => KillAsync(UseCases, useCase);

    private static async Task SentAsync(PipelineRig rig)
    {
        await rig.RaiseUrgentAsync("1");
        await rig.DrainNoticesAsync();
    }

    private static async Task RefusedAsync(PipelineRig rig)
    {
        await ChangeContestAsync(rig, contest => WithOtherWays(contest, "ketua+400@kpu-64.example"));
        await rig.RaiseUrgentAsync("1");
    }

    /// <summary>A letter that was being handed over is asked for anew only after a while: which letters there are by then, but not since when.</summary>
    private static async Task<IReadOnlyList<string>> ToldAsync(PipelineRig rig) =>
        [
            .. (await rig.NoticesAsync()).Select(notice => $"{notice.Number} {notice.Kind} {notice.Id}"),
            .. (await rig.DeliveriesAsync()).Select(delivery => $"{delivery.Id} {delivery.Status}"),
        ];

    private static async Task OutlivedAsync(PipelineRig rig)
    {
        await rig.RaiseUrgentAsync("1");
        rig.Time.Advance(TimeSpan.FromDays(3));
    }

    private static async Task SentToAlternateAsync(PipelineRig rig)
    {
        await ChangeContestAsync(rig, contest => WithOtherWays(contest, "ketua@kpu-64.example"));
        await SentAsync(rig);
    }

    /// <summary>The province's KPU has this address, and two other ways to it.</summary>
    private static Contest WithOtherWays(Contest contest, string address)
    {
        Office Changed(Office office) =>
            office with
            {
                Address = address,
                Alternate = "sekretariat@kpu-64.example",
                Delegate = "kpu-6401",
            };
        return contest with { Offices = [.. contest.Offices.Select(one => one.Key == "kpu-64" ? Changed(one) : one)] };
    }

    private static async Task SendAsync(PipelineRig rig) =>
        await rig.Get<SendLetter>().RunAsync($"{await FirstAsync(rig)}", Token);

    /// <summary>Looks at a post as its message asks: the post is kept once.</summary>
    private static async Task PostAsync(PipelineRig rig, string happened)
    {
        var body = PipelineRig.EventBody((await FirstAsync(rig), happened));
        var post = await rig.Get<EventStore>().KeepPostAsync(body, Token);
        await rig.Get<ApplyDeliveryEvents>().RunAsync(post, Token);
    }
}
