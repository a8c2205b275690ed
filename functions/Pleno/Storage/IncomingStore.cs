using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace Pleno.Storage;

/// <summary>A part of a file on its way.</summary>
/// <param name="Id">Its id, base64, as the storage knows it.</param>
/// <param name="Size">Bytes.</param>
public sealed record IncomingBlock(string Id, long Size);

/// <summary>A file on its way, as far as it has come.</summary>
/// <param name="Name">Its name in the container of such files.</param>
/// <param name="Blocks">The parts that are there.</param>
/// <param name="Now">The storage's own time: what it measures a permission against.</param>
public sealed record IncomingFile(string Name, IReadOnlyList<IncomingBlock> Blocks, DateTimeOffset Now);

/// <summary>
/// Files on their way from a browser, in a container that no trigger watches. Each begins as an empty blob, so that it has a date and the sweep
/// finds it; its parts are put beside it, and become its content only when they are committed.
/// </summary>
public sealed class IncomingStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.IncomingContainer);

    /// <summary>The file with this name, begun now when it is new.</summary>
    public async Task<IncomingFile> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, cancellationToken) is { } known)
        {
            return known;
        }

        try
        {
            await Blob(name)
                .CommitBlockListAsync(
                    [],
                    new CommitBlockListOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                );
        }
        catch (RequestFailedException begun) when (begun.Status is 409 or 412)
        {
            // Another tab has begun it.
        }

        return await FindAsync(name, cancellationToken)
            ?? throw new InvalidOperationException("A file on its way vanished.");
    }

    /// <summary>The file; null when there is none.</summary>
    public async Task<IncomingFile?> FindAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            var list = await Blob(name).GetBlockListAsync(BlockListTypes.All, cancellationToken: cancellationToken);
            // Put Block List takes the uncommitted one of two with the same id.
            var parts = list
                .Value.UncommittedBlocks.Concat(list.Value.CommittedBlocks)
                .DistinctBy(block => block.Name, StringComparer.Ordinal)
                .Select(block => new IncomingBlock(block.Name, block.SizeLong));
            var now =
                list.GetRawResponse().Headers.Date
                ?? throw new InvalidOperationException("The storage answered without its time.");
            return new IncomingFile(name, [.. parts], now);
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
    }

    /// <summary>An address to which parts of exactly this file can be written, and nothing be read, for a while.</summary>
    public async Task<Uri> PermitAsync(IncomingFile file, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var blob = _container.GetBlobClient(file.Name);
        var expiry = file.Now + lifetime;
        var permission = new BlobSasBuilder(BlobSasPermissions.Write, expiry)
        {
            BlobContainerName = _container.Name,
            BlobName = file.Name,
            Resource = "b",
            Protocol = blob.Uri.Scheme == Uri.UriSchemeHttps ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        if (blob.CanGenerateSasUri)
        {
            return blob.GenerateSasUri(permission);
        }

        var key = await blobs.GetUserDelegationKeyAsync(new BlobGetUserDelegationKeyOptions(expiry), cancellationToken);
        var signed = permission.ToSasQueryParameters(key.Value, blobs.AccountName);
        return new BlobUriBuilder(blob.Uri) { Sas = signed }.ToUri();
    }

    /// <summary>Makes these parts the content and reads it; null when a part has gone, or somebody wrote in between.</summary>
    public async Task<ReadOnlyMemory<byte>?> CommitAsync(
        string name,
        IReadOnlyList<string> blocks,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var committed = await Blob(name).CommitBlockListAsync(blocks, cancellationToken: cancellationToken);
            var asCommitted = new BlobDownloadOptions { Conditions = new() { IfMatch = committed.Value.ETag } };
            var download = await Blob(name).DownloadContentAsync(asCommitted, cancellationToken);
            return download.Value.Content.ToMemory();
        }
        catch (RequestFailedException gone) when (gone.Status is 400 or 404 or 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Forgets the file and its parts.</summary>
    public async Task DiscardAsync(string name, CancellationToken cancellationToken) =>
        await Blob(name).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    /// <summary>How many files are on their way below a folder, at most <paramref name="most"/>.</summary>
    public async Task<int> CountAsync(string folder, int most, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (
            var _ in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{folder}/" }, cancellationToken)
        )
        {
            if (++count == most)
            {
                break;
            }
        }

        return count;
    }

    /// <summary>Forgets every file that was begun longer ago than this, by the storage's own time.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SweepAsync(TimeSpan age, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (
            var page in _container
                .GetBlobsAsync(new GetBlobsOptions(), cancellationToken)
                .AsPages()
                .WithCancellation(cancellationToken)
        )
        {
            var now = page.GetRawResponse().Headers.Date;
            foreach (var old in page.Values.Where(blob => blob.Properties.LastModified + age < now))
            {
                await DiscardAsync(old.Name, cancellationToken);
                count++;
            }
        }

        return count;
    }

    private BlockBlobClient Blob(string name) => _container.GetBlockBlobClient(name);
}
