using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pleno.Benchmarks.Measuring;
using Pleno.Benchmarks.Scene;
using Pleno.Local.Services;

namespace Pleno.Benchmarks.Rows;

/// <summary>From the start of a process to its first invocation served.</summary>
internal sealed class ColdStart : IRow
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public int Number => 8;

    public string Title => "Cold start: process start to first invocation served";

    public string Remarks =>
        """
            Each time a new process on this machine: the local host with every trigger, and an empty ASP.NET app that makes the same three Azure clients. It is asked over HTTP until it answers, Pleno for the list of contests. The local host
            stands in for the worker, so what Azure needs to place an instance and to start its own host is in neither. Both are compiled ahead, as the app is that is published for Azure (`PublishReadyToRun`),
            and find their containers, queues and tables there, as the template has made them (0021).

            Tried: compiled when it ran, and making what it needs in the storage first, the ratio was 2.33. By perf, of the processor time of both the runtime's loading of types takes 40 % and its compiler still 23 %; with
            `DOTNET_EnableWriteXorExecute=0` nothing changed. Timed by hand on an idle machine, of some 730 ms 130 are the first question to a table, which the empty app does not ask, and 110 the stand-in's own: settings, the search for
            functions by reflection, its listeners. The deployed worker does not do the latter; it was not measured.
            """;

    public async Task<Measured> MeasureAsync(Bench bench, CancellationToken cancellationToken)
    {
        var account = await bench.NewAccountAsync(cancellationToken);
        await using (await Pipeline.StartAsync(account, [SampleContest.Of(64, 3, 2)], null, null, cancellationToken))
        { }
        var program = await PublishedProgram.MakeAsync(cancellationToken);
        var turns = await Turns.TakeAsync(
            bench.Turns(9),
            () => ServedAsync(program, "cold-pleno", account, "api/contests", cancellationToken),
            () => ServedAsync(program, "cold-floor", account, "", cancellationToken)
        );
        return new Measured([
            Figure.OfTime("cold start", "empty ASP.NET app with the same Azure clients", turns, "ms", 1.3),
        ]);
    }

    /// <summary>What the child does that is measured: the host with every trigger.</summary>
    public static async Task<int> ServePlenoAsync(string connection, int port)
    {
        await using var app = await LocalApp.StartAsync(connection, port, null);
        return await UntilOwnerEndsAsync();
    }

    /// <summary>What the child does that it is held against.</summary>
    public static async Task<int> ServeNothingAsync(string connection, int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new BlobServiceClient(connection));
        builder.Services.AddSingleton(new QueueServiceClient(connection));
        builder.Services.AddSingleton(new TableServiceClient(connection));
        await using var app = builder.Build();
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.MapGet(
            "/",
            (BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables) =>
                $"{blobs.AccountName} {queues.AccountName} {tables.AccountName}"
        );
        await app.StartAsync();
        return await UntilOwnerEndsAsync();
    }

    private static async Task<int> UntilOwnerEndsAsync()
    {
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task<double> ServedAsync(
        string program,
        string child,
        string account,
        string path,
        CancellationToken cancellationToken
    )
    {
        var port = FreePorts.Take(1)[0];
        var watch = Stopwatch.StartNew();
        await using var process = ChildProcess.StartFrom(
            program,
            child,
            account,
            port.ToString(CultureInfo.InvariantCulture)
        );
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}/") };
        while (watch.Elapsed < Patience)
        {
            try
            {
                using var answer = await http.GetAsync(path, cancellationToken);
                return watch.Elapsed.TotalMilliseconds;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(5, cancellationToken);
            }
        }

        throw new InvalidOperationException($"{child} did not answer.");
    }
}
