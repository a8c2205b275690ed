using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace Pleno.Local.Hosting;

/// <summary>A blob function with its path resolved and its account at hand.</summary>
internal sealed record BlobFunction(
    FunctionDescriptor Descriptor,
    BlobPattern Pattern,
    BlobContainerClient Container,
    QueueClient Poison
)
{
    public string Id => IdOf(Descriptor);

    public static string IdOf(FunctionDescriptor function) => $"Host.Functions.{function.Name}";
}
