using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Pleno.Storage;

namespace Pleno.Local.Preflight;

/// <summary>Whether every container, queue and table is there and may be read with this sign-in. Writes nothing.</summary>
internal sealed class StorageCheck(BlobServiceClient blobs, QueueServiceClient queues, TableServiceClient tables)
{
    public async Task<IReadOnlyList<PreflightFinding>> RunAsync(CancellationToken cancellationToken)
    {
        var found = new List<PreflightFinding>();
        // Of what browsers have put and nobody has accepted yet, no operator sees anything.
        foreach (var name in StorageNames.Containers.Where(name => name != StorageNames.IncomingContainer))
        {
            found.Add(
                await LookAsync(
                    $"container {name}",
                    async () => await blobs.GetBlobContainerClient(name).ExistsAsync(cancellationToken)
                )
            );
        }

        foreach (var name in StorageNames.Queues)
        {
            found.Add(
                await LookAsync(
                    $"queue {name}",
                    async () => await queues.GetQueueClient(name).ExistsAsync(cancellationToken)
                )
            );
        }

        foreach (var name in StorageNames.Tables)
        {
            found.Add(await LookAsync($"table {name}", () => ExistsAsync(name, cancellationToken)));
        }

        return found;
    }

    /// <summary>By reading a row: a table has no other sign of life that a role for its rows allows.</summary>
    private async Task<bool> ExistsAsync(string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var rows = tables
                .GetTableClient(name)
                .QueryAsync<TableEntity>(maxPerPage: 1, cancellationToken: cancellationToken)
                .GetAsyncEnumerator(cancellationToken);
            await rows.MoveNextAsync();
            return true;
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return false;
        }
    }

    private static async Task<PreflightFinding> LookAsync(string what, Func<Task<bool>> exists)
    {
        try
        {
            return await exists()
                ? PreflightFinding.Ready(what)
                : PreflightFinding.Missing(
                    what,
                    "tidak ada; jalankan penyediaan lagi / not there; run the provisioning again"
                );
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            return PreflightFinding.Missing(
                what,
                "akses ditolak; peran baru berlaku setelah sepuluh menit, atau jaringan tertutup / access denied; a new role takes ten minutes, or the network is shut"
            );
        }
    }
}
