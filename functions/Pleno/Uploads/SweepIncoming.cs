using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Storage;

namespace Pleno.Uploads;

/// <summary>Forgets files that were begun and never finished.</summary>
public sealed partial class SweepIncoming(
    IncomingStore incoming,
    IOptions<UploadOptions> options,
    ILogger<SweepIncoming> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var count = await incoming.SweepAsync(options.Value.KeepIncoming, cancellationToken);
        if (count > 0)
        {
            Log.Forgotten(logger, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Count} files that were begun and never finished were forgotten")]
        public static partial void Forgotten(ILogger logger, int count);
    }
}
