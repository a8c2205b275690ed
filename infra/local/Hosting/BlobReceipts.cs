using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Pleno.Local.Hosting;

/// <summary>
/// What has been queued already, per function, as the host keeps it: an empty blob per written version,
/// marked Incomplete until the message is in the queue. A receipt says "queued", not "processed".
/// </summary>
internal sealed class BlobReceipts(BlobContainerClient hostContainer, string hostId, BlobFunction function)
{
    private const string Incomplete = "Incomplete";

    // Spares a call per blob and scan: a complete receipt stays complete.
    private readonly ConcurrentDictionary<string, bool> complete = new();
    private readonly string prefix = $"blobreceipts/{hostId}/{function.Id}/";

    /// <summary>One listing at the start instead of one call per old blob.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        await hostContainer.CreateIfNotExistsAsync(cancellationToken: cancellation);
        var options = new GetBlobsOptions { Prefix = prefix, Traits = BlobTraits.Metadata };
        await foreach (var receipt in hostContainer.GetBlobsAsync(options, cancellation))
        {
            if (!receipt.Metadata.ContainsKey(Incomplete))
            {
                complete[receipt.Name] = true;
            }
        }
    }

    public bool IsComplete(string blob, ETag etag) => complete.ContainsKey(NameOf(blob, etag));

    /// <summary>True when the blob's version is still to be queued: it is new, or a host died before it was queued.</summary>
    public async Task<bool> OpenAsync(string blob, ETag etag, CancellationToken cancellation)
    {
        var name = NameOf(blob, etag);
        var receipt = hostContainer.GetBlobClient(name);
        try
        {
            var options = new BlobUploadOptions
            {
                Metadata = new Dictionary<string, string> { [Incomplete] = Incomplete },
                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            };
            await receipt.UploadAsync(BinaryData.Empty, options, cancellation);
            return true;
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            BlobProperties properties = await receipt.GetPropertiesAsync(cancellationToken: cancellation);
            if (properties.Metadata.ContainsKey(Incomplete))
            {
                return true;
            }

            complete[name] = true;
            return false;
        }
    }

    public async Task CompleteAsync(string blob, ETag etag, CancellationToken cancellation)
    {
        var name = NameOf(blob, etag);
        await hostContainer
            .GetBlobClient(name)
            .SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: cancellation);
        complete[name] = true;
    }

    // "H" is the header's form: in double quotes, whether it came from a listing or from a header.
    private string NameOf(string blob, ETag etag) =>
        $"{prefix}{etag.ToString("H")}/{function.Pattern.Container}/{blob}";
}
