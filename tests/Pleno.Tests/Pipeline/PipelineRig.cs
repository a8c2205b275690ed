using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Notices.Events;
using Pleno.Notices.Letters;
using Pleno.Notices.Sending;
using Pleno.Readiness;
using Pleno.Storage;
using Pleno.Tests.Services;
using Pleno.Uploads;

namespace Pleno.Tests.Pipeline;

/// <summary>
/// The whole pipeline as a host registers it, on an account of its own, with a clock that stands still and a way to come between it and its storage.
/// It plays the triggers: it uploads, and runs the use case that the trigger would run.
/// </summary>
internal sealed class PipelineRig : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 12, 5, 1, 0, 0, TimeSpan.Zero);
    private readonly ServiceProvider _services;
    private readonly string _connection;
    private readonly SendGridRig? _mail;
    private readonly ECDsa _webhookKey;
    private readonly IReadOnlyDictionary<string, string?> _settings;
    private readonly HttpPipelineTransport? _transport;

    private PipelineRig(
        string connection,
        SendGridRig? mail,
        SmallContest contest,
        FakeTimeProvider time,
        ECDsa key,
        IReadOnlyDictionary<string, string?>? settings,
        HttpPipelineTransport? transport = null
    )
    {
        _transport = transport;
        (_connection, _mail, Setup, Time, _webhookKey) = (connection, mail, contest, time, key);
        _settings = settings ?? new Dictionary<string, string?>();
        _services = Build();
    }

    public SmallContest Setup { get; }

    public FakeTimeProvider Time { get; }

    public Interference Interference { get; } = new();

    /// <summary>How what a trigger has to do is done: once, unless a drill does it again where it fails, as the host would.</summary>
    public Func<Func<Task>, Task> Attempt { get; set; } = step => step();

    /// <summary>Everything that was logged, to the last trace.</summary>
    public LinesOfLog Log { get; } = new();

    /// <summary>Every message that was taken from a queue.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>A rig on an account of its own; its contest stands as if loaded, unless a test loads it itself.</summary>
    public static async Task<PipelineRig> StartAsync(
        AzuriteFixture azurite,
        SmallContest? contest = null,
        SendGridRig? mail = null,
        bool isLoaded = true,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        return await StartAsync(await azurite.NewAccountAsync(), contest, mail, isLoaded, settings);
    }

    /// <summary>A rig on the account of this connection string.</summary>
    public static async Task<PipelineRig> StartAsync(
        string connection,
        SmallContest? contest = null,
        SendGridRig? mail = null,
        bool isLoaded = true,
        IReadOnlyDictionary<string, string?>? settings = null
    )
    {
        var rig = new PipelineRig(
            connection,
            mail,
            contest ?? new SmallContest(),
            new FakeTimeProvider(Start),
            ECDsa.Create(ECCurve.NamedCurves.nistP256),
            settings
        );
        if (isLoaded)
        {
            await rig.Get<ContestStore>().SaveAsync(rig.Setup.Contest, Token);
        }

        return rig;
    }

    /// <summary>Every container, queue and table is there, for what looks at the account by clients of its own.</summary>
    public Task PrepareAsync() =>
        new PrepareStorage(Get<BlobServiceClient>(), Get<QueueServiceClient>(), Get<TableServiceClient>()).StartAsync(
            Token
        );

    /// <summary>A second instance of the app on the same storage, which nothing comes between.</summary>
    /// <param name="time">Its clock; null for the same.</param>
    /// <param name="transport">Its way to the storage; null for the straight one.</param>
    public PipelineRig Beside(FakeTimeProvider? time = null, HttpPipelineTransport? transport = null) =>
        new(_connection, _mail, Setup, time ?? Time, _webhookKey, _settings, transport);

    /// <summary>Connection string of the rig's account.</summary>
    public string Connection => _connection;

    /// <summary>The services as the host has them.</summary>
    public IServiceProvider Provider => _services;

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Uploads configuration files and loads the contest from them.</summary>
    public async Task ConfigureAsync(IReadOnlyDictionary<string, byte[]> files)
    {
        await Task.WhenAll(
            files.Select(file =>
                UploadAsync(StorageNames.ConfigContainer, $"{SmallContest.Key}/{file.Key}", file.Value)
            )
        );
        await LoadContestAsync();
    }

    public Task LoadContestAsync(string file = "contest.csv") =>
        Get<LoadContest>().RunAsync(Blob(StorageNames.ConfigContainer, $"{SmallContest.Key}/{file}"), Token);

    /// <summary>Uploads a plenary document to its place and takes it in. Returns its identity.</summary>
    public async Task<DocumentId> PlenaryAsync(
        AreaCode area,
        byte[] content,
        string file = "D.HASIL.csv",
        ContestKey? contest = null
    )
    {
        var name = $"{contest ?? SmallContest.Key}/{area}/{file}";
        await UploadAsync(StorageNames.PlenaryContainer, name, content);
        await TakeInAsync(name);
        return IdOf(area, content) with { Contest = contest ?? SmallContest.Key };
    }

    public Task TakeInAsync(string name) =>
        Attempt(async () =>
            await Get<LargeFileLane>()
                .ReadAsync(Blob(StorageNames.PlenaryContainer, name), Get<TakeInDocument>().RunAsync, Token)
        );

    /// <summary>Uploads a report as the office would and takes it in.</summary>
    public async Task ReportAsync(
        string office,
        byte[] content,
        string stage = SmallContest.Stage,
        string file = "a.csv"
    )
    {
        var name = $"{SmallContest.Key}/{stage}/{office}/{file}";
        await UploadAsync(StorageNames.ReadinessContainer, name, content);
        await TakeInReportAsync(name);
    }

    public async Task TakeInReportAsync(string name) =>
        await Get<LargeFileLane>()
            .ReadAsync(Blob(StorageNames.ReadinessContainer, name), Get<TakeInReport>().RunAsync, Token);

    /// <summary>The timer fires, a minute after it last did.</summary>
    public async Task<StoredVerdict?> CheckStagesAsync()
    {
        Time.Advance(TimeSpan.FromMinutes(1));
        await Get<CheckStages>().RunAsync(Token);
        return await Get<ReadinessStore>().FindVerdictAsync(SmallContest.Key, SmallContest.Stage, Token);
    }

    /// <summary>Answers every request to check a document, also those that come up meanwhile.</summary>
    public Task<int> DrainDocumentsAsync() =>
        DrainAsync(StorageNames.DocumentsQueue, message => Get<AnswerCheckRequest>().RunAsync(message, Token));

    /// <summary>Sends every letter that is due.</summary>
    public Task<int> DrainNoticesAsync() =>
        DrainAsync(StorageNames.NoticesQueue, message => Get<SendLetter>().RunAsync(message, Token));

    /// <summary>Every message that asks for a letter is lost, as with the process that held it.</summary>
    public Task LoseNoticesAsync() => Queue(StorageNames.NoticesQueue).ClearMessagesAsync(Token);

    public Task UploadAsync(string container, string name, byte[] content) =>
        new BlobClient(_connection, container, name, Direct(new BlobClientOptions())).UploadAsync(
            BinaryData.FromBytes(content),
            overwrite: true,
            Token
        );

    public static DocumentId IdOf(AreaCode area, byte[] content) =>
        new(SmallContest.Key, area, Convert.ToHexStringLower(SHA256.HashData(content)));

    public async Task<DocumentRecord> RecordAsync(DocumentId id) =>
        (await Get<DocumentStore>().FindAsync(id, Token)).ShouldNotBeNull();

    public async Task<DocumentStatus> StatusAsync(DocumentId id) => (await RecordAsync(id)).Status;

    public Task<IReadOnlyList<Notice>> NoticesAsync() => Get<NoticeStore>().ListAsync(SmallContest.Key, Token);

    /// <summary>Every delivery of every notice, in the order of the notices' numbers.</summary>
    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync()
    {
        var deliveries = new List<Delivery>();
        foreach (var notice in await NoticesAsync())
        {
            deliveries.AddRange(await Get<DeliveryStore>().ListAsync(SmallContest.Key, notice.Id, Token));
        }

        return deliveries;
    }

    /// <summary>The text of the letter of a notice to one of its offices.</summary>
    public async Task<string> LetterAsync(Notice notice, string office)
    {
        notice.Offices.ShouldContain(office);
        var contest = (await Get<ContestStore>().FindAsync(SmallContest.Key, Token)).ShouldNotBeNull();
        return LetterText.Render(LetterWriter.Write(contest, notice, contest.FindOffice(office).ShouldNotBeNull()));
    }

    /// <summary>The deliveries that the mail service accepted a letter of, one entry per letter.</summary>
    public IReadOnlyList<string> Sent() =>
        [
            .. _mail!.StandIn.Accepted.SelectMany(message =>
                message.Message.Personalizations!.Select(letter =>
                    letter!.CustomArgs![SendGridTransport.DeliveryArgument]!
                )
            ),
        ];

    /// <summary>Posts events as SendGrid would.</summary>
    public Task<bool> PostEventsAsync(params (DeliveryId Delivery, string Event)[] events)
    {
        var body = EventBody(events);
        return PostAsync(body);
    }

    /// <summary>Posts a body with SendGrid's signature, and looks at the events in it.</summary>
    public async Task<bool> PostAsync(byte[] body)
    {
        var isTaken = await Get<TakeDeliveryEvents>().RunAsync(Sign("1733360400", body), "1733360400", body, Token);
        await DrainEventsAsync();
        return isTaken;
    }

    /// <summary>Looks at every post of events.</summary>
    public Task<int> DrainEventsAsync() =>
        DrainAsync(StorageNames.EventsQueue, message => Get<ApplyDeliveryEvents>().RunAsync(message, Token));

    public static byte[] EventBody(params (DeliveryId Delivery, string Event)[] events) =>
        Encoding.UTF8.GetBytes(
            $"[{string.Join(',', events.Select(one => $$"""{"pleno_delivery":"{{one.Delivery}}","event":"{{one.Event}}","sg_message_id":"m-1.x"}"""))}]"
        );

    public string Sign(string timestamp, byte[] body) => Sign(_webhookKey, timestamp, body);

    public static string Sign(ECDsa key, string timestamp, byte[] body) =>
        Convert.ToBase64String(
            key.SignData(
                [.. Encoding.UTF8.GetBytes(timestamp), .. body],
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );

    /// <summary>Nothing failed for good: no poison queue and no poison table holds anything.</summary>
    public async Task NothingIsPoisonedAsync()
    {
        foreach (var queue in StorageNames.PoisonQueues)
        {
            (await Queue(queue).PeekMessagesAsync(cancellationToken: Token)).Value.ShouldBeEmpty(queue);
            (await Get<PoisonStore>().ListAsync(queue, Token)).ShouldBeEmpty(queue);
        }
    }

    public TableClient Table(string name) => new(_connection, name, Direct(new TableClientOptions()));

    /// <summary>Every row of every table as text.</summary>
    /// <param name="isExact">
    /// True for the rows to the last write, ETags included, but without the marks of the intake, which are per upload;
    /// false for what they come to, without what differs from run to run.
    /// </param>
    public async Task<IReadOnlyList<string>> RowsAsync(bool isExact)
    {
        var rows = new List<string>();
        foreach (var table in StorageNames.Tables)
        {
            await foreach (var row in Table(table).QueryAsync<TableEntity>(cancellationToken: Token))
            {
                var isMark = table == StorageNames.DocumentsTable && row.PartitionKey.StartsWith('~');
                if (!isExact || !isMark)
                {
                    rows.Add($"{table} {row.PartitionKey} {(isMark ? "" : row.RowKey)}: {Properties(row, isExact)}");
                }
            }
        }

        rows.Sort(StringComparer.Ordinal);
        return isExact ? rows : [.. rows.Distinct()];
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();

    private static string Properties(TableEntity row, bool isExact)
    {
        string[] keys = isExact
            ? ["PartitionKey", "RowKey"]
            : ["PartitionKey", "RowKey", "odata.etag", "Timestamp", "MessageId", "Upload", "UploadedAt"];
        return string.Join(
            ' ',
            row.Where(one => !keys.Contains(one.Key) && one.Value is not null)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => $"{one.Key}={(one.Value is byte[] bytes ? Convert.ToBase64String(bytes) : one.Value)}")
        );
    }

    private async Task<int> DrainAsync(string name, Func<string, Task> answer)
    {
        var queue = Queue(name);
        for (var count = 0; ; )
        {
            QueueMessage[] messages = [];
            await Attempt(async () =>
                messages = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5), Token)).Value
            );
            if (messages.Length == 0)
            {
                return count;
            }

            foreach (var message in messages)
            {
                Messages.Enqueue(message.Body.ToString());
                await Attempt(() => answer(message.Body.ToString()));
                await Attempt(() => queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, Token));
                count++;
            }
        }
    }

    public QueueClient Queue(string name) => new(_connection, name, Direct(new QueueClientOptions()));

    private BlobClient Blob(string container, string name) =>
        Get<BlobServiceClient>().GetBlobContainerClient(container).GetBlobClient(name);

    /// <summary>The settings of the app on this rig's account.</summary>
    public IConfigurationRoot Configuration() =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    [StorageNames.Connection] = _connection,
                    ["SendGrid:ApiKey"] = SendGridRig.ApiKey,
                    ["SendGrid:Host"] = _mail?.StandIn.Url.ToString().TrimEnd('/') ?? "http://127.0.0.1:9",
                    ["SendGrid:Timeout"] = Setup.IsLeftWithoutAnswer ? "00:00:04" : "00:00:50",
                    ["SendGrid:WebhookPublicKey"] = Convert.ToBase64String(_webhookKey.ExportSubjectPublicKeyInfo()),
                    ["Links:Key"] = "a-key-of-the-tests-that-opens-nothing",
                    ["Access:Mode"] = "Developer",
                    ["Access:RequestsPerMinute"] = "10000",
                    ["Notices:StormMost"] = "1000",
                }
            )
            .AddInMemoryCollection(_settings)
            .Build();

    /// <summary>Registers the pipeline as a host does, with the rig's clock and its way to come between.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddSingleton<TimeProvider>(Time);
        services.AddPleno(Configuration());
        services.Remove(services.Single(service => service.ImplementationType == typeof(PrepareStorage)));
        var queue = Watched(new QueueClientOptions());
        services.Replace(
            ServiceDescriptor.Singleton(new BlobServiceClient(_connection, Watched(new BlobClientOptions())))
        );
        services.Replace(ServiceDescriptor.Singleton(new QueueServiceClient(_connection, queue)));
        services.Replace(
            ServiceDescriptor.Singleton(new TableServiceClient(_connection, Watched(new TableClientOptions())))
        );
    }

    private ServiceProvider Build()
    {
        var services = new ServiceCollection();
        AddTo(services);
        return services.BuildServiceProvider();
    }

    private T Watched<T>(T options)
        where T : ClientOptions
    {
        options.AddPolicy(Interference, HttpPipelinePosition.PerCall);
        Direct(options);
        if (_transport is not null)
        {
            options.Transport = _transport;
            options.Retry.Delay = TimeSpan.FromMilliseconds(5);
        }

        return options;
    }

    private T Direct<T>(T options)
        where T : ClientOptions
    {
        options.AddPolicy(
            options switch
            {
                BlobClientOptions => CreatedOnFirstUse.Containers(_connection),
                QueueClientOptions => CreatedOnFirstUse.Queues(_connection),
                _ => CreatedOnFirstUse.Tables(_connection),
            },
            HttpPipelinePosition.PerCall
        );
        return options;
    }
}
