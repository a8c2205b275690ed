using System.Text;
using Pleno.Areas;
using Pleno.Intake;
using Pleno.Intake.Reading;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Services;
using Pleno.Uploads;

namespace Pleno.Tests.Pipeline;

/// <summary>
/// Cut before the first write, the second, the third and so on, each time on an account of its own, and done again: what stands in the
/// end, and which letters went out, is what an undisturbed run comes to.
/// </summary>
public abstract class RedoTests(AzuriteFixture azurite)
{
    private protected static readonly SmallContest Small = new();
    private protected static readonly byte[] Child = SmallContest.Csv(Small.Child(SmallContest.First));
    private protected static readonly byte[] Parent = SmallContest.Csv(Small.Parent([Small.Child(SmallContest.First)]));

    private protected AzuriteFixture Azurite => azurite;

    /// <summary>Cuts the step at each of its writes.</summary>
    private protected async Task EveryCutIsMendedAsync(
        int fewestWrites,
        Func<PipelineRig, Task> prepare,
        Func<PipelineRig, Task> step,
        bool isLoaded = true
    )
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var undisturbed = await PipelineRig.StartAsync(Azurite, Small, mail, isLoaded);
        await prepare(undisturbed);
        await step(undisturbed);
        await FinishAsync(undisturbed);
        var expected = await undisturbed.RowsAsync(isExact: false);
        var letters = Letters(undisturbed, 0);

        for (var write = 1; ; write++)
        {
            var sentBefore = undisturbed.Sent().Count;
            await using var rig = await PipelineRig.StartAsync(Azurite, Small, mail, isLoaded);
            await prepare(rig);
            rig.Interference.CutAtWrite(write);
            if (!await IsCutAsync(() => step(rig)))
            {
                write.ShouldBeGreaterThan(fewestWrites);
                return;
            }

            await step(rig);
            await FinishAsync(rig);
            (await rig.RowsAsync(isExact: false)).ShouldBe(expected, $"cut at write {write}");
            Letters(rig, sentBefore).ShouldBe(letters, $"cut at write {write}");
            await Audit.IsWholeAsync(rig);
        }
    }

    private protected static async Task<bool> IsCutAsync(Func<Task> step)
    {
        try
        {
            await step();
            return false;
        }
        catch (CutException)
        {
            return true;
        }
    }

    private static async Task FinishAsync(PipelineRig rig)
    {
        rig.Interference.Rest();
        await rig.DrainDocumentsAsync();
        await rig.DrainNoticesAsync();
    }

    private static string[] Letters(PipelineRig rig, int skip) =>
        [.. rig.Sent().Skip(skip).Order(StringComparer.Ordinal)];
}

public sealed class DocumentRedoTests(AzuriteFixture azurite) : RedoTests(azurite)
{
    /// <summary>It is the one for which the province's document waits.</summary>
    [Fact]
    public Task Taking_in_a_good_document() =>
        EveryCutIsMendedAsync(
            10,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                await UploadAsync(rig, Child);
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/6401/a.csv")
        );

    [Fact]
    public Task Taking_in_a_bad_document() =>
        EveryCutIsMendedAsync(
            10,
            rig => UploadAsync(rig, "JUMLAH"u8.ToArray()),
            rig => rig.TakeInAsync($"{SmallContest.Key}/6401/a.csv")
        );

    private static Task UploadAsync(PipelineRig rig, byte[] content) =>
        rig.UploadAsync(StorageNames.PlenaryContainer, $"{SmallContest.Key}/6401/a.csv", content);
}

public sealed class WaitingDocumentRedoTests(AzuriteFixture azurite) : RedoTests(azurite)
{
    /// <summary>The province's document waits, the last kab/kota is in, and the request that follows has it judged again.</summary>
    [Fact]
    public Task Judging_a_parent_again() =>
        EveryCutIsMendedAsync(
            8,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                await rig.PlenaryAsync(SmallContest.First, Child);
            },
            rig =>
                rig.Get<AnswerCheckRequest>()
                    .RunAsync(
                        $"document:{PipelineRig.IdOf(SmallContest.Province, Parent)}",
                        TestContext.Current.CancellationToken
                    )
        );
}

public sealed class VersionRedoTests(AzuriteFixture azurite) : RedoTests(azurite)
{
    private static readonly DocumentId Old = PipelineRig.IdOf(SmallContest.First, Child);

    private static readonly byte[] Better = SmallContest.Csv(
        Small.Child(SmallContest.First, 9, new RecapRevision(Old.Hash[..16], "Salah hitung", "BA 7"))
    );

    /// <summary>The parent rests on the version before: it is marked, counted no more, and told of.</summary>
    [Fact]
    public Task Taking_in_a_new_version() =>
        EveryCutIsMendedAsync(
            8,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                await UploadAsync(rig, SmallContest.First, Better);
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/6401/a.csv")
        );

    [Fact]
    public Task Marking_the_document_above() =>
        EveryCutIsMendedAsync(
            6,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                await rig.PlenaryAsync(SmallContest.First, Better, "b.csv");
            },
            rig =>
                rig.Get<AnswerCheckRequest>()
                    .RunAsync(
                        $"document:{PipelineRig.IdOf(SmallContest.Province, Parent)}",
                        TestContext.Current.CancellationToken
                    )
        );

    [Fact]
    public Task Taking_in_a_kejadian() =>
        EveryCutIsMendedAsync(
            8,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await UploadAsync(rig, SmallContest.First, KejadianTests.Revote(isOver: false));
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/6401/a.csv")
        );

    [Fact]
    public Task Taking_in_a_decree() =>
        EveryCutIsMendedAsync(
            8,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                await rig.PlenaryAsync(SmallContest.Province, Parent);
                var document = Small.Parent([Small.Child(SmallContest.First)]);
                await UploadAsync(rig, SmallContest.Province, SmallContest.Decree(Small.Contest, document));
            },
            rig => rig.TakeInAsync($"{SmallContest.Key}/64/a.csv")
        );

    private static Task UploadAsync(PipelineRig rig, AreaCode area, byte[] content) =>
        rig.UploadAsync(StorageNames.PlenaryContainer, $"{SmallContest.Key}/{area}/a.csv", content);
}

public sealed class OtherRedoTests(AzuriteFixture azurite) : RedoTests(azurite)
{
    [Fact]
    public Task Taking_in_a_report() =>
        EveryCutIsMendedAsync(
            1,
            rig => UploadAsync(rig, SmallContest.Confirmation("polda")),
            rig => rig.TakeInReportAsync($"{SmallContest.Key}/{SmallContest.Stage}/polda/a.csv")
        );

    [Fact]
    public Task Refusing_a_report() =>
        EveryCutIsMendedAsync(
            4,
            rig => UploadAsync(rig, "Kantor;korem"u8.ToArray()),
            rig => rig.TakeInReportAsync($"{SmallContest.Key}/{SmallContest.Stage}/polda/a.csv")
        );

    /// <summary>With a document that came before its contest and waits for it.</summary>
    [Fact]
    public Task Loading_a_contest() =>
        EveryCutIsMendedAsync(
            5,
            async rig =>
            {
                await rig.PlenaryAsync(SmallContest.First, Child);
                foreach (var (name, content) in Small.Files)
                {
                    await rig.UploadAsync(StorageNames.ConfigContainer, $"{SmallContest.Key}/{name}", content);
                }
            },
            rig => rig.LoadContestAsync(),
            isLoaded: false
        );

    [Fact]
    public Task Refusing_a_configuration() =>
        EveryCutIsMendedAsync(
            5,
            rig =>
                rig.UploadAsync(
                    StorageNames.ConfigContainer,
                    $"{SmallContest.Key}/paslon.csv",
                    Encoding.UTF8.GetBytes("number")
                ),
            rig => rig.LoadContestAsync("paslon.csv")
        );

    [Fact]
    public Task Checking_the_stages() =>
        EveryCutIsMendedAsync(
            7,
            _ => Task.CompletedTask,
            rig => rig.Get<Pleno.Readiness.CheckStages>().RunAsync(TestContext.Current.CancellationToken)
        );

    private static Task UploadAsync(PipelineRig rig, byte[] content) =>
        rig.UploadAsync(
            StorageNames.ReadinessContainer,
            $"{SmallContest.Key}/{SmallContest.Stage}/polda/a.csv",
            content
        );
}

public sealed class LetterRedoTests(AzuriteFixture azurite) : RedoTests(azurite)
{
    /// <summary>
    /// Cut between the mail service's answer and our save of it, the letter is out and we do not know: its event tells, and nothing is sent again.
    /// </summary>
    [Fact]
    public async Task Sending_a_letter()
    {
        await using var mail = await SendGridRig.StartAsync();
        for (var write = 1; ; write++)
        {
            await using var rig = await PipelineRig.StartAsync(Azurite, Small, mail);
            await rig.PlenaryAsync(SmallContest.First, Child);
            var id = (await rig.DeliveriesAsync()).First().Id;
            var before = rig.Sent().Count;
            rig.Interference.CutAtWrite(write);
            if (!await IsCutAsync(() => SendAsync(rig, id)))
            {
                write.ShouldBe(5);
                return;
            }

            rig.Interference.Rest();
            await SendAsync(rig, id);
            if (write == 3)
            {
                (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Sending);
                await rig.PostEventsAsync((id, "delivered"));
                (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Delivered);
            }

            rig.Time.Advance(TimeSpan.FromHours(1));
            await rig.Get<ReplayNotices>().RunAsync(TestContext.Current.CancellationToken);
            await rig.DrainNoticesAsync();
            rig.Sent().Skip(before).Count(sent => sent == id.ToString()).ShouldBe(1, $"cut at write {write}");
            (await StatusAsync(rig, id)).ShouldBe(write == 3 ? DeliveryStatus.Delivered : DeliveryStatus.Accepted);
            (
                await rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, TestContext.Current.CancellationToken)
            ).ShouldBeEmpty();
        }
    }

    /// <summary>Without an event the letter goes out once more, and then no more.</summary>
    [Fact]
    public async Task A_letter_whose_fate_stays_unknown_is_sent_once_more()
    {
        await using var mail = await SendGridRig.StartAsync();
        await using var rig = await PipelineRig.StartAsync(Azurite, Small, mail);
        await rig.PlenaryAsync(SmallContest.First, Child);
        var id = (await rig.DeliveriesAsync()).First().Id;
        // After its office's letters were counted and it was taken.
        rig.Interference.CutAtWrite(3);
        (await IsCutAsync(() => SendAsync(rig, id))).ShouldBeTrue();

        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(rig, id);
        (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Unknown);
        rig.Time.Advance(TimeSpan.FromMinutes(14));
        await SendAsync(rig, id);
        rig.Sent().Count.ShouldBe(1);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        await SendAsync(rig, id);
        rig.Sent().Count.ShouldBe(2);
        (await StatusAsync(rig, id)).ShouldBe(DeliveryStatus.Accepted);
    }

    private static Task SendAsync(PipelineRig rig, DeliveryId id) =>
        rig.Get<SendLetter>().RunAsync(id.ToString(), TestContext.Current.CancellationToken);

    private static async Task<DeliveryStatus> StatusAsync(PipelineRig rig, DeliveryId id) =>
        (await rig.Get<DeliveryStore>().FindAsync(id, TestContext.Current.CancellationToken))!.Status;
}
