using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Intake.Writing;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Benchmarks.Scene;

/// <summary>The pipeline as a host registers it, on an account of its own; it plays the triggers.</summary>
internal sealed class Pipeline : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private Pipeline(string connection, ServiceProvider services) => (Connection, _services) = (connection, services);

    public string Connection { get; }

    /// <summary>The pipeline on an account whose containers, queues, tables and contests are there.</summary>
    /// <param name="connection">The account.</param>
    /// <param name="contests">The contests, as if loaded.</param>
    /// <param name="mail">Where the mail service is; null where no letter is sent.</param>
    /// <param name="watch">Sees every request to the storage; null for nobody.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<Pipeline> StartAsync(
        string connection,
        IEnumerable<Contest> contests,
        Uri? mail,
        HttpPipelinePolicy? watch,
        CancellationToken cancellationToken
    )
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
        services.AddPleno(new ConfigurationBuilder().AddInMemoryCollection(Settings(connection, mail)).Build());
        if (watch is not null)
        {
            Watch(services, connection, watch);
        }

        var pipeline = new Pipeline(connection, services.BuildServiceProvider());
        await pipeline
            .Get<IEnumerable<IHostedService>>()
            .OfType<PrepareStorage>()
            .Single()
            .StartAsync(cancellationToken);
        foreach (var contest in contests)
        {
            await pipeline.Get<ContestStore>().SaveAsync(contest, cancellationToken);
            await pipeline.Get<ContestStore>().FindAsync(contest.Key, cancellationToken);
        }

        return pipeline;
    }

    /// <summary>The settings of the app on an account.</summary>
    public static Dictionary<string, string?> Settings(string connection, Uri? mail) =>
        new()
        {
            [StorageNames.Connection] = connection,
            ["SendGrid:ApiKey"] = Mail.ApiKey,
            ["SendGrid:Host"] = mail?.ToString().TrimEnd('/') ?? "http://127.0.0.1:9",
            ["SendGrid:WebhookPublicKey"] = "not-used",
            ["Links:Key"] = "a-key-of-the-benchmarks-that-opens-nothing",
            ["Access:Mode"] = "Developer",
            ["Access:RequestsPerMinute"] = "10000",
            ["Notices:StormMost"] = "1000",
        };

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Uploads a plenary document to its place, as an office does. Returns the blob's name.</summary>
    public async Task<string> UploadAsync(FormContent document, byte[] content, string file = "D.HASIL.csv")
    {
        var name = $"{document.Contest.Key}/{document.Header.Area}/{file}";
        await Plenary(name).UploadAsync(BinaryData.FromBytes(content), overwrite: true);
        return name;
    }

    /// <summary>What the blob trigger does: reads the upload and takes it in.</summary>
    public async Task TakeInAsync(string name, CancellationToken cancellationToken) =>
        await Get<LargeFileLane>().ReadAsync(Plenary(name), Get<TakeInDocument>().RunAsync, cancellationToken);

    /// <summary>What the queue trigger does: sends the letter of a message.</summary>
    public Task SendLetterAsync(QueueMessage message, CancellationToken cancellationToken) =>
        Get<SendLetter>().RunAsync(message.Body.ToString(), cancellationToken);

    /// <summary>The queue of letters, as the host reads it.</summary>
    public QueueClient Letters => new(Connection, StorageNames.NoticesQueue);

    /// <summary>Whether the document of an area stands.</summary>
    public async Task<bool> IsAcceptedAsync(ContestKey contest, AreaCode area, CancellationToken cancellationToken) =>
        (await Get<DocumentStore>().ListAsync(contest, area, cancellationToken)).Any(document =>
            document.Status == DocumentStatus.Accepted
        );

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private BlobClient Plenary(string name) =>
        Get<BlobServiceClient>().GetBlobContainerClient(StorageNames.PlenaryContainer).GetBlobClient(name);

    private static void Watch(ServiceCollection services, string connection, HttpPipelinePolicy watch)
    {
        var queue = Watched(new QueueClientOptions(), watch);
        services.Replace(
            ServiceDescriptor.Singleton(new BlobServiceClient(connection, Watched(new BlobClientOptions(), watch)))
        );
        services.Replace(ServiceDescriptor.Singleton(new QueueServiceClient(connection, queue)));
        services.Replace(
            ServiceDescriptor.Singleton(new TableServiceClient(connection, Watched(new TableClientOptions(), watch)))
        );
    }

    private static T Watched<T>(T options, HttpPipelinePolicy watch)
        where T : ClientOptions
    {
        options.AddPolicy(watch, HttpPipelinePosition.PerRetry);
        return options;
    }
}
