using Azure;
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
    EvidenceJournal journal,
    DocumentStore documents,
    RecapStore recaps,
    IntakeLog intakeLog,
    WorkQueues queues,
    AskAgain askAgain,
    AuditStore audit,
    NoticeDesk notices,
    ILogger<LoadContest> logger
)
{
    /// <param name="file">The file that arrived: <c>{contest}/{file}</c> in the container of configurations.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task RunAsync(BlobClient file, CancellationToken cancellationToken)
    {
        if (await ETagOfAsync(file, cancellationToken) is not { } etag)
        {
            return;
        }

        if (ContestKey.TryParse(file.Name.Split('/')[0], out var key))
        {
            await LoadAsync(key, cancellationToken);
        }
        else
        {
            Log.NoContest(logger);
        }

        await intakeLog.MarkAsync($"{file.BlobContainerName}/{file.Name}", etag, null, "", cancellationToken);
    }

    /// <summary>Loads until nothing has changed while loading: of two loads at once, the later to store must not leave the older files standing.</summary>
    private async Task LoadAsync(ContestKey key, CancellationToken cancellationToken)
    {
        IReadOnlyList<ConfigFile> files;
        do
        {
            files = await ListAsync(key, cancellationToken);
            var contents = await DownloadAsync(key, files, cancellationToken);
            var reading = ContestReader.Read(key, contents);
            var findings = reading.Contest is { } next
                ? await ChangesOfCountedAsync(next, contents, cancellationToken)
                : reading.Findings;
            if (reading.Contest is { } contest && findings.Count == 0)
            {
                await AdoptAsync(contest, contents, cancellationToken);
            }
            else
            {
                await RefuseAsync(key, findings, cancellationToken);
            }
        } while (!files.SequenceEqual(await ListAsync(key, cancellationToken)));
    }

    /// <summary>What it would change that counted figures rest on; empty when none count.</summary>
    private async Task<IReadOnlyList<Finding>> ChangesOfCountedAsync(
        Contest next,
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        if (
            await contests.FindAsync(next.Key, cancellationToken) is not { } standing
            || standing.Version == next.Version
            || (await recaps.ListCountedAsync(next.Key, cancellationToken)).Count == 0
        )
        {
            return [];
        }

        var received = await documents.ListAsync(next.Key, null, cancellationToken);
        return FrozenConfiguration.Check(standing, next, files, [.. received.Select(one => one.Id.Area).Distinct()]);
    }

    private async Task<IReadOnlyList<ConfigFile>> ListAsync(ContestKey key, CancellationToken cancellationToken)
    {
        var files = new List<ConfigFile>();
        var prefix = new GetBlobsOptions { Prefix = $"{key}/" };
        await foreach (
            var blob in blobs
                .GetBlobContainerClient(StorageNames.ConfigContainer)
                .GetBlobsAsync(prefix, cancellationToken)
        )
        {
            files.Add(new ConfigFile(blob.Name, blob.Properties.ETag?.ToString() ?? ""));
        }

        return files;
    }

    private async Task<Dictionary<string, byte[]>> DownloadAsync(
        ContestKey key,
        IReadOnlyList<ConfigFile> files,
        CancellationToken cancellationToken
    )
    {
        var container = blobs.GetBlobContainerClient(StorageNames.ConfigContainer);
        var contents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var content = await container.GetBlobClient(file.Name).DownloadContentAsync(cancellationToken);
            contents[file.Name[(key.ToString().Length + 1)..]] = content.Value.Content.ToArray();
        }

        return contents;
    }

    private static async Task<string?> ETagOfAsync(BlobClient file, CancellationToken cancellationToken)
    {
        try
        {
            return (await file.GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag.ToString("G");
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    private async Task AdoptAsync(
        Contest contest,
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        if ((await contests.FindAsync(contest.Key, cancellationToken))?.Version != contest.Version)
        {
            await journal.ConfiguredAsync(contest.Key, contest.Version, files, cancellationToken);
        }

        await contests.SaveAsync(contest, cancellationToken);
        await audit.AppendAsync(
            contest.Key,
            $"contest {contest.Version}",
            "contest loaded",
            contest.Version,
            cancellationToken
        );
        Log.Loaded(logger, contest.Key, contest.Areas.All.Count, contest.Offices.Count);
        await AskAgainAsync(contest, cancellationToken);
    }

    /// <summary>What was refused under another configuration is judged again under this one.</summary>
    private async Task AskAgainAsync(Contest contest, CancellationToken cancellationToken)
    {
        foreach (var mark in await intakeLog.ListRefusedAsync(cancellationToken))
        {
            var (container, name) = (mark.Path[..mark.Path.IndexOf('/')], mark.Path[(mark.Path.IndexOf('/') + 1)..]);
            if (name.StartsWith($"{contest.Key}/", StringComparison.Ordinal) && mark.Configuration != contest.Version)
            {
                await queues.CheckDocumentAsync(new CheckRequest.Upload(container, name), cancellationToken);
                await intakeLog.ForgetAsync(mark, cancellationToken);
            }
        }

        foreach (
            var newest in (await documents.ListAsync(contest.Key, null, cancellationToken)).GroupBy(document =>
                (document.Id.Area, document.Kind)
            )
        )
        {
            if (
                newest.MaxBy(document => document.Version) is
                { Status: DocumentStatus.Rejected or DocumentStatus.Read } open
            )
            {
                await askAgain.DocumentAsync(open.Id, cancellationToken);
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
            await audit.AppendAsync(key, $"refused {subject}", "contest refused", standing.Version, cancellationToken);
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

    private sealed record ConfigFile(string Name, string ETag);

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
