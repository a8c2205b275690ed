using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pleno.Intake;

namespace Pleno.Storage;

/// <summary>A file in a container of uploads.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Hash">SHA-256 as written beside it; null where it did not come through the page.</param>
/// <param name="ETag">Its ETag.</param>
public sealed record ReceivedFile(string Name, long Size, string? Hash, string ETag);

/// <summary>The containers of uploads, as the page writes to them and looks into them. Nothing there is ever overwritten.</summary>
public sealed class ReceivedFiles(BlobServiceClient blobs)
{
    /// <summary>The files of one folder.</summary>
    /// <param name="container">The container.</param>
    /// <param name="folder">The folder without a slash at its end.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<IReadOnlyList<ReceivedFile>> ListAsync(
        string container,
        string folder,
        CancellationToken cancellationToken
    )
    {
        var options = new GetBlobsOptions { Prefix = $"{folder}/", Traits = BlobTraits.Metadata };
        var files = new List<ReceivedFile>();
        await foreach (var blob in blobs.GetBlobContainerClient(container).GetBlobsAsync(options, cancellationToken))
        {
            files.Add(
                new ReceivedFile(
                    blob.Name,
                    blob.Properties.ContentLength ?? 0,
                    blob.Metadata.TryGetValue(UploadMetadata.Hash, out var hash) ? hash : null,
                    blob.Properties.ETag?.ToString("G") ?? ""
                )
            );
        }

        return files;
    }

    /// <summary>Whether the file has this content. One that did not come through the page is read for it.</summary>
    public async Task<bool> HasAsync(
        string container,
        ReceivedFile file,
        string hash,
        long size,
        CancellationToken cancellationToken
    )
    {
        if (file.Hash is not null || file.Size != size)
        {
            return file.Hash == hash && file.Size == size;
        }

        var blob = blobs.GetBlobContainerClient(container).GetBlobClient(file.Name);
        var read = await Evidence.ReadAsync(blob, cancellationToken);
        return read?.Hash == hash;
    }

    /// <summary>Writes a file where there is none; false when the name is taken.</summary>
    public async Task<bool> TryWriteAsync(
        string container,
        string name,
        ReadOnlyMemory<byte> content,
        IDictionary<string, string> metadata,
        CancellationToken cancellationToken
    )
    {
        var onlyIfNew = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            Metadata = metadata,
        };
        try
        {
            await blobs
                .GetBlobContainerClient(container)
                .GetBlobClient(name)
                .UploadAsync(BinaryData.FromBytes(content), onlyIfNew, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status is 409 or 412)
        {
            return false;
        }
    }
}
