using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Pleno.Contests;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Benchmarks.Scene;

/// <summary>
/// The fewest operations on the storage that the same outcome needs, by the Azure SDK alone: nothing is read twice, nothing checked, nothing
/// done again after a crash. Nobody could do with fewer and keep what Pleno promises of the outcome; what it promises of faults costs the rest.
/// </summary>
internal sealed class BareLoop(string connection)
{
    private readonly BlobServiceClient _blobs = new(connection);
    private readonly TableServiceClient _tables = new(connection);

    private readonly QueueClient _letters = new(connection, StorageNames.NoticesQueue);

    /// <summary>How many operations a document takes.</summary>
    /// <param name="offices">How many letters it makes.</param>
    public static int OperationsOf(int offices) => 14 + offices;

    /// <summary>Takes in an upload.</summary>
    /// <param name="name">Name of the blob.</param>
    /// <param name="contest">Its contest, which one after the other is taken in of.</param>
    /// <param name="number">Number of the document in its contest, from 1.</param>
    /// <param name="offices">How many letters it makes.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task TakeInAsync(
        string name,
        Contest contest,
        int number,
        int offices,
        CancellationToken cancellationToken
    )
    {
        var (key, area) = (contest.Key.ToString(), name.Split('/')[1]);
        var upload = _blobs.GetBlobContainerClient(StorageNames.PlenaryContainer).GetBlobClient(name);
        var content = (await upload.DownloadContentAsync(cancellationToken)).Value.Content;
        var hash = Intake.Evidence.HashOf(content.ToMemory());
        await Table(StorageNames.ContestsTable)
            .GetEntityIfExistsAsync<TableEntity>("contests", key, cancellationToken: cancellationToken);
        await KeepAsync($"{key}/{area}/{hash}", content, cancellationToken);
        await QueryAsync(key, area, cancellationToken);
        await AddAsync(StorageNames.DocumentsTable, key, [$"{area}|{hash}", $"{area}|~head"], cancellationToken);
        await KeepAsync($"{key}/{area}/{hash}/decision-0001", BinaryData.FromString(""), cancellationToken);
        await NextAsync(
            StorageNames.RecapsTable,
            $"{key}|{contest.Key.Area}",
            "sum",
            [$"child|{area}"],
            cancellationToken
        );
        await NextAsync(
            StorageNames.AuditTable,
            key,
            "~head",
            [$"entry|{2 * number}", $"entry|{(2 * number) + 1}"],
            cancellationToken
        );
        await NextAsync(
            StorageNames.NoticesTable,
            key,
            "~number",
            [$"notice|{hash}", $"number|{number}", $"open|{hash}"],
            cancellationToken
        );
        await RaiseAsync(key, hash, offices, cancellationToken);
        await Table(StorageNames.DocumentsTable)
            .AddEntityAsync(Row("~handled", $"{key}{area}{hash}"), cancellationToken);
    }

    /// <summary>Sends letters until none waits: receives them, posts each, stores that it was accepted, deletes the message.</summary>
    /// <param name="http">Knows the mail service.</param>
    /// <param name="body">A letter as the mail service takes it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>How many were sent.</returns>
    public Task<int> SendAllAsync(HttpClient http, byte[] body, CancellationToken cancellationToken) =>
        DrainAsync(
            _letters,
            async message =>
            {
                using var content = new ByteArrayContent(body);
                content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
                using var answer = await http.PostAsync("/v3/mail/send", content, cancellationToken);
                answer.EnsureSuccessStatusCode();
                var id = message.Body.ToString().Split('|');
                var row = new TableEntity($"{id[0]}|{id[1]}", id[2])
                {
                    ["Status"] = "Accepted",
                    ["AcceptedAt"] = DateTimeOffset.UnixEpoch,
                };
                await Table(StorageNames.DeliveriesTable)
                    .UpsertEntityAsync(row, TableUpdateMode.Merge, cancellationToken);
            },
            cancellationToken
        );

    /// <summary>Empties a queue as the host does with its settings: 16 at a time, each deleted once it is done.</summary>
    /// <param name="queue">The queue.</param>
    /// <param name="handle">Does what a message asks for.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="atATime">Messages at a time.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> DrainAsync(
        QueueClient queue,
        Func<QueueMessage, Task> handle,
        CancellationToken cancellationToken,
        int atATime = 16
    )
    {
        for (var count = 0; ; )
        {
            var messages = (
                await queue.ReceiveMessagesAsync(atATime, TimeSpan.FromMinutes(5), cancellationToken)
            ).Value;
            if (messages.Length == 0)
            {
                return count;
            }

            await Task.WhenAll(messages.Select(HandleAsync));
            count += messages.Length;
        }

        async Task HandleAsync(QueueMessage message)
        {
            await handle(message);
            await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellationToken);
        }
    }

    /// <summary>A letter as the body of a request to the mail service.</summary>
    public static byte[] BodyOf(MailLetter letter) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                from = new { email = "pemberitahuan@pleno.example", name = "Pleno" },
                personalizations = new[] { new { to = new[] { new { email = letter.Address } } } },
                subject = letter.Subject,
                content = new[]
                {
                    new { type = "text/plain", value = letter.Text },
                    new { type = "text/html", value = letter.Html },
                },
            }
        );

    private async Task RaiseAsync(string contest, string notice, int offices, CancellationToken cancellationToken)
    {
        var letters = Enumerable.Range(0, offices).Select(office => $"{office}").ToList();
        await AddAsync(StorageNames.DeliveriesTable, $"{contest}|{notice}", letters, cancellationToken);
        foreach (var office in letters)
        {
            await _letters.SendMessageAsync($"{contest}|{notice}|{office}", cancellationToken);
        }
    }

    private async Task QueryAsync(string partition, string area, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {partition} and RowKey ge {$"{area}|"} and RowKey lt {$"{area}|\uffff"}"
        );
        await foreach (
            var _ in Table(StorageNames.DocumentsTable)
                .QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
        ) { }
    }

    /// <summary>Reads the row that counts, and writes it with the rows that it counts.</summary>
    private async Task NextAsync(
        string table,
        string partition,
        string counter,
        IEnumerable<string> rows,
        CancellationToken cancellationToken
    )
    {
        var found = await Table(table)
            .GetEntityIfExistsAsync<TableEntity>(partition, counter, cancellationToken: cancellationToken);
        var head = found.HasValue
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, found.Value!, found.Value!.ETag)
            : new TableTransactionAction(TableTransactionActionType.Add, Row(partition, counter));
        var added = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, row)));
        await Table(table).SubmitTransactionAsync(added.Prepend(head), cancellationToken);
    }

    private async Task AddAsync(
        string table,
        string partition,
        IEnumerable<string> rows,
        CancellationToken cancellationToken
    )
    {
        var added = rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, Row(partition, row)));
        await Table(table).SubmitTransactionAsync(added, cancellationToken);
    }

    private async Task KeepAsync(string name, BinaryData content, CancellationToken cancellationToken) =>
        await _blobs
            .GetBlobContainerClient(StorageNames.EvidenceContainer)
            .GetBlobClient(name)
            .UploadAsync(
                content,
                new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } },
                cancellationToken
            );

    private TableClient Table(string name) => _tables.GetTableClient(name);

    /// <summary>A row of about the size of ours.</summary>
    private static TableEntity Row(string partition, string row) =>
        new(partition, row) { ["Content"] = Encoding.UTF8.GetBytes(new string('x', 500)) };
}
