using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pleno.Intake;

namespace Pleno.Storage;

/// <summary>
/// The documents as received. An uploader may overwrite a file in the same place; what was decided on stays readable here under its hash.
/// </summary>
public sealed class EvidenceStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.EvidenceContainer);

    /// <summary>Keeps the content once; the same document again changes nothing.</summary>
    public async Task KeepAsync(DocumentId id, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            var onlyIfNew = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await _container
                .GetBlobClient(NameOf(id))
                .UploadAsync(BinaryData.FromBytes(content), onlyIfNew, cancellationToken);
        }
        catch (RequestFailedException kept) when (kept.Status is 409 or 412)
        {
            // It is there already, with the same bytes: the name is their hash.
        }
    }

    /// <summary>The content; null when it was never kept.</summary>
    public async Task<ReadOnlyMemory<byte>?> FindAsync(DocumentId id, CancellationToken cancellationToken)
    {
        try
        {
            var download = await _container.GetBlobClient(NameOf(id)).DownloadContentAsync(cancellationToken);
            return download.Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    private static string NameOf(DocumentId id) => $"{id.Contest}/{id.Area}/{id.Hash}";
}
