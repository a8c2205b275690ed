using Azure;

namespace Pleno.Local.Hosting;

internal static class StorageFault
{
    /// <summary>What the storage clients throw when it is away: a refusal, the sum of all retries, or a time-out.</summary>
    public static bool Is(Exception fault) =>
        fault is RequestFailedException or AggregateException or OperationCanceledException;
}
