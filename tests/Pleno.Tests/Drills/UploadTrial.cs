using System.Diagnostics;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Storage;
using Pleno.Tests.Drills.Inputs;
using Pleno.Tests.Pipeline;
using Pleno.Uploads;

namespace Pleno.Tests.Drills;

/// <summary>
/// Uploads many inputs and has each taken in as the trigger would: each comes to a decision, is kept byte for byte, and is told once; nothing of
/// it is left undone.
/// </summary>
/// <param name="name">Name of the drill, from which its draws begin.</param>
/// <param name="make">Makes the input of a draw.</param>
/// <param name="rig">Where to.</param>
internal sealed class UploadTrial(string name, Func<Random, Input> make, PipelineRig rig)
{
    private readonly Dictionary<DocumentId, DocumentStatus> _decided = [];
    private readonly List<string> _faults = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <param name="inputs">How many.</param>
    /// <param name="check">Looks at what became of one.</param>
    public async Task RunAsync(int inputs, Action<Input, DocumentRecord> check)
    {
        var watch = Stopwatch.StartNew();
        for (var number = 0; number < inputs; number++)
        {
            var input = make(DrillSettings.Draw(name, number));
            // The same bytes under another name are a new attempt, and may be told again.
            if (_decided.ContainsKey(PipelineRig.IdOf(SmallContest.First, input.Content)))
            {
                continue;
            }

            try
            {
                check(input, await TakeInAsync(number, input));
            }
            catch (Exception fault)
            {
                _faults.Add($"number {number}, kept as {FoundInput.Keep(name, number, input)}: {fault}");
            }
        }

        _faults.ShouldBeEmpty($"{name}, seed {DrillSettings.Seed}");
        await NothingIsLeftAsync();
        await EachIsToldOnceAsync();
        Counted(watch.Elapsed).Write();
    }

    private async Task<DocumentRecord> TakeInAsync(int number, Input input)
    {
        var id = await rig.PlenaryAsync(SmallContest.First, input.Content, $"{number}-{input.Name}");
        var record = await rig.RecordAsync(id);
        record.Status.ShouldNotBe(DocumentStatus.Received);
        var kept = (await rig.Get<EvidenceStore>().FindAsync(id, Token)).ShouldBeOfType<KeptEvidence.Whole>();
        kept.Content.Span.SequenceEqual(input.Content).ShouldBeTrue("evidence");
        _decided[id] = record.Status;
        return record;
    }

    /// <summary>Every document is settled, and the sweep, which asks for what two of its looks find undone, asks for nothing.</summary>
    private async Task NothingIsLeftAsync()
    {
        await rig.DrainDocumentsAsync();
        (await rig.Get<DocumentStore>().FindOldestUnsettledAsync(SmallContest.Key, Token)).ShouldBeNull();
        await rig.Get<SweepUploads>().RunAsync(Token);
        await rig.Get<SweepUploads>().RunAsync(Token);
        (await rig.DrainDocumentsAsync()).ShouldBe(0);
        await Audit.IsWholeAsync(rig);
    }

    private async Task EachIsToldOnceAsync()
    {
        var told = (await rig.NoticesAsync()).Select(notice => HashOf(notice.Facts));
        told.ShouldBe(_decided.Keys.Select(id => id.Hash), ignoreOrder: true);
    }

    private static string? HashOf(NoticeFacts facts) =>
        facts is RefusalFacts refused ? refused.Hash : facts.DocumentHash;

    private DrillLine Counted(TimeSpan elapsed)
    {
        var counts = new Dictionary<string, long> { ["inputs taken in"] = _decided.Count };
        foreach (var (status, count) in _decided.Values.CountBy(status => status).OrderBy(one => $"{one.Key}"))
        {
            counts[$"{status}"] = count;
        }

        counts["told once each"] = _decided.Count;
        counts["not settled"] = 0;
        return new DrillLine(name, counts, elapsed.TotalSeconds);
    }
}
