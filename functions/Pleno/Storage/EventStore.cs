using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pleno.Contests;
using Pleno.Notices.Events;

namespace Pleno.Storage;

/// <summary>What SendGrid posted, until it is looked at; and every event as a receipt afterwards, without addresses.</summary>
public sealed class EventStore(BlobServiceClient blobs, TableServiceClient tables, TimeProvider time)
{
    /// <summary>Receipts that match no delivery of ours.</summary>
    public const string UnmatchedPartition = "~unmatched";

    private readonly BlobContainerClient _posts = blobs.GetBlobContainerClient(StorageNames.EventsContainer);
    private readonly TableClient _receipts = tables.GetTableClient(StorageNames.ReceiptsTable);

    /// <summary>Keeps a post whole under its SHA-256; the same post again is the same.</summary>
    /// <returns>Its name.</returns>
    public async Task<string> KeepPostAsync(byte[] body, CancellationToken cancellationToken)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(body));
        await _posts.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(body), overwrite: true, cancellationToken);
        return name;
    }

    /// <summary>Whether it is a name that a post may have.</summary>
    public static bool IsPost(string name) =>
        name.Length == 2 * SHA256.HashSizeInBytes && name.All(char.IsAsciiHexDigitLower);

    /// <summary>The post; null when it was looked at already.</summary>
    public async Task<byte[]?> FindPostAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var post = await _posts.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return post.Value.Content.ToArray();
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    /// <summary>Deletes a post once every event in it is stored: it holds addresses.</summary>
    public Task ForgetPostAsync(string name, CancellationToken cancellationToken) =>
        _posts.GetBlobClient(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>Posts that nobody has looked at for a while: the message that asked for it may be lost.</summary>
    public async Task<IReadOnlyList<string>> ListPostsAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in _posts.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            // The storage's own clock, since a rehearsal's runs ahead of it.
            if (blob.Properties.LastModified < TimeProvider.System.GetUtcNow() - olderThan)
            {
                names.Add(blob.Name);
            }
        }

        return names;
    }

    /// <summary>Whether everything that follows from this event is stored already.</summary>
    public async Task<bool> IsSeenAsync(DeliveryEvent happened, CancellationToken cancellationToken) =>
        await _receipts.FindAsync(PartitionOf(happened, true), RowOf(happened), cancellationToken) is not null;

    public Task KeepReceiptAsync(DeliveryEvent happened, bool isOurs, CancellationToken cancellationToken) =>
        _receipts.TryInsertAsync(
            new TableEntity(PartitionOf(happened, isOurs), RowOf(happened))
            {
                ["Recipient"] = happened.Delivery?.Recipient,
                ["Delivery"] = isOurs ? null : happened.Delivery?.ToString(),
                ["Event"] = happened.Kind,
                ["At"] = happened.At,
                ["MessageId"] = happened.MessageId,
                ["Reason"] = happened.Reason,
                ["KeptAt"] = time.GetUtcNow(),
            },
            cancellationToken
        );

    /// <summary>What was told of the letters of a notice, in the order of time.</summary>
    public async Task<IReadOnlyList<Receipt>> ListReceiptsAsync(
        ContestKey contest,
        string notice,
        CancellationToken cancellationToken
    ) =>
        [
            .. (await _receipts.ListAsync($"{contest}|{notice}", "", cancellationToken))
                .Select(row => new Receipt(
                    row.GetString("Recipient") ?? "",
                    row.GetString("Event"),
                    row.GetDateTimeOffset("At") ?? row.GetDateTimeOffset("KeptAt") ?? default,
                    row.GetString("Reason")
                ))
                .OrderBy(receipt => receipt.At),
        ];

    private static string PartitionOf(DeliveryEvent happened, bool isOurs) =>
        isOurs && happened.Delivery is { } id ? $"{id.Contest}|{id.Notice}" : UnmatchedPartition;

    // SendGrid's id may hold what a row key may not, and an event may have none.
    private static string RowOf(DeliveryEvent happened) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(
                    happened.EventId.Length > 0
                        ? happened.EventId
                        : $"{happened.Delivery}\n{happened.Kind}\n{happened.At}\n{happened.MessageId}"
                )
            )
        )[..32];
}
