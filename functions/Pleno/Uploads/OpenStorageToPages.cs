using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Pleno.Access;

namespace Pleno.Uploads;

/// <summary>
/// Lets pages of this machine put blocks into the storage emulator, which is another origin to a browser (CORS). In Azure the account's own
/// rules are the template's business, and the app may not change them.
/// </summary>
public sealed class OpenStorageToPages(
    BlobServiceClient blobs,
    IOptions<AccessOptions> access,
    IOptions<LinkOptions> links
) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (access.Value.Mode != AccessMode.Developer || !blobs.Uri.IsLoopback)
        {
            return;
        }

        var port = links.Value.PublicUrl.Port;
        var rule = new BlobCorsRule
        {
            AllowedOrigins = $"http://127.0.0.1:{port},http://localhost:{port}",
            AllowedMethods = "PUT",
            AllowedHeaders = "content-type,x-ms-*",
            ExposedHeaders = "x-ms-*",
            MaxAgeInSeconds = 3600,
        };
        // The emulator takes the properties only as a whole.
        var properties = (await blobs.GetPropertiesAsync(cancellationToken)).Value;
        properties.Cors = [rule];
        await blobs.SetPropertiesAsync(properties, cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
