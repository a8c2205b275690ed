using Microsoft.Azure.Functions.Worker;

namespace Pleno.Functions;

/// <summary>How blobs are announced, for every blob trigger at once. Flex Consumption knows Event Grid only; the local host polls either way.</summary>
internal static class BlobSource
{
    public const BlobTriggerSource Announced = BlobTriggerSource.EventGrid;
}
