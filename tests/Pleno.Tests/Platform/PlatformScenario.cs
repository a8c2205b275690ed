using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pleno.Intake;
using Pleno.Local.Hosting;
using Pleno.Storage;
using Pleno.Tests.Docs;
using Pleno.Tests.Scenarios;
using Pleno.WorkerHost;

namespace Pleno.Tests.Platform;

/// <summary>
/// Plays the uploads of kaltim-2024 to the real worker, with its stage laid around today: every blob and message is handed to the function whose trigger
/// names it, as the host would.
/// </summary>
internal sealed class PlatformScenario(string connection, RealWorker worker)
{
    public const string Contest = "gubernur-64-2024";
    private const string Scenario = "kaltim-2024";

    private static readonly bool IsBase64 = HostSettings.Load(Path.Combine(Repository.Root, "host.json")).Queues.Base64;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>How many invocations there were of each function.</summary>
    public Dictionary<string, int> Invocations { get; } = new(StringComparer.Ordinal);

    /// <summary>Where every file was uploaded to.</summary>
    private List<string> Uploads { get; } = [];

    /// <summary>Everything was uploaded and taken in, and nothing is left to do.</summary>
    public async Task PlayAsync()
    {
        using var scenario = JsonDocument.Parse(ScenarioFiles.Read($"{Scenario}/scenario.json"));
        foreach (var step in scenario.RootElement.GetProperty("steps").EnumerateArray())
        {
            foreach (var file in step.GetProperty("files").EnumerateObject())
            {
                var content = ScenarioFiles.Read($"{Scenario}/{file.Value.GetString()}");
                await UploadAsync(
                    file.Name,
                    file.Name.EndsWith("/stages.csv", StringComparison.Ordinal) ? AroundToday(content) : content
                );
            }

            foreach (var file in step.GetProperty("files").EnumerateObject())
            {
                await AnnounceAsync(file.Name);
            }

            await SettleAsync();
        }
    }

    /// <summary>The timers are due, and every message that comes of it, or of events, is taken.</summary>
    public async Task SettleAsync()
    {
        for (var isBusy = true; isBusy; )
        {
            isBusy = false;
            foreach (var function in worker.Functions.Values.Where(function => function.Type == "queueTrigger"))
            {
                isBusy |= await DrainAsync(function);
            }

            foreach (
                var function in worker.Functions.Values.Where(function => !isBusy && function.Type == "timerTrigger")
            )
            {
                Succeeds(function.Name, await worker.TimerAsync(function.Name, Token));
                isBusy |= await HasMessagesAsync();
            }
        }
    }

    /// <summary>A sweep asks for an upload once more, and a message of each kind has failed every attempt.</summary>
    public async Task AskAgainAsync()
    {
        var (container, name) = Split(Uploads[^1]);
        await Queue(StorageNames.DocumentsQueue).SendMessageAsync($"{new CheckRequest.Upload(container, name)}", Token);
        foreach (var queue in StorageNames.PoisonQueues)
        {
            await Queue(queue).SendMessageAsync($"failed in {queue}", Token);
        }

        await SettleAsync();
    }

    private async Task UploadAsync(string path, byte[] content)
    {
        Uploads.Add(path);
        var (container, name) = Split(path);
        await new BlobClient(connection, container, name).UploadAsync(
            BinaryData.FromBytes(content),
            overwrite: true,
            Token
        );
    }

    private async Task AnnounceAsync(string path)
    {
        var (container, name) = Split(path);
        var function = worker.Functions.Values.Single(function =>
            function.Type == "blobTrigger"
            && ((string)function.Trigger["path"]!).StartsWith($"{container}/", StringComparison.Ordinal)
        );
        Succeeds(function.Name, await worker.BlobAsync(function.Name, container, name, Token));
    }

    private async Task<bool> DrainAsync(WorkerFunction function)
    {
        var queue = Queue((string)function.Trigger["queueName"]!);
        QueueMessage[] messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), Token)).Value;
        foreach (var message in messages)
        {
            Succeeds(function.Name, await worker.QueueAsync(function.Name, message, Token));
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token);
        }

        return messages.Length > 0;
    }

    private async Task<bool> HasMessagesAsync()
    {
        foreach (var name in StorageNames.Queues)
        {
            if ((await Queue(name).PeekMessagesAsync(cancellationToken: Token)).Value.Length > 0)
            {
                return true;
            }
        }

        return false;
    }

    private void Succeeds(string function, WorkerInvocation invocation)
    {
        invocation.Succeeded.ShouldBeTrue($"{function}: {invocation.Fault}");
        Invocations[function] = Invocations.GetValueOrDefault(function) + 1;
    }

    private QueueClient Queue(string name) =>
        new(
            connection,
            name,
            new QueueClientOptions
            {
                MessageEncoding = IsBase64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None,
            }
        );

    private static (string Container, string Name) Split(string path) =>
        (
            path[..path.IndexOf('/', StringComparison.Ordinal)],
            path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]
        );

    /// <summary>The session of 8 December 2024 is in two days, and its checks began the day before yesterday.</summary>
    private static byte[] AroundToday(byte[] stages)
    {
        var today = TimeProvider.System.GetUtcNow();
        return Encoding.UTF8.GetBytes(
            Encoding
                .UTF8.GetString(stages)
                .Replace("2024-12-08", Day(today.AddDays(2)), StringComparison.Ordinal)
                .Replace("2024-12-05", Day(today.AddDays(-2)), StringComparison.Ordinal)
        );
    }

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
