using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Pleno.Local.Hosting;

/// <summary>
/// The blob lease by which one host at a time runs a timer.
/// The shortest lease there is, so that a host started after a crash waits 15 s at most.
/// </summary>
internal sealed class SingletonLock(BlobClient blob)
{
    public static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private readonly BlobLeaseClient lease = blob.GetBlobLeaseClient();

    public async Task<bool> TryAcquireAsync(CancellationToken cancellation)
    {
        try
        {
            await lease.AcquireAsync(Length, cancellationToken: cancellation);
            return true;
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            await CreateAsync(cancellation);
            return false;
        }
        catch (RequestFailedException held) when (held.Status is 409 or 412)
        {
            return false;
        }
    }

    /// <summary>False when another host has it.</summary>
    public async Task<bool> RenewAsync(CancellationToken cancellation)
    {
        try
        {
            await lease.RenewAsync(cancellationToken: cancellation);
            return true;
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    public async Task ReleaseAsync()
    {
        try
        {
            await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (RequestFailedException)
        {
            // Lost, or the storage went first: the lease ends by itself.
        }
    }

    private async Task CreateAsync(CancellationToken cancellation)
    {
        try
        {
            var options = new BlobUploadOptions { Conditions = new() { IfNoneMatch = ETag.All } };
            await blob.UploadAsync(BinaryData.Empty, options, cancellation);
        }
        catch (RequestFailedException exists) when (exists.Status is 409 or 412)
        {
            // Another host made it first.
        }
    }
}
