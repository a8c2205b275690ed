using Microsoft.Azure.Functions.Worker;

namespace Pleno.Functions;

/// <summary>
/// How blobs are announced, for every blob trigger at once. Flex Consumption knows Event Grid only. Azurite announces nothing, so an app that
/// is to run on it under the Core Tools is built with <c>-p:PlenoBlobSource=Polling</c>; infra/local polls either way.
/// </summary>
internal static class BlobSource
{
#if PLENO_POLLING
    public const BlobTriggerSource Announced = BlobTriggerSource.LogsAndContainerScan;
#else
    public const BlobTriggerSource Announced = BlobTriggerSource.EventGrid;
#endif
}
