namespace Pleno.Storage;

/// <summary>The names of every container, queue and table, in one place.</summary>
public static class StorageNames
{
    /// <summary>App setting that names the storage account of the pipeline.</summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>Plenary documents as uploaded: <c>{contest}/{area}/{file}</c>.</summary>
    public const string PlenaryContainer = "plenary";

    /// <summary>Readiness reports as uploaded: <c>{contest}/{stage}/{office or area}/{file}</c>.</summary>
    public const string ReadinessContainer = "readiness";

    /// <summary>Configuration of the contests: <c>{contest}/{file}</c>.</summary>
    public const string ConfigContainer = "config";

    /// <summary>Every document as received, under its hash, and every step that the stored state follows from (0022): written once, never changed, never deleted by the pipeline.</summary>
    public const string EvidenceContainer = "evidence";

    /// <summary>Files on their way from a browser, each under a name of its own until it is whole. No trigger looks here.</summary>
    public const string IncomingContainer = "incoming";

    /// <summary>What the host puts behind a queue's name for its poison.</summary>
    public const string PoisonSuffix = "-poison";

    /// <summary>Posts of the mail service's events, until they are looked at.</summary>
    public const string EventsContainer = "delivery-events";

    /// <summary>What is to be checked (again); a message is a <c>CheckRequest</c>.</summary>
    public const string DocumentsQueue = "documents-to-check";

    /// <summary>Requests to check that failed every attempt.</summary>
    public const string DocumentsPoisonQueue = DocumentsQueue + PoisonSuffix;

    /// <summary>Letters to be sent; a message is the id of a delivery.</summary>
    public const string NoticesQueue = "notices";

    /// <summary>Letters whose message failed every attempt.</summary>
    public const string NoticesPoisonQueue = NoticesQueue + PoisonSuffix;

    /// <summary>Posts of events to be looked at; a message is the name of one.</summary>
    public const string EventsQueue = "delivery-events";

    /// <summary>Posts of events that failed every attempt.</summary>
    public const string EventsPoisonQueue = EventsQueue + PoisonSuffix;

    /// <summary>Where the host puts a blob trigger's message after its last attempt.</summary>
    public const string BlobPoisonQueue = "webjobs-blobtrigger-poison";

    /// <summary>The contests as loaded, every version, and what is wrong with one that was refused.</summary>
    public const string ContestsTable = "Contests";

    /// <summary>A row per received document, which one stands per area, which upload was dealt with, and which documents are to be judged again (0027).</summary>
    public const string DocumentsTable = "Documents";

    /// <summary>The figures that stand, and the roll-up per area.</summary>
    public const string RecapsTable = "Recaps";

    /// <summary>Readiness reports, the course of the stages, verdicts, when the check last ran.</summary>
    public const string ReadinessTable = "Readiness";

    /// <summary>Numbered notices with their facts; their counter; which of them have letters to be sent yet (0023).</summary>
    public const string NoticesTable = "Notices";

    /// <summary>A row per notice and recipient, acknowledgements, the ways to an office, whether the sender is stopped.</summary>
    public const string DeliveriesTable = "Deliveries";

    /// <summary>What the mail service told of letters, each event once.</summary>
    public const string ReceiptsTable = "Receipts";

    /// <summary>The audit trail, each entry with the hash of the one before.</summary>
    public const string AuditTable = "Audit";

    /// <summary>Messages that failed every attempt, with whether they were replayed.</summary>
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
