using System.Net.Http.Headers;
using Azure.Storage.Queues;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Local.Services;
using Pleno.Notices;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Benchmarks.Rows;

/// <summary>Letters per second, from the queue to accepted by the mail service.</summary>
internal sealed class NoticeThroughput : IRow
{
    private const int Each = 8;

    public int Number => 4;

    public string Title => "Letters per second, queued to accepted";

    public string Remarks =>
        """
            Sixteen letters at a time, to the stand-in for SendGrid in the same process. The floor receives the messages, posts one and the same letter, written before, for each, stores
            that it was accepted and deletes the message. Pleno reads the delivery, the version of the configuration (no letter goes to an address that was just corrected) and, once for its letters, the notice; it stores that it takes the
            letter before it lets it go, so that no crash sends it twice unseen (0006), counts it among its office's, and writes it as text and HTML.

            Tried: at 9 operations a letter, then 8, the ratio was 0.38 on one day and 0.30 on another. Spared were a read after the letter was accepted, the index of letters (0023), and reading again the notice and the office's list (0024): 6 at most.
            By perf, half of our processor time was then the compiler's, in the turns that were counted too: four turns go before now. Against
            the floor's one, besides the message, on an emulator of one core that stays below 0.8 whatever our own time is; each that is left keeps a letter from being lost, sent twice, sent in a storm or sent to the wrong address.
            At 20,000 operations a second for an account the operations of row 7 bound the letters; SendGrid's contract is reached long before ([capacity.md](capacity.md)).
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        await using var mail = await Mail.StartAsync(bench, cancellationToken);
        var documents = new Documents(bench.Few(Each, 2));
        using var http = new HttpClient { BaseAddress = mail.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Mail.ApiKey);
        var turns = await Turns.TakeAsync(
            bench.Turns(7),
            () =>
                SpeedAsync(
                    bench,
                    documents,
                    mail,
                    pipeline => OursAsync(pipeline, cancellationToken),
                    cancellationToken
                ),
            () =>
                SpeedAsync(
                    bench,
                    documents,
                    mail,
                    pipeline => FloorAsync(pipeline, http, cancellationToken),
                    cancellationToken
                ),
            before: bench.Turns(4)
        );
        return new Measured([
            Figure.OfSpeed(
                $"{documents.Count * Documents.Letters} letters, 16 at a time",
                "receive, POST, update, delete",
                turns,
                "letters/s",
                0.8
            ),
        ]);
    }

    /// <summary>Letters a second; the documents they are about are taken in before.</summary>
    private static async Task<double> SpeedAsync(
        Bench bench,
        Documents documents,
        SendGridStandIn mail,
        Func<Pipeline, Task<Func<Task<int>>>> prepare,
        CancellationToken cancellationToken
    )
    {
        var account = await bench.NewAccountAsync(cancellationToken);
        await using var pipeline = await Pipeline.StartAsync(
            account,
            documents.Contests,
            mail.Url,
            null,
            cancellationToken
        );
        var names = await documents.UploadAsync(pipeline);
        await documents.EachAsync(names, (name, _, _) => pipeline.TakeInAsync(name, cancellationToken));
        var send = await prepare(pipeline);
        var (before, letters) = (mail.AcceptedCount, documents.Count * Documents.Letters);
        var speed = await Turns.PerSecondAsync(letters, send);
        return mail.AcceptedCount - before == letters
            ? speed
            : throw new InvalidOperationException($"{mail.AcceptedCount - before} of {letters} letters were accepted.");
    }

    private static Task<Func<Task<int>>> OursAsync(Pipeline pipeline, CancellationToken cancellationToken) =>
        Task.FromResult(() =>
            BareLoop.DrainAsync(
                pipeline.Letters,
                message => pipeline.SendLetterAsync(message, cancellationToken),
                cancellationToken
            )
        );

    private static async Task<Func<Task<int>>> FloorAsync(
        Pipeline pipeline,
        HttpClient http,
        CancellationToken cancellationToken
    )
    {
        var body = BareLoop.BodyOf(await AnyLetterAsync(pipeline, cancellationToken));
        var bare = new BareLoop(pipeline.Connection);
        return () => bare.SendAllAsync(http, body, cancellationToken);
    }

    private static async Task<MailLetter> AnyLetterAsync(Pipeline pipeline, CancellationToken cancellationToken)
    {
        QueueClient letters = pipeline.Letters;
        var message = (await letters.PeekMessageAsync(cancellationToken)).Value;
        var id = DeliveryId.TryParse(message.Body.ToString())!;
        var delivery = await pipeline.Get<DeliveryStore>().FindAsync(id, cancellationToken);
        var composer = pipeline.Get<LetterComposer>();
        var draft = await composer.FindAsync(delivery!, cancellationToken);
        return (await composer.WriteAsync(draft!))!;
    }
}
