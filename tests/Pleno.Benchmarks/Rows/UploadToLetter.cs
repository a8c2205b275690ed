using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Contests;
using Pleno.Functions.Intake;
using Pleno.Functions.Notices;
using Pleno.Intake.Writing;
using Pleno.Local.Hosting;
using Pleno.Local.Services;
using Pleno.Notices.Sending;

namespace Pleno.Benchmarks.Rows;

/// <summary>One document on an idle system, from the end of its upload to accepted and to its letters in the mail catcher.</summary>
internal sealed class UploadToLetter : IRow
{
    private const double Wanted = 1.5;
    private const int Fewest = 8;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(80);

    public int Number => 5;

    public string Title => "Upload to accepted, upload to letters in the catcher: one document on an idle system";

    public string Remarks =>
        """
            The whole local host runs, timers among it, and gets one document at a time; the floor does the same with the bare loops of rows 3 and 4, one document and its two letters. The ratio is of what is worked, from
            when a trigger begins to when it is done; the wait of the triggers before that is told apart, since it is the host's polling: here a scan each second for blobs and up to 2 s for a queue, in Azure
            an announcement (Event Grid) for blobs and `maxPollingInterval` for queues.

            Tried: with 34 operations for the document and 8 for a letter, p95 to accepted was 2.30 of the floor and to the letters 1.40; with those of row 7 it is what the table says.
            In Azure, at an assumed 5 ms for a request ([capacity.md](capacity.md)), the operations of row 7, one after the other, are 0.11 s for a document and 0.03 s for a letter; the mail service's answer comes on top.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var count = bench.Few(40, 3);
        // Without stages: no timer has anything to tell.
        var contest = SampleContest.Of(64, count + 1, 10) with
        {
            Stages = [],
            Requirements = [],
        };
        await using var catcher = await MailCatcherProcess.StartAsync(
            CatcherOptions(),
            bench.Output,
            cancellationToken
        );
        await using var mail = await MailAsync(bench, catcher, cancellationToken);
        await using var ours = await Pipeline.StartAsync(
            await bench.NewAccountAsync(cancellationToken),
            [contest],
            mail.Url,
            null,
            cancellationToken
        );
        await using var theirs = await Pipeline.StartAsync(
            await bench.NewAccountAsync(cancellationToken),
            [contest],
            mail.Url,
            null,
            cancellationToken
        );
        var watch = new InvocationWatch();
        var inbox = new Inbox(catcher.Client);
        await using var app = await LocalApp.StartAsync(ours.Connection, 0, mail.Url, watch);
        var (worked, bare) = (new List<Passage>(), new List<Passage>());
        var started = Stopwatch.GetTimestamp();
        foreach (var (number, area) in contest.Areas.ChildrenOf(contest.Key.Area).Index())
        {
            if (number > Fewest && Stopwatch.GetElapsedTime(started) > Budget)
            {
                break;
            }

            var document = SampleDocument.Of(contest, area.Code);
            worked.Add(await OursAsync(ours, document, watch, inbox, cancellationToken));
            bare.Add(await FloorAsync(theirs, document, contest, number + 1, mail, inbox, cancellationToken));
        }

        await app.StopAsync(CancellationToken.None);
        return Told(worked[1..], bare[1..]);
    }

    private static Measured Told(List<Passage> ours, List<Passage> floor) =>
        new(
            [
                FigureOf("upload to accepted, p50", 0.5, ours, floor, one => one.Accepted, null),
                FigureOf("upload to accepted, p95", 0.95, ours, floor, one => one.Accepted, Wanted),
                FigureOf("upload to letters in the catcher, p50", 0.5, ours, floor, one => one.Caught, null),
                FigureOf("upload to letters in the catcher, p95", 0.95, ours, floor, one => one.Caught, Wanted),
            ],
            $"Polling wait besides: for the blob trigger p50 {At(ours, 0.5, one => one.BlobWait):0} ms, p95 {At(ours, 0.95, one => one.BlobWait):0} ms; then for the queue trigger p50 {At(ours, 0.5, one => one.QueueWait):0} ms, p95 {At(ours, 0.95, one => one.QueueWait):0} ms.",
            $"With the waits, upload to letters in the catcher: p50 {At(ours, 0.5, one => one.Caught + one.BlobWait + one.QueueWait):0} ms, p95 {At(ours, 0.95, one => one.Caught + one.BlobWait + one.QueueWait):0} ms, of {ours.Count} documents."
        );

    private static Figure FigureOf(
        string what,
        double share,
        List<Passage> ours,
        List<Passage> floor,
        Func<Passage, double> of,
        double? wanted
    )
    {
        Turn[] turn = [new Turn(At(ours, share, of), At(floor, share, of))];
        var figure = Figure.OfTime(what, "bare loop, without waits", turn, "ms", wanted ?? double.MaxValue);
        return wanted is null ? figure with { Target = "", Reached = null } : figure;
    }

    private static double At(List<Passage> passages, double share, Func<Passage, double> of) =>
        Spread.Percentile([.. passages.Select(of).Order()], share);

    private static async Task<Passage> OursAsync(
        Pipeline pipeline,
        FormContent document,
        InvocationWatch watch,
        Inbox inbox,
        CancellationToken cancellationToken
    )
    {
        watch.Clear();
        await pipeline.UploadAsync(document, CsvFormWriter.Write(document));
        var uploaded = Stopwatch.GetTimestamp();
        await inbox.GetAsync(Documents.Letters, cancellationToken);
        var caught = Stopwatch.GetTimestamp();
        await watch.SeesAsync(nameof(SendNotice), Documents.Letters, cancellationToken);
        var taken = watch.First(nameof(TakeInPlenaryDocument));
        var sent = watch.First(nameof(SendNotice));
        var (blobWait, queueWait) = (Between(uploaded, taken.Began), Math.Max(0, Between(taken.Ended, sent.Began)));
        return new Passage(
            Between(taken.Began, taken.Ended),
            Between(uploaded, caught) - blobWait - queueWait,
            blobWait,
            queueWait
        );
    }

    private static async Task<Passage> FloorAsync(
        Pipeline pipeline,
        FormContent document,
        Contest contest,
        int number,
        SendGridStandIn mail,
        Inbox inbox,
        CancellationToken cancellationToken
    )
    {
        using var http = new HttpClient { BaseAddress = mail.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Mail.ApiKey);
        var letter = new MailLetter(
            "",
            "",
            "ketua@kpu.example",
            "Pemberitahuan",
            new string('t', 2_000),
            new string('h', 8_000)
        );
        var bare = new BareLoop(pipeline.Connection);
        var name = await pipeline.UploadAsync(document, CsvFormWriter.Write(document));
        var uploaded = Stopwatch.GetTimestamp();
        await bare.TakeInAsync(name, contest, number, Documents.Letters, cancellationToken);
        var accepted = Stopwatch.GetTimestamp();
        await bare.SendAllAsync(http, BareLoop.BodyOf(letter), cancellationToken);
        await inbox.GetAsync(Documents.Letters, cancellationToken);
        return new Passage(Between(uploaded, accepted), Between(uploaded, Stopwatch.GetTimestamp()), 0, 0);
    }

    private static double Between(long from, long until) => Stopwatch.GetElapsedTime(from, until).TotalMilliseconds;

    private static MailCatcherOptions CatcherOptions() =>
        FreePorts.Take(2) is [var smtp, var inbox]
            ? new MailCatcherOptions { SmtpPort = smtp, InboxPort = inbox }
            : throw new InvalidOperationException("No two free ports.");

    private static Task<SendGridStandIn> MailAsync(
        Bench bench,
        MailCatcherProcess catcher,
        CancellationToken cancellationToken
    ) =>
        SendGridStandIn.StartAsync(
            new SendGridStandInOptions
            {
                Port = FreePorts.Take(1)[0],
                ApiKey = Mail.ApiKey,
                DataDirectory = bench.NewFolder(),
                MailCatcher = new MailCatcherAddress(catcher.SmtpPort, catcher.InboxUrl),
            },
            cancellationToken
        );

    /// <summary>How a document passed, in milliseconds since its upload was over.</summary>
    /// <param name="Accepted">Until accepted, without the wait.</param>
    /// <param name="Caught">Until its letters were in the catcher, without the waits.</param>
    /// <param name="BlobWait">Until the blob trigger began.</param>
    /// <param name="QueueWait">From its end until the queue trigger began.</param>
    private sealed record Passage(double Accepted, double Caught, double BlobWait, double QueueWait);

    /// <summary>The letters that came so far.</summary>
    private sealed class Inbox(MailCatcherClient client)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
        private int _count;

        /// <summary>Waits for so many more.</summary>
        public async Task GetAsync(int letters, CancellationToken cancellationToken)
        {
            _count += letters;
            var started = Stopwatch.GetTimestamp();
            while (!await client.HasAtLeastAsync(_count, cancellationToken))
            {
                if (Stopwatch.GetElapsedTime(started) > Patience)
                {
                    throw new InvalidOperationException("The letters did not come.");
                }

                await Task.Delay(5, cancellationToken);
            }
        }
    }

    /// <summary>When each trigger began and ended.</summary>
    private sealed class InvocationWatch : IInvocationObserver
    {
        private readonly ConcurrentQueue<(string Function, long Began, long Ended)> _seen = new();

        public void Clear() => _seen.Clear();

        /// <summary>Waits until a function was invoked so often; a letter is in the catcher before its trigger is done.</summary>
        public async Task SeesAsync(string function, int times, CancellationToken cancellationToken)
        {
            while (_seen.Count(one => one.Function == function) < times)
            {
                await Task.Delay(5, cancellationToken);
            }
        }

        public (string Function, long Began, long Ended) First(string function) =>
            _seen.First(one => one.Function == function);

        public void Invoked(string function, InvocationOutcome outcome, TimeSpan duration)
        {
            var ended = Stopwatch.GetTimestamp();
            _seen.Enqueue((function, ended - (long)(duration.TotalSeconds * Stopwatch.Frequency), ended));
        }
    }
}
