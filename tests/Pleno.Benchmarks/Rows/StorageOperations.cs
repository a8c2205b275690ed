using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Readiness;
using Pleno.Readiness.Reminders;

namespace Pleno.Benchmarks.Rows;

/// <summary>The storage operations of a document, a letter and a check of readiness, counted on their way out.</summary>
internal sealed class StorageOperations : IRow
{
    public int Number => 7;

    public string Title => "Storage operations per document, letter and check of readiness";

    public string Remarks =>
        """
            Each request that the Azure SDK sends, counted behind its retries, of a pipeline that has done the same once before. The host's own come on top: receipt, message and lease of
            a blob trigger, receive and delete of a queue message. A transaction is one operation on the wire and counts towards a partition's limit by its rows.

            Tried when this was first counted: a document took 42 operations and a letter 9. Spared were reading again what was just written (its ETag comes with the answer), looking whether an audit entry or a notice
            is there before it is written (the transaction says so), asking for a file's size before its content, and a read after a letter was accepted. Left as they are: the look at the head of the area
            before a decision, which sees whoever was quicker; and the four looks at whose turn it may be now, each of which has to come after what it follows from is stored.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var log = new RequestLog();
        await using var mail = await Mail.StartAsync(bench, cancellationToken);
        var contest = SampleContest.Of(64, 14, 10);
        var account = await bench.NewAccountAsync(cancellationToken);
        await using var pipeline = await Pipeline.StartAsync(account, [contest], mail.Url, log, cancellationToken);
        var areas = contest.Areas.ChildrenOf(contest.Key.Area);
        var names = new List<string>();
        foreach (var area in areas.Take(2))
        {
            var document = SampleDocument.Of(contest, area.Code);
            names.Add(await pipeline.UploadAsync(document, Intake.Writing.CsvFormWriter.Write(document)));
        }

        await pipeline.TakeInAsync(names[0], cancellationToken);
        var ofDocument = await CountAsync(
            log,
            "A document, accepted, with two letters",
            () => pipeline.TakeInAsync(names[1], cancellationToken)
        );
        var ofLetter = await LetterAsync(pipeline, log, cancellationToken);
        var ofCheck = await CheckAsync(pipeline, log, cancellationToken);
        return new Measured([], NoteOf(ofDocument, ofLetter)) { Operations = [ofDocument, ofLetter, ofCheck] };
    }

    /// <summary>The second letter: the first one looks at whether the sender is stopped.</summary>
    private static async Task<CountedOperations> LetterAsync(
        Pipeline pipeline,
        RequestLog log,
        CancellationToken cancellationToken
    )
    {
        var counted = new List<CountedOperations>();
        await BareLoop.DrainAsync(
            pipeline.Letters,
            async message =>
                counted.Add(
                    await CountAsync(
                        log,
                        "A letter, accepted",
                        () => pipeline.SendLetterAsync(message, cancellationToken)
                    )
                ),
            cancellationToken,
            atATime: 1
        );
        return counted[1];
    }

    private static async Task<CountedOperations> CheckAsync(
        Pipeline pipeline,
        RequestLog log,
        CancellationToken cancellationToken
    )
    {
        await FireAsync(pipeline, cancellationToken);
        return await CountAsync(
            log,
            "A check of readiness of a province of 14, nothing new",
            () => FireAsync(pipeline, cancellationToken)
        );
    }

    private static async Task FireAsync(Pipeline pipeline, CancellationToken cancellationToken)
    {
        await pipeline.Get<CheckStages>().RunAsync(cancellationToken);
        await pipeline.Get<RemindOffices>().RunAsync(cancellationToken);
    }

    private static async Task<CountedOperations> CountAsync(RequestLog log, string what, Func<Task> action)
    {
        log.Clear();
        await action();
        return new CountedOperations(what, log.Lines());
    }

    private static string NoteOf(CountedOperations document, CountedOperations letter)
    {
        var (ofDocument, ofLetter) = (Sum(document), Sum(letter));
        const int account = 20_000;
        return $"At 20,000 operations a second for an account: {account / ofDocument:#,0} documents a second, or {account / ofLetter:#,0} letters, or {account / (ofDocument + (Documents.Letters * ofLetter)):#,0} documents with their letters.";
    }

    private static int Sum(CountedOperations counted) => counted.Lines.Sum(line => line.Count);
}
