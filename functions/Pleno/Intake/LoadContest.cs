using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Recaps.Findings;
using Pleno.Storage;

namespace Pleno.Intake;

/// <summary>
/// Loads a contest from all its configuration files whenever one of them arrives. Until they are whole and right, the version before holds.
/// </summary>
public sealed partial class LoadContest(
    BlobServiceClient blobs,
    ContestStore contests,
    IntakeLog intakeLog,
    WorkQueues queues,
    AuditStore audit,
    NoticeDesk notices,
    ILogger<LoadContest> logger
)
{
    /// <param name="blobName">Name of the file that arrived, inside the container: <c>{contest}/{file}</c>.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(string blobName, CancellationToken cancellationToken)
    {
        if (!ContestKey.TryParse(blobName.Split('/')[0], out var key))
        {
            Log.NoContest(logger);
            return;
        }

        var reading = ContestReader.Read(key, await DownloadAsync(key, cancellationToken));
        if (reading.Contest is { } contest)
        {
            await AdoptAsync(contest, cancellationToken);
        }
        else
        {
            await RefuseAsync(key, reading.Findings, cancellationToken);
        }
    }

    private async Task<Dictionary<string, byte[]>> DownloadAsync(ContestKey key, CancellationToken cancellationToken)
    {
        var container = blobs.GetBlobContainerClient(StorageNames.ConfigContainer);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (
            var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = $"{key}/" }, cancellationToken)
        )
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellationToken);
            files[blob.Name[(key.ToString().Length + 1)..]] = content.Value.Content.ToArray();
        }

        return files;
    }

    private async Task AdoptAsync(Contest contest, CancellationToken cancellationToken)
    {
        await contests.SaveAsync(contest, cancellationToken);
        await audit.AppendAsync(
            contest.Key,
            $"contest {contest.Version}",
            "contest loaded",
            contest.Version,
            cancellationToken
        );
        Log.Loaded(logger, contest.Key, contest.Areas.All.Count, contest.Offices.Count);
        foreach (var mark in await intakeLog.ListRefusedAsync(cancellationToken))
        {
            if (
                mark.BlobName.StartsWith($"{contest.Key}/", StringComparison.Ordinal)
                && mark.Configuration != contest.Version
            )
            {
                await queues.CheckDocumentAsync(new CheckRequest.Upload(mark.BlobName), cancellationToken);
                await intakeLog.ForgetAsync(mark, cancellationToken);
            }
        }
    }

    private async Task RefuseAsync(ContestKey key, IReadOnlyList<Finding> findings, CancellationToken cancellationToken)
    {
        await contests.SaveFindingsAsync(key, findings, cancellationToken);
        Log.NotLoaded(logger, key, findings.Count);
        if (await contests.FindAsync(key, cancellationToken) is { } standing)
        {
            var facts = new RefusalFacts("config", "", findings, findings.Count);
            var subject = string.Join(
                '\n',
                findings.Select(finding => $"{finding.Code.Id} {finding.Place} {finding.Got?.Text}")
            );
            var happened = new NoticeEvent(
                NoticeKind.ConfigurationRefused,
                subject,
                key.Area,
                NoticeRouting.OperatorsOf(standing),
                facts
            );
            await notices.RaiseAsync(standing, happened, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A configuration file lies outside any contest's folder")]
        public static partial void NoContest(ILogger logger);

        [LoggerMessage(LogLevel.Information, "{Contest} loaded: {Areas} areas, {Offices} offices")]
        public static partial void Loaded(ILogger logger, ContestKey contest, int areas, int offices);

        [LoggerMessage(LogLevel.Warning, "{Contest} is not loaded yet: {Findings} findings")]
        public static partial void NotLoaded(ILogger logger, ContestKey contest, int findings);
    }
}
