using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Notices;

namespace Pleno.Intake;

/// <summary>
/// Refuses a file that never becomes a document. The KPU office whose area the path names is told, else the operator; where not even the contest is known there is no
/// directory to write to, and the refusal shows on the board and in the log.
/// </summary>
public sealed partial class RefuseFile(NoticeDesk notices, ILogger<RefuseFile> logger)
{
    /// <param name="file">The file as received.</param>
    /// <param name="placement">Where it lies, and why it belongs nowhere.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Evidence file, FilePlacement placement, CancellationToken cancellationToken)
    {
        if (placement.Refusal is not { } refusal)
        {
            return;
        }

        Log.Refused(logger, file.Hash, refusal.Code.Id);
        if (placement.Contest is not { } contest)
        {
            return;
        }

        var facts = new RefusalFacts(file.BlobName, file.Hash, [refusal], 1);
        var subject = $"{file.BlobName}\n{file.Hash}\n{refusal.Code.Id}";
        var told = placement.Path is { } path
            ? NoticeRouting.UploaderOf(contest, path.Area)
            : NoticeRouting.OperatorsOf(contest);
        var happened = new NoticeEvent(NoticeKind.DocumentRefused, subject, contest.Key.Area, told, facts);
        await notices.RaiseAsync(contest, happened, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "File {Hash} was refused before it became a document: {Code}")]
        public static partial void Refused(ILogger logger, string hash, string code);
    }
}
