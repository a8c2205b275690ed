using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Readiness;

namespace Pleno.Storage;

/// <summary>
/// What happened, kept beside the evidence: with the files themselves, all that a contest's state is reckoned from. Every blob is written once. A step done again
/// writes none twice.
/// </summary>
public sealed class EvidenceJournal(BlobServiceClient blobs, TimeProvider time)
{
    private readonly BlobContainerClient _container = blobs.GetBlobContainerClient(StorageNames.EvidenceContainer);

    /// <summary>Keeps the files of a configuration and that it is taking effect.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="version">Its version.</param>
    /// <param name="files">The files by their names.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ConfiguredAsync(
        ContestKey contest,
        string version,
        IReadOnlyDictionary<string, byte[]> files,
        CancellationToken cancellationToken
    )
    {
        foreach (var (name, content) in files)
        {
            await _container.TryKeepAsync($"{Files(contest, version)}{name}", content, null, cancellationToken);
        }

        var step = new EvidenceStep.Configured(time.GetUtcNow(), version);
        var mark = $"{contest}/~config/{step.At.UtcTicks:00000000000000000000}-{version}";
        await _container.TryKeepAsync(mark, default, step, cancellationToken);
    }

    /// <summary>Keeps that the same bytes came under another name.</summary>
    public Task RenamedAsync(DocumentId id, string blobName, CancellationToken cancellationToken)
    {
        var step = new EvidenceStep.Renamed(time.GetUtcNow(), id.Area.Digits, id.Hash, blobName);
        var name = Evidence.HashOf(System.Text.Encoding.UTF8.GetBytes(blobName))[..16];
        return _container.TryKeepAsync($"{EvidenceStore.NameOf(id)}/name-{name}", default, step, cancellationToken);
    }

    /// <summary>Keeps that a document was decided on.</summary>
    /// <param name="record">The document as decided.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task DecidedAsync(DocumentRecord record, CancellationToken cancellationToken)
    {
        var step = new EvidenceStep.Decided(
            record.DecidedAt,
            record.Id.Area.Digits,
            record.Id.Hash,
            record.Decision,
            record.Version,
            record.Status,
            record.FindingCount
        );
        var name = $"{EvidenceStore.NameOf(record.Id)}/decision-{record.Decision:0000}";
        return _container.TryKeepAsync(name, default, step, cancellationToken);
    }

    /// <summary>Keeps an accepted readiness report with how it was received.</summary>
    /// <returns>When it was taken in, UTC; of one that was kept before, that time.</returns>
    public async Task<DateTimeOffset> ReportedAsync(
        ContestKey contest,
        Evidence file,
        CancellationToken cancellationToken
    )
    {
        var upload = new ReportUpload(file.BlobName, file.ETag, file.UploadedAt);
        var step = new EvidenceStep.Reported(time.GetUtcNow(), file.BlobName, file.ETag, file.UploadedAt, file.Hash);
        var name = ReportName(contest, upload);
        if (await _container.TryKeepAsync(name, file.Content, step, cancellationToken))
        {
            return step.At;
        }

        var kept = await _container.GetBlobClient(name).GetPropertiesAsync(cancellationToken: cancellationToken);
        return EvidenceStep.Of(kept.Value.Metadata)?.At ?? step.At;
    }

    /// <summary>Keeps what a verdict that is about to be stored was reckoned from.</summary>
    public Task JudgedAsync(
        ContestKey contest,
        string stage,
        StageSnapshot snapshot,
        int number,
        CancellationToken cancellationToken
    )
    {
        var step = new EvidenceStep.Judged(snapshot.At, stage, number);
        var name = $"{VerdictName(contest, step)}-{snapshot.Hash[..8]}";
        return _container.TryKeepAsync(name, PackedJson.Pack(snapshot), step, cancellationToken);
    }

    /// <summary>Keeps that a turn of a stage was told.</summary>
    public Task AnnouncedAsync(ContestKey contest, string stage, int number, CancellationToken cancellationToken)
    {
        var step = new EvidenceStep.Announced(time.GetUtcNow(), stage, number);
        return _container.TryKeepAsync(
            $"{contest}/~verdicts/{stage}/told-{number:0000}",
            default,
            step,
            cancellationToken
        );
    }

    /// <summary>The contests that there is evidence of.</summary>
    public async Task<IReadOnlyList<ContestKey>> ListContestsAsync(CancellationToken cancellationToken)
    {
        var contests = new List<ContestKey>();
        var folders = new GetBlobsByHierarchyOptions { Delimiter = "/" };
        await foreach (var folder in _container.GetBlobsByHierarchyAsync(folders, cancellationToken))
        {
            if (ContestKey.TryParse(folder.Prefix?.TrimEnd('/') ?? "", out var key))
            {
                contests.Add(key);
            }
        }

        return contests;
    }

    /// <summary>All that happened to a contest, each with the name of its blob.</summary>
    public async Task<IReadOnlyList<(EvidenceStep Step, string BlobName)>> ListAsync(
        ContestKey contest,
        CancellationToken cancellationToken
    )
    {
        var options = new GetBlobsOptions { Prefix = $"{contest}/", Traits = BlobTraits.Metadata };
        var steps = new List<(EvidenceStep Step, string BlobName)>();
        await foreach (var blob in _container.GetBlobsAsync(options, cancellationToken))
        {
            if (EvidenceStep.Of(blob.Metadata) is { } step)
            {
                steps.Add((step, blob.Name));
            }
        }

        return steps;
    }

    /// <summary>The files of a configuration, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, byte[]>> ReadConfigurationAsync(
        ContestKey contest,
        string version,
        CancellationToken cancellationToken
    )
    {
        var prefix = Files(contest, version);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await foreach (var blob in _container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }, cancellationToken))
        {
            files[blob.Name[prefix.Length..]] = (await ReadAsync(blob.Name, cancellationToken)).ToArray();
        }

        return files;
    }

    /// <summary>The content of one of its blobs.</summary>
    /// <exception cref="InvalidOperationException">It is not there: somebody deleted evidence.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(string blobName, CancellationToken cancellationToken) =>
        await _container.FindAsync(blobName, cancellationToken)
        ?? throw new InvalidOperationException($"{blobName} is missing from the evidence.");

    /// <summary>What a verdict was reckoned from.</summary>
    public async Task<StageSnapshot> ReadSnapshotAsync(string blobName, CancellationToken cancellationToken) =>
        PackedJson.Unpack<StageSnapshot>((await ReadAsync(blobName, cancellationToken)).ToArray());

    private static string Files(ContestKey contest, string version) => $"{contest}/~config/{version}/";

    private static string ReportName(ContestKey contest, ReportUpload upload) => $"{contest}/~reports/{upload.Id}";

    private static string VerdictName(ContestKey contest, EvidenceStep.Judged step) =>
        $"{contest}/~verdicts/{step.Stage}/{step.At.UtcTicks:00000000000000000000}";
}
