using System.Collections.Concurrent;
using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Recaps.Findings;

namespace Pleno.Storage;

/// <summary>The contests as loaded. A contest is read from its rows once per version and kept, so a look-up costs one small read.</summary>
public sealed class ContestStore(TableServiceClient tables)
{
    internal const string Heads = "contests";
    private const int PartSize = 600 * 1024;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.ContestsTable);
    private readonly ConcurrentDictionary<ContestKey, Contest> _loaded = new();

    /// <summary>The contest's newest valid configuration, or null when none was ever loaded.</summary>
    public async Task<Contest?> FindAsync(ContestKey key, CancellationToken cancellationToken)
    {
        var head = await _table.FindAsync(Heads, key.ToString(), cancellationToken);
        return head?.GetString("Version") is { } version ? await ReadAsync(key, version, cancellationToken) : null;
    }

    /// <summary>A configuration that is there, by its version as <see cref="ListVersionsAsync"/> told it; read once and kept.</summary>
    public async Task<Contest> ReadAsync(ContestKey key, string version, CancellationToken cancellationToken)
    {
        if (_loaded.TryGetValue(key, out var known) && known.Version == version)
        {
            return known;
        }

        var contest = await ReadPartsAsync(key, version, cancellationToken);
        _loaded[key] = contest;
        return contest;
    }

    /// <summary>A configuration that held once, by its version; null when it was never loaded.</summary>
    public async Task<Contest?> FindVersionAsync(ContestKey key, string version, CancellationToken cancellationToken)
    {
        var parts = await _table.ListAsync(key.ToString(), version, cancellationToken);
        return parts.Count == 0 ? null : await ReadPartsAsync(key, version, cancellationToken);
    }

    /// <summary>The keys of every contest that has a valid configuration.</summary>
    public async Task<IReadOnlyList<ContestKey>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await ListVersionsAsync(cancellationToken)).Select(contest => contest.Key)];

    /// <summary>The newest valid configuration of every contest, by its version, in one query.</summary>
    public async Task<IReadOnlyList<(ContestKey Key, string Version)>> ListVersionsAsync(
        CancellationToken cancellationToken
    )
    {
        var heads = await _table.ListAsync(Heads, "", cancellationToken);
        return
        [
            .. heads
                .Where(head => head.GetString("Version") is not null)
                .Select(head => (ContestKey.Parse(head.RowKey), head.GetString("Version"))),
        ];
    }

    /// <summary>Stores the configuration; its parts first, so that the head never names a version that is not whole.</summary>
    public async Task SaveAsync(Contest contest, CancellationToken cancellationToken)
    {
        var parts = PackedJson.Pack(contest).Chunk(PartSize).ToList();
        for (var index = 0; index < parts.Count; index++)
        {
            var part = new TableEntity(contest.Key.ToString(), PartKey(contest.Version, index));
            foreach (var (chunk, number) in parts[index].Chunk(60 * 1024).Select((chunk, number) => (chunk, number)))
            {
                part[$"Part{number}"] = chunk;
            }

            await _table.UpsertEntityAsync(part, TableUpdateMode.Replace, cancellationToken);
        }

        var head = new TableEntity(Heads, contest.Key.ToString())
        {
            ["Version"] = contest.Version,
            ["Parts"] = parts.Count,
        };
        await _table.UpsertEntityAsync(head, TableUpdateMode.Replace, cancellationToken);
    }

    /// <summary>Keeps what is wrong with a configuration beside the version that still holds.</summary>
    public async Task SaveFindingsAsync(
        ContestKey key,
        IReadOnlyList<Finding> findings,
        CancellationToken cancellationToken
    )
    {
        var head = new TableEntity(Heads, key.ToString()) { ["FindingCount"] = findings.Count };
        PackedJson.Set(head, "Findings", findings);
        await _table.UpsertEntityAsync(head, TableUpdateMode.Merge, cancellationToken);
    }

    /// <summary>What is wrong with configurations that were not taken over, by the folder's contest.</summary>
    public async Task<IReadOnlyList<(ContestKey Contest, IReadOnlyList<Finding> Findings)>> ListFindingsAsync(
        CancellationToken cancellationToken
    )
    {
        var heads = await _table.ListAsync(Heads, "", cancellationToken);
        return
        [
            .. heads
                .Select(head =>
                    (
                        ContestKey.Parse(head.RowKey),
                        (IReadOnlyList<Finding>)(PackedJson.Get<List<Finding>>(head, "Findings") ?? [])
                    )
                )
                .Where(head => head.Item2.Count > 0),
        ];
    }

    private async Task<Contest> ReadPartsAsync(ContestKey key, string version, CancellationToken cancellationToken)
    {
        var parts = await _table.ListAsync(key.ToString(), version, cancellationToken);
        byte[] packed =
        [
            .. parts.SelectMany(part =>
                Enumerable
                    .Range(0, 20)
                    .Select(number => part.GetBinary($"Part{number}"))
                    .TakeWhile(chunk => chunk is not null)
                    .SelectMany(chunk => chunk!)
            ),
        ];
        return PackedJson.Unpack<Contest>(packed);
    }

    private static string PartKey(string version, int index) => $"{version}|{index:000}";
}
