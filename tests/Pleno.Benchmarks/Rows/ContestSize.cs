using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Intake.Writing;

namespace Pleno.Benchmarks.Rows;

/// <summary>What one more document costs in contests of different sizes.</summary>
internal sealed class ContestSize : IRow
{
    private const int KabKota = 3;
    private const int Kecamatan = 2;
    private static readonly int[] Sizes = [1_000, 80_000];

    public int Number => 6;

    public string Title => "One more document in a contest of 10, 1,000 and 80,000 areas";

    public string Remarks =>
        """
            The same documents, each taken in alone; the contest around them grows. A contest is read once for each version and kept, so its size costs a process one reading
            (apart, below) and no document. What a document touches are the rows of its own area, of its siblings' sum and of its children: none of them grows with the contest. The floor is
            the same pipeline in the contest of 10 areas. Rows of other documents are not there: in Azure a row is found by its key and a range by its bounds, however many there are; the emulator goes over
            the whole table for each range, and would measure itself.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var figures = new List<Figure>();
        var (operations, reading) = (new List<int>(), new List<string>());
        foreach (var size in Sizes)
        {
            var turns = await Turns.TakeAsync(
                bench.Turns(7),
                () => CostAsync(bench, size, operations, reading, cancellationToken),
                () => CostAsync(bench, 10, operations, reading, cancellationToken)
            );
            figures.Add(
                Figure.OfTime($"one more document among {size:#,0} areas", "the same among 10", turns, "ms", 1.1) with
                {
                    Target = "within 10 %",
                }
            );
        }

        return new Measured(
            figures,
            $"Storage operations of a document: {string.Join(", ", operations.Distinct().Order())} in contests of every size.",
            $"Reading the contest of 80,000 areas once in a process, from its rows: {reading[^1]}."
        );
    }

    /// <summary>Milliseconds of a document that is not the first of its contest.</summary>
    private static async Task<double> CostAsync(
        Bench bench,
        int size,
        List<int> operations,
        List<string> reading,
        CancellationToken cancellationToken
    )
    {
        var log = new RequestLog();
        var contest = SampleContest.Of(64, KabKota, Kecamatan).Grown(size);
        var account = await bench.NewAccountAsync(cancellationToken);
        await using var pipeline = await Pipeline.StartAsync(account, [], null, log, cancellationToken);
        await pipeline.Get<Storage.ContestStore>().SaveAsync(contest, cancellationToken);
        var read = await Turns.MillisecondsAsync(() =>
            pipeline.Get<Storage.ContestStore>().FindAsync(contest.Key, cancellationToken)
        );
        if (size == Sizes[^1])
        {
            reading.Add($"{read:0} ms");
        }

        var costs = new List<double>();
        foreach (var area in contest.Areas.ChildrenOf(contest.Key.Area).Take(KabKota))
        {
            var document = SampleDocument.Of(contest, area.Code);
            var name = await pipeline.UploadAsync(document, CsvFormWriter.Write(document));
            log.Clear();
            GC.Collect();
            costs.Add(await Turns.MillisecondsAsync(() => pipeline.TakeInAsync(name, cancellationToken)));
            operations.Add(log.Count);
        }

        return Spread.Of(costs.Skip(1)).Median;
    }
}
