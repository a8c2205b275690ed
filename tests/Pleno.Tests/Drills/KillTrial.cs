using System.Diagnostics;
using System.Text.RegularExpressions;
using Azure.Storage.Queues;
using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Drills;

/// <summary>
/// Kills a use case at its first write, its second and so on, before the write and after it, each time on an account of its own. Another
/// instance of the app does it again, as the host would: what stands in the end in tables and containers, what was asked for by messages, and which
/// letters went out, is that of a run that nothing disturbed.
/// </summary>
internal sealed partial class KillTrial(UseCase useCase, AzuriteFixture azurite, SendGridRig mail)
{
    private const int MostPeeked = 32;
    private static readonly SmallContest Small = new();
    private State? _undisturbed;
    private int _kills;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task RunAsync()
    {
        var watch = Stopwatch.StartNew();
        var writes = await UndisturbedAsync();
        writes.ShouldBeGreaterThanOrEqualTo(useCase.FewestWrites);
        foreach (var (write, isWritten) in Moments(writes))
        {
            await KilledAsync(write, isWritten);
        }

        var counts = new Dictionary<string, long>
        {
            ["writes"] = writes,
            ["moments killed"] = _kills,
            ["lost"] = 0,
            ["doubled"] = 0,
        };
        new DrillLine($"kill: {useCase.Name}", counts, watch.Elapsed.TotalSeconds).Write();
    }

    /// <summary>
    /// Before and after each write, or one of them by chance; and after the last, which is the whole a second time. A kill after a write is one
    /// before the next, unless something else than the storage is told in between.
    /// </summary>
    private IEnumerable<(int Write, bool IsWritten)> Moments(int writes)
    {
        var before = DrillSettings.IsLong
            ? Enumerable.Range(1, writes)
            : [DrillSettings.Draw(useCase.Name).Next(1, writes + 1)];
        foreach (var write in before)
        {
            yield return (write, false);
            if (DrillSettings.IsLong && write < writes)
            {
                yield return (write, true);
            }
        }

        yield return (writes, true);
    }

    /// <returns>How many writes it has.</returns>
    private async Task<int> UndisturbedAsync()
    {
        await using var rig = await StartAsync();
        var sentBefore = rig.Sent().Count;
        await useCase.PrepareAsync(rig);
        rig.Messages.Clear();
        rig.Interference.CutAtWrite(int.MaxValue);
        await useCase.RunAsync(rig);
        var writes = int.MaxValue - rig.Interference.Left;
        _undisturbed = await EndAsync(rig, sentBefore);
        return writes;
    }

    private async Task KilledAsync(int write, bool isWritten)
    {
        await using var rig = await StartAsync();
        var sentBefore = rig.Sent().Count;
        await useCase.PrepareAsync(rig);
        rig.Interference.KillAtWrite(write, isWritten);
        var isCut = await IsCutAsync(() => useCase.RunAsync(rig));
        rig.Interference.HasHappened.ShouldBeTrue($"write {write}");

        await using var next = rig.Beside();
        if (isCut)
        {
            await useCase.RunAsync(next);
        }

        var end = await EndAsync(next, sentBefore);
        var moment = $"{useCase}: killed {(isWritten ? "after" : "before")} write {write}";
        Same(end.Rows, _undisturbed!.Rows, $"{moment}: rows");
        Same(end.Blobs, _undisturbed.Blobs, $"{moment}: blobs");
        Same(end.Messages, _undisturbed.Messages, $"{moment}: messages");
        end.Letters.ShouldBe(_undisturbed.Letters, moment);
        await Audit.IsWholeAsync(next);
        _kills++;
    }

    private static void Same(IReadOnlyList<string> end, IReadOnlyList<string> undisturbed, string what)
    {
        end.Except(undisturbed).ShouldBeEmpty($"{what}: too much");
        undisturbed.Except(end).ShouldBeEmpty($"{what}: missing");
    }

    private Task<PipelineRig> StartAsync() =>
        PipelineRig.StartAsync(azurite, Small, mail, useCase.IsLoaded, useCase.Settings);

    /// <summary>
    /// Everything that follows is done: requests, letters, their events, and what the timer finds that nobody works on any more.
    /// </summary>
    private async Task<State> EndAsync(PipelineRig rig, int sentBefore)
    {
        rig.Interference.Rest();
        await rig.DrainDocumentsAsync();
        await rig.DrainNoticesAsync();
        await TellDeliveredAsync(rig, sentBefore);
        // Longer than the lease of a sender, then than the wait for an event.
        foreach (var minutes in (int[])[2, 20])
        {
            rig.Time.Advance(TimeSpan.FromMinutes(minutes));
            if ((await rig.Get<DeliveryStore>().ListOpenAsync(SmallContest.Key, Token)).Count > 0)
            {
                await rig.SweepAsync();
                await TellDeliveredAsync(rig, sentBefore);
            }
        }

        return useCase.EndAsync is { } endAsync
            ? new State(await endAsync(rig), [], [], [])
            : new State(
                [.. (await rig.RowsAsync(isExact: false)).Where(IsCompared).Select(Normalised)],
                await StoredBlobs.AllAsync(rig),
                [.. rig.Messages, .. await LeftAsync(rig)],
                [.. rig.Sent().Skip(sentBefore).Order(StringComparer.Ordinal)]
            );
    }

    /// <summary>Messages that nothing of what follows has taken.</summary>
    private static async Task<IReadOnlyList<string>> LeftAsync(PipelineRig rig)
    {
        var left = new List<string>();
        foreach (var name in StorageNames.Queues)
        {
            var queue = rig.Get<QueueServiceClient>().GetQueueClient(name);
            var messages = await queue.PeekMessagesAsync(MostPeeked, Token);
            left.AddRange(messages.Value.Select(message => message.Body.ToString()));
        }

        return left;
    }

    /// <summary>Each letter in a post of its own, whose message is then the same however many went out by then.</summary>
    private static async Task TellDeliveredAsync(PipelineRig rig, int sentBefore)
    {
        foreach (var id in rig.Sent().Skip(sentBefore).Distinct().ToList())
        {
            await rig.PostEventsAsync((DeliveryId.TryParse(id)!, "delivered"));
        }
    }

    /// <summary>
    /// Not the list of what went out lately, which is times, nor the index of unfinished work, from which a sweep takes what is done at its time: what it
    /// says is compared by the letters that went out.
    /// </summary>
    private static bool IsCompared(string row) =>
        !row.Contains("|~recent", StringComparison.Ordinal) && !row.Contains(" open|", StringComparison.Ordinal);

    /// <summary>A row without what is of one run: times and attempts.</summary>
    private static string Normalised(string row) => OfOneRun().Replace(row, "${name}=*");

    private static async Task<bool> IsCutAsync(Func<Task> step)
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
        catch (AggregateException cut) when (cut.InnerExceptions.All(one => one is CutException))
        {
            return true;
        }
    }

    [GeneratedRegex(
        @"\b(?<name>ChangedAt|AcceptedAt|DeliveredAt|KeptAt|NotBefore|Attempts)=\S+(?: \S+ \+00:00)?",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex OfOneRun();

    /// <param name="Rows">Every row.</param>
    /// <param name="Blobs">Every blob.</param>
    /// <param name="Messages">
    /// Every message that was put into a queue, taken by what follows or left there. One may have come twice, since a queue gives at least once.
    /// </param>
    /// <param name="Letters">Every letter that went out, as often as it did.</param>
    private sealed record State(
        IReadOnlyList<string> Rows,
        IReadOnlyList<string> Blobs,
        IReadOnlyList<string> Messages,
        IReadOnlyList<string> Letters
    );
}
