using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pleno.Notices.Sending;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>Finds documents that are to be judged again and that nobody is working on, and asks for them again.</summary>
public sealed partial class SweepChecks(
    OpenCheckStore checks,
    AskAgain askAgain,
    IOptions<NoticeOptions> options,
    TimeProvider time,
    ILogger<SweepChecks> logger
)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var open in await checks.ListAsync(cancellationToken))
        {
            if (open.Since + options.Value.StuckAfter <= time.GetUtcNow())
            {
                Log.AskedAgain(logger, open.Id);
                await askAgain.DocumentAsync(open.Id, cancellationToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Document {Document} was stuck in the queue; asked for again")]
        public static partial void AskedAgain(ILogger logger, DocumentId document);
    }
}
