namespace Pleno.Storage;

/// <summary>The names of every container, queue and table, in one place.</summary>
public static class StorageNames
{
    /// <summary>App setting that names the storage account of the pipeline.</summary>
    public const string Connection = "AzureWebJobsStorage";

    public const string PlenaryContainer = "plenary";
    public const string ReadinessContainer = "readiness";
    public const string ConfigContainer = "config";

    /// <summary>Every document as received, under its hash: written once, never changed, never deleted by the pipeline.</summary>
    public const string EvidenceContainer = "evidence";

    /// <summary>Files on their way from a browser, each under a name of its own until it is whole. No trigger looks here.</summary>
    public const string IncomingContainer = "incoming";

    /// <summary>What the host puts behind a queue's name for its poison.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>Posts of the mail service's events, until they are looked at.</summary>
    public const string EventsContainer = "delivery-events";

    /// <summary>What is to be checked (again); a message is a <c>CheckRequest</c>.</summary>
    public const string DocumentsQueue = "documents-to-check";
    public const string DocumentsPoisonQueue = DocumentsQueue + PoisonSuffix;

    /// <summary>Letters to be sent; a message is the id of a delivery.</summary>
    public const string NoticesQueue = "notices";
    public const string NoticesPoisonQueue = NoticesQueue + PoisonSuffix;

    /// <summary>Posts of events to be looked at; a message is the name of one.</summary>
    public const string EventsQueue = "delivery-events";
    public const string EventsPoisonQueue = EventsQueue + PoisonSuffix;

    /// <summary>Where the host puts a blob trigger's message after its last attempt.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    public const string ContestsTable = "Contests";
    public const string DocumentsTable = "Documents";
    public const string RecapsTable = "Recaps";
    public const string ReadinessTable = "Readiness";
    public const string NoticesTable = "Notices";
    public const string DeliveriesTable = "Deliveries";
    public const string ReceiptsTable = "Receipts";
    public const string AuditTable = "Audit";
    public const string PoisonTable = "Poison";

    public static IReadOnlyList<string> Containers { get; } =
    [PlenaryContainer, ReadinessContainer, ConfigContainer, EvidenceContainer, EventsContainer, IncomingContainer];

    public static IReadOnlyList<string> Queues { get; } =
    [
        DocumentsQueue,
        DocumentsPoisonQueue,
        NoticesQueue,
        NoticesPoisonQueue,
        EventsQueue,
        EventsPoisonQueue,
        BlobPoisonQueue,
    ];

    /// <summary>Where messages end that failed every attempt.</summary>
    public static IReadOnlyList<string> PoisonQueues { get; } =
    [DocumentsPoisonQueue, NoticesPoisonQueue, EventsPoisonQueue, BlobPoisonQueue];

    public static IReadOnlyList<string> Tables { get; } =
    [
        ContestsTable,
        DocumentsTable,
        RecapsTable,
        ReadinessTable,
        NoticesTable,
        DeliveriesTable,
        ReceiptsTable,
        AuditTable,
        PoisonTable,
    ];
}
