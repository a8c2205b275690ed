using System.Diagnostics;
using Azure;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>
/// A province's documents on their way through instances of the app, whatever happens meanwhile; and what must have come of it in the end.
/// </summary>
/// <param name="contest">The province.</param>
/// <param name="quiet">A way to the storage that nothing comes between.</param>
/// <param name="instances">The instances at work.</param>
internal sealed class Traffic(SmallContest contest, PipelineRig quiet, params PipelineRig[] instances)
{
    /// <summary>As often as the host hands a message out, and once more for each instance that was in its way.</summary>
    private const int MostAttempts = 12;
    private const int MostSweeps = 60;
    private const int MostReplays = 5;
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(300);
    private readonly Dictionary<AreaCode, byte[]> _documents = [];
    private readonly DrillOperator _operator = new(quiet);

    /// <summary>How long a step is tried again, however often, while the storage is away.</summary>
    public TimeSpan Patience { get; init; }

    /// <summary>How many documents were taken in, or are just being.</summary>
    public int Documents => _documents.Count;

    /// <summary>Letters that nobody has, given up and shown as such, that an operator's replay then brought on their way.</summary>
    public int Replayed => _operator.Letters;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Every kab/kota's document, and in the end the province's, taken in by every instance at once.</summary>
    public async Task PlayAsync()
    {
        foreach (var instance in instances)
        {
            instance.Attempt = InsistAsync;
        }

        foreach (var area in contest.Children)
        {
            await TakeInAsync(area, contest.Child(area));
        }

        await TakeInAsync(SmallContest.Province, contest.Parent(contest.Children.Select(area => contest.Child(area))));
        await OnAllAsync(instance => instance.CheckStagesAsync());
        await FinishAsync();
    }

    /// <summary>Every document stands, and each notice has its number, and each letter went out; returns how many went out twice.</summary>
    public async Task<int> HoldsAsync()
    {
        foreach (var (area, content) in _documents)
        {
            (await quiet.StatusAsync(PipelineRig.IdOf(area, content))).ShouldBe(DocumentStatus.Accepted, area.Digits);
        }

        await ReplayAsync();
        var doubled = await LettersHoldAsync(quiet, quiet.Sent());
        (await quiet.NoticesAsync())
            .Count(notice => notice.Kind == NoticeKind.DocumentAccepted)
            .ShouldBe(_documents.Count, "told once each");
        await quiet.NothingIsPoisonedAsync();
        return doubled;
    }

    /// <summary>Every notice has its number, and each of its letters went out; returns how many went out twice.</summary>
    /// <param name="rig">A way to the storage.</param>
    /// <param name="sent">The delivery of every letter that the mail service took.</param>
    public static async Task<int> LettersHoldAsync(PipelineRig rig, IReadOnlyList<string> sent)
    {
        var notices = await rig.NoticesAsync();
        notices.Select(notice => notice.Number).Order().ShouldBe(Enumerable.Range(1, notices.Count));
        var times = sent.CountBy(id => id).ToDictionary();
        var deliveries = await rig.DeliveriesAsync();
        notices
            .SelectMany(notice => notice.Offices.Select(office => new DeliveryId(notice.Contest, notice.Id, office)))
            .Except(deliveries.Select(delivery => delivery.Id))
            .ShouldBeEmpty("never opened");
        deliveries
            .Where(delivery => !times.ContainsKey($"{delivery.Id}"))
            .Select(delivery => $"{delivery.Id} {delivery.Status} {delivery.Reason}")
            .ShouldBeEmpty("lost");
        times.Keys.Except(deliveries.Select(delivery => $"{delivery.Id}")).ShouldBeEmpty("of no notice");
        times.Values.ShouldAllBe(count => count <= 2);
        await Audit.IsWholeAsync(rig);
        return times.Values.Count(count => count == 2);
    }

    /// <summary>
    /// A letter whose connection was cut twice is given up, since a third one might be one too many (0006). It is shown with those that failed, and
    /// an operator has it sent.
    /// </summary>
    private async Task ReplayAsync()
    {
        for (var round = 0; round < MostReplays && await _operator.ReplayAsync(); round++)
        {
            await FinishAsync();
        }
    }

    private async Task TakeInAsync(AreaCode area, FormContent form)
    {
        _documents[area] = SmallContest.Csv(form);
        var name = $"{SmallContest.Key}/{area}/D.HASIL.csv";
        await InsistAsync(() => quiet.UploadAsync(StorageNames.PlenaryContainer, name, _documents[area]));
        await OnAllAsync(instance => instance.TakeInAsync(name));
        await OnAllAsync(async instance =>
        {
            await InsistAsync(instance.DrainDocumentsAsync);
            await InsistAsync(instance.DrainNoticesAsync);
        });
    }

    /// <summary>The timer goes on until nothing is left to do.</summary>
    private async Task FinishAsync()
    {
        for (var sweep = 0; sweep < MostSweeps; sweep++)
        {
            await OnAllAsync(async instance =>
            {
                await InsistAsync(instance.DrainDocumentsAsync);
                await InsistAsync(() => instance.Get<ReplayNotices>().RunAsync(Token));
                await InsistAsync(instance.DrainNoticesAsync);
            });
            var open = (IReadOnlyList<DeliveryId>)[];
            await InsistAsync(async () =>
                open = await quiet.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token)
            );
            if (open.Count == 0)
            {
                return;
            }

            foreach (var clock in instances.Select(instance => instance.Time).Distinct())
            {
                clock.Advance(TimeSpan.FromMinutes(5));
            }
        }
    }

    private Task OnAllAsync(Func<PipelineRig, Task> doAsync) => Task.WhenAll(instances.Select(doAsync));

    /// <summary>Does it again where the storage fails, as the host hands a message out again.</summary>
    private async Task InsistAsync(Func<Task> step)
    {
        var watch = Stopwatch.StartNew();
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await step();
                return;
            }
            catch (Exception fault) when ((attempt < MostAttempts || watch.Elapsed < Patience) && IsOfStorage(fault))
            {
                var pause = TimeSpan.FromMilliseconds(attempt);
                await Task.Delay(pause < LongestPause ? pause : LongestPause, Token);
            }
        }
    }

    private static bool IsOfStorage(Exception fault) =>
        fault is RequestFailedException or StorageConflictException or HttpRequestException
        || (fault is AggregateException all && all.InnerExceptions.All(IsOfStorage));
}
