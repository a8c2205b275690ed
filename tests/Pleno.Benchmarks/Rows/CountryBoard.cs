using System.Diagnostics;
using Pleno.Access;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Board;
using Pleno.Board.Json;
using Pleno.Contests;
using Pleno.Pages;
using Pleno.Storage;

namespace Pleno.Benchmarks.Rows;

/// <summary>The board of the country: every province at a glance.</summary>
internal sealed class CountryBoard : IRow
{
    private const int Provinces = 38;
    private const int KabKota = 514;
    private const int FirstProvince = 11;

    public int Number => 10;

    public string Title => "The board of 38 provinces and 514 kabupaten and kota";

    public string Remarks =>
        """
            The list of contests as an operator sees it, every area with an accepted document. The roll-up of a province is read by one query over its rows, none per area. Our own time is the
            processor time of this process for reading, reckoning and writing the answer as JSON, the Azure SDK's among it; the storage is another process.

            Tried: the versions of all contests come in one query and not by a read each, and the roll-up is asked for what is counted, without the figures. What is left is one query for the roll-up and one for each stage.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var log = new RequestLog();
        var contests = Enumerable
            .Range(0, Provinces)
            .Select(number => SampleContest.Of(FirstProvince + number, SizeOf(number), 2))
            .ToList();
        var account = await bench.NewAccountAsync(cancellationToken);
        await using var pipeline = await Pipeline.StartAsync(account, contests, null, log, cancellationToken);
        await Task.WhenAll(contests.Select(contest => FillAsync(pipeline, contest, cancellationToken)));
        var everyone = new Principal("operator", [new Grant(AccessRole.Operator, null, null)]);
        async Task AnswerAsync()
        {
            var answer = ContestAnswers.Of(await pipeline.Get<ReadBoard>().ContestsAsync(everyone, cancellationToken));
            System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(answer, Answers.Writing);
        }

        await AnswerAsync();
        var own = new List<double>();
        for (var turn = 0; turn < bench.Turns(9) + 4; turn++)
        {
            log.Clear();
            own.Add(await ProcessorTimeAsync(AnswerAsync, bench.Few(3, 1)));
        }

        log.Clear();
        await AnswerAsync();
        var lines = log.Lines();
        var board = await pipeline.Get<ReadBoard>().ContestsAsync(everyone, cancellationToken);
        var reads = (double)lines.Single(line => line.What == "Recaps: query").Count;
        return new Measured(
            [
                Figure.OfLimit("our own time for the whole country", own.Skip(4), "ms", 50),
                Figure.OfLimit("queries of the roll-up per province", [reads / Provinces], "reads", 1.01) with
                {
                    Target = "1 read",
                },
            ],
            $"{board.Glances.Sum(glance => glance.Accepted)} of {board.Glances.Sum(glance => glance.Owing)} areas are accepted."
        )
        {
            Operations = [new CountedOperations("The board of the country", lines)],
        };
    }

    /// <summary>Fourteen kabupaten and kota in the first twenty provinces, thirteen in the others: 514.</summary>
    private static int SizeOf(int number) => number < KabKota - (Provinces * 13) ? 14 : 13;

    private static async Task FillAsync(Pipeline pipeline, Contest contest, CancellationToken cancellationToken)
    {
        foreach (var (index, area) in contest.Areas.ChildrenOf(contest.Key.Area).Index())
        {
            var figures = SampleDocument.Of(contest, area.Code, index).Figures;
            var counted = new CountedDocument(
                $"{index:x64}",
                1,
                DateTimeOffset.UnixEpoch,
                "1/BA",
                figures.Column(figures.TotalColumn),
                []
            );
            await pipeline.Get<RecapStore>().ApplyAsync(contest.Key, area.Code, counted, cancellationToken);
        }
    }

    private static async Task<double> ProcessorTimeAsync(Func<Task> action, int times)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var time = 0; time < times; time++)
        {
            await action();
        }

        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / times;
    }
}
