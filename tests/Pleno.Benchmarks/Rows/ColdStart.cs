using System.Diagnostics;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.WorkerHost;

namespace Pleno.Benchmarks.Rows;

/// <summary>From the start of the worker's process to its first invocation served.</summary>
internal sealed class ColdStart : IRow
{
    public int Number => 8;

    public string Title => "Cold start: the worker's start to its first invocation served";

    public string Remarks =>
        """
            Each time a new process on this machine: the deployed app, and an isolated-worker app with one HTTP function and nothing else (`tests/Pleno.EmptyWorker`), both published as for Azure (Release, `PublishReadyToRun`) and
            started by the same test host, which speaks the Functions host's part of the worker's protocol. The time ends when the answer to a first request has come: Pleno's list of contests, which asks a table. What Azure
            needs to place an instance and to start its own host is in neither. The storage is the emulator, for which the app asks for its 22 containers, queues and tables and for a CORS rule when it starts; in Azure the template has made
            them, and the app does not ask. This is in its figure.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var account = await bench.NewAccountAsync(cancellationToken);
        await using (await Pipeline.StartAsync(account, [SampleContest.Of(64, 3, 2)], null, null, cancellationToken))
        { }
        var settings = Pipeline.Settings(account, null).ToDictionary(one => one.Key, one => one.Value);
        var ours = new WorkerHostOptions
        {
            AppFolder = await PublishedApp.PublishForAzureAsync("functions/Pleno.Functions", cancellationToken),
            Settings = settings,
        };
        var floor = new WorkerHostOptions
        {
            AppFolder = await PublishedApp.PublishForAzureAsync("tests/Pleno.EmptyWorker", cancellationToken),
            Assembly = "Pleno.EmptyWorker",
        };
        var turns = await Turns.TakeAsync(
            bench.Turns(20),
            () => ServedAsync(ours, cancellationToken),
            () => ServedAsync(floor, cancellationToken)
        );
        return new Measured([
            Figure.OfTime("cold start", "isolated-worker app with one HTTP function", turns, "ms", 1.3),
        ]);
    }

    private static async Task<double> ServedAsync(WorkerHostOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        await using var worker = await RealWorker.StartAsync(options, cancellationToken);
        await using var frontEnd = await WorkerFrontEnd.StartAsync(worker, port: 0, cancellationToken);
        using var http = new HttpClient { BaseAddress = frontEnd.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/contests");
        request.Headers.Add("Cookie", "pleno-developer=operator%3A");
        using var answer = await http.SendAsync(request, cancellationToken);
        var time = watch.Elapsed.TotalMilliseconds;
        return answer.IsSuccessStatusCode
            ? time
            : throw new InvalidOperationException(
                $"{options.Assembly}: {answer.StatusCode}, {frontEnd.Failures.FirstOrDefault()}"
            );
    }
}
