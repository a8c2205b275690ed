using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Readiness;

/// <summary>Takes in a readiness report: only from the office whose duty it is, and only when it is whole and right.</summary>
public sealed partial class TakeInReport(
    ContestStore contests,
    ReadinessStore readiness,
    IntakeLog intakeLog,
    AuditStore audit,
    NoticeDesk notices,
    ILogger<TakeInReport> logger
)
{
    /// <param name="file">The file as received; null when the blob is gone.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(Evidence? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            return;
        }

        var isContest = ContestKey.TryParse(file.BlobName.Split('/')[0], out var key);
        var contest = isContest ? await contests.FindAsync(key, cancellationToken) : null;
        if (contest is null)
        {
            await RefuseForNowAsync(file, key, cancellationToken);
            return;
        }

        var (confirmation, findings) = Judge(contest, file);
        await (
            confirmation is null
                ? RefuseAsync(contest, file, findings, cancellationToken)
                : AcceptAsync(contest, file, confirmation, cancellationToken)
        );
        await intakeLog.MarkAsync(file.Path, file.ETag, null, contest.Version, cancellationToken);
    }

    /// <summary>The contest is not loaded. It may be in this very moment; whoever comes second asks for the report again.</summary>
    private async Task RefuseForNowAsync(Evidence file, ContestKey key, CancellationToken cancellationToken)
    {
        Log.NoContest(logger, file.Hash);
        var refusal = new Finding(DocumentCodes.UnknownContest, Got: file.BlobName);
        await intakeLog.MarkAsync(file.Path, file.ETag, refusal, "", cancellationToken);
        if (
            key != default
            && await contests.FindAsync(key, cancellationToken) is not null
            && await intakeLog.FindAsync(file.Path, file.ETag, cancellationToken) is { } mark
        )
        {
            await intakeLog.ForgetAsync(mark, cancellationToken);
            await RunAsync(file, cancellationToken);
        }
    }

    private async Task AcceptAsync(
        Contest contest,
        Evidence file,
        Confirmation confirmation,
        CancellationToken cancellationToken
    )
    {
        await readiness.ConfirmAsync(contest.Key, confirmation, cancellationToken);
        await audit.AppendAsync(
            contest.Key,
            $"report {file.BlobName} {file.Hash}",
            "confirmation",
            $"{confirmation.Office} {file.Hash}",
            cancellationToken
        );
    }

    private static (Confirmation? Confirmation, IReadOnlyList<Finding> Findings) Judge(Contest contest, Evidence file)
    {
        if (!ReadinessPath.TryParse(file.BlobName, out var path))
        {
            return (null, [new Finding(ReadinessCodes.WrongPath, Got: file.BlobName)]);
        }

        if (contest.Stages.All(stage => stage.Key != path.Stage))
        {
            var known = string.Join(", ", contest.Stages.Select(stage => stage.Key));
            return (null, [new Finding(ReadinessCodes.UnknownStage, Expected: known, Got: path.Stage)]);
        }

        var duties = contest
            .Requirements.Where(requirement =>
                requirement.Stage == path.Stage && requirement.Kind == RequirementKind.Confirmation
            )
            .ToList();
        return duties.Exists(duty => duty.Office == path.Office)
            ? ConfirmationReader.Read(file.Content.Span, file.Hash, path)
            : (
                null,
                [
                    new Finding(
                        ReadinessCodes.NotThisOfficesDuty,
                        Expected: string.Join(", ", duties.Select(duty => duty.Office)),
                        Got: path.Office
                    ),
                ]
            );
    }

    private async Task RefuseAsync(
        Contest contest,
        Evidence file,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        Log.Refused(logger, contest.Key, file.Hash, findings.Count);
        var sender = ReadinessPath.TryParse(file.BlobName, out var path) ? contest.FindOffice(path.Office) : null;
        var facts = new RefusalFacts(file.BlobName, file.Hash, findings, findings.Count);
        var told = sender is null ? NoticeRouting.OperatorsOf(contest) : [sender];
        var happened = new NoticeEvent(
            NoticeKind.ReportRefused,
            $"{file.BlobName}\n{file.Hash}",
            contest.Key.Area,
            told,
            facts
        );
        await notices.RaiseAsync(contest, happened, cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Report {Hash} names no contest that is loaded")]
        public static partial void NoContest(ILogger logger, string hash);

        [LoggerMessage(LogLevel.Warning, "{Contest}: report {Hash} was refused with {Findings} findings")]
        public static partial void Refused(ILogger logger, ContestKey contest, string hash, int findings);
    }
}
