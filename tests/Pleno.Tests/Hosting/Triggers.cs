using Azure.Storage.Blobs;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Pleno.Tests.Hosting;

public sealed class TakeText(Calls calls)
{
    [Function(nameof(TakeText))]
    public Task RunAsync([QueueTrigger("%Queue%")] string message, CancellationToken cancellation) =>
        calls.AddAsync(message, cancellation);
}

public sealed class TakeMessage(Calls calls)
{
    [Function(nameof(TakeMessage))]
    public Task RunAsync([QueueTrigger("%Queue%")] QueueMessage message, CancellationToken cancellation) =>
        calls.AddAsync($"{message.Body}, attempt {message.DequeueCount}", cancellation);
}

public sealed class TakeOther(Calls calls)
{
    [Function(nameof(TakeOther))]
    public Task RunAsync([QueueTrigger("%Other%", Connection = "OtherStorage")] string message) =>
        calls.AddAsync(message, CancellationToken.None);
}

public sealed class TakePoison(Calls calls)
{
    [Function(nameof(TakePoison))]
    public Task RunAsync([QueueTrigger("%Queue%-poison")] QueueMessage message, CancellationToken cancellation) =>
        calls.AddAsync($"{message.Body}, attempt {message.DequeueCount}", cancellation);
}

public sealed class TakeBlob(Calls calls)
{
    [Function(nameof(TakeBlob))]
    public async Task RunAsync(
        [BlobTrigger("%Container%/in/{province}/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob,
        string province,
        string name,
        CancellationToken cancellation
    )
    {
        var content = await blob.DownloadContentAsync(cancellation);
        await calls.AddAsync($"{province}|{name}|{content.Value.Content}", cancellation);
    }
}

public sealed class Tick(Calls calls)
{
    [Function(nameof(Tick))]
    public Task RunAsync([TimerTrigger("%Sweep:Schedule%")] TimerInfo timer, CancellationToken cancellation) =>
        calls.AddAsync(
            $"{(timer.IsPastDue ? "past due" : "on time")}, last {timer.ScheduleStatus?.Last:HH:mm}",
            cancellation
        );
}

public sealed class TickAtStart(Calls calls)
{
    [Function(nameof(TickAtStart))]
    public Task RunAsync(
        [TimerTrigger("0 0 0 1 1 *", RunOnStartup = true, UseMonitor = false)] TimerInfo timer,
        CancellationToken cancellation
    ) => calls.AddAsync(timer.ScheduleStatus is null ? "unmonitored" : "monitored", cancellation);
}

public sealed class Greet
{
    [Function(nameof(Greet))]
    public static IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Function, "get", "post", Route = "greet/{name?}")] HttpRequest request,
        string? name
    ) => new OkObjectResult(new { Greeting = $"{request.Method} {name ?? "nobody"}" });
}

public sealed class Break
{
    [Function(nameof(Break))]
    public static Task<IActionResult> RunAsync([HttpTrigger] HttpRequest request) =>
        Task.FromException<IActionResult>(new InvalidOperationException(request.Path));
}
