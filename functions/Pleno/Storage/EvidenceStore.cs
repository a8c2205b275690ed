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

    /// <summary>Keeps the content once, with how it was received; the same document again changes nothing.</summary>
    /// <param name="record">The document as received. Of one over the limit only that it was received is kept.</param>
    /// <param name="content">Its content.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task KeepAsync(DocumentRecord record, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var received = new EvidenceStep.Received(
            record.ReceivedAt,
            record.Id.Area.Digits,
            record.Id.Hash,
            record.BlobName,
            record.Size,
            record.Because,
            record.Trace
        );
        return record.Size <= Evidence.LargestFile
            ? _container.TryKeepAsync(NameOf(record.Id), content, received, cancellationToken)
            : _container.TryKeepAsync($"{NameOf(record.Id)}/received", default, received, cancellationToken);
    }

    /// <summary>The content, held against the SHA-256 that it is kept under.</summary>
    public async Task<KeptEvidence> FindAsync(DocumentId id, CancellationToken cancellationToken)
    {
        if (await _container.FindAsync(NameOf(id), cancellationToken) is not { } content)
        {
            return new KeptEvidence.Missing();
        }

        var found = Evidence.HashOf(content);
        return found == id.Hash ? new KeptEvidence.Whole(content) : new KeptEvidence.Changed(found);
    }

    /// <summary>Name of a document's content; what was done with it lies below.</summary>
    internal static string NameOf(DocumentId id) => $"{id.Contest}/{id.Area}/{id.Hash}";
}

/// <summary>What was found where a document's content is kept.</summary>
public abstract record KeptEvidence
{
    private KeptEvidence() { }

    /// <summary>Nothing: it was never kept, being over the limit.</summary>
    public sealed record Missing : KeptEvidence;

    /// <summary>The document as it was received.</summary>
    /// <param name="Content">Its bytes.</param>
    public sealed record Whole(ReadOnlyMemory<byte> Content) : KeptEvidence;

    /// <summary>Something else: somebody changed it behind the pipeline's back. Its content is worth nothing.</summary>
    /// <param name="Found">SHA-256 of what lies there.</param>
    public sealed record Changed(string Found) : KeptEvidence;
}

/// <summary>What every blob of the evidence has in common: written once, never changed.</summary>
internal static class EvidenceBlobs
{
    /// <summary>Writes it where there is none; false when it is there already.</summary>
    public static async Task<bool> TryKeepAsync(
        this BlobContainerClient container,
        string name,
        ReadOnlyMemory<byte> content,
        EvidenceStep? step,
        CancellationToken cancellationToken
    )
    {
        var onlyIfNew = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = step?.ToMetadata(),
        };
        try
        {
            await container
                .GetBlobClient(name)
                .UploadAsync(BinaryData.FromBytes(content), onlyIfNew, cancellationToken);
            return true;
        }
        catch (RequestFailedException kept) when (kept.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>The content; null when there is none.</summary>
    public static async Task<ReadOnlyMemory<byte>?> FindAsync(
        this BlobContainerClient container,
        string name,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var download = await container.GetBlobClient(name).DownloadContentAsync(cancellationToken);
            return download.Value.Content.ToMemory();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }
}
