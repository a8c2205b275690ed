using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pleno.Storage;
using Pleno.Tests.Pipeline;

namespace Pleno.Tests.Drills;

/// <summary>Every blob as text, for one end to be compared with another.</summary>
internal static class StoredBlobs
{
    private const string Reports = "/~reports/";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Name, content and what is written beside it.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(PipelineRig rig)
    {
        var all = new List<string>();
        foreach (var name in StorageNames.Containers)
        {
            var container = rig.Get<BlobServiceClient>().GetBlobContainerClient(name);
            var options = new GetBlobsOptions { Traits = BlobTraits.Metadata };
            await foreach (var blob in container.GetBlobsAsync(options, Token))
            {
                all.Add($"{name}/{Text(blob)}");
            }
        }

        return all;
    }

    private static string Text(BlobItem blob)
    {
        var content = Convert.ToHexStringLower(blob.Properties.ContentHash ?? []);
        // Name and step of a report are those of the upload: its ETag and its time.
        if (blob.Name.Split(Reports) is [var contest, _])
        {
            return $"{contest}{Reports} {content}";
        }

        var beside = blob.Metadata.OrderBy(one => one.Key, StringComparer.Ordinal);
        return $"{blob.Name} {content} {string.Join(' ', beside.Select(one => $"{one.Key}={one.Value}"))}";
    }
}
