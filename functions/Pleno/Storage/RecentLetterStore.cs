using Azure.Data.Tables;
using Pleno.Contests;
using Pleno.Notices.Digests;

namespace Pleno.Storage;

/// <summary>One row per office: the letters that are not urgent and went to it lately.</summary>
public sealed class RecentLetterStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.DeliveriesTable);
    private readonly LastStored _lists = new(tables.GetTableClient(StorageNames.DeliveriesTable));

    public async Task<IReadOnlyList<RecentLetter>> ListAsync(
        ContestKey contest,
        string office,
        CancellationToken cancellationToken
    ) => LettersOf(await _table.FindAsync(Partition(contest), office, cancellationToken));

    /// <summary>Changes the list under its row's ETag, again from the newest list when somebody else was quicker.</summary>
    /// <param name="contest">The contest.</param>
    /// <param name="office">Key of the office.</param>
    /// <param name="change">The list after the change; null to leave it as it is.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<bool> ChangeAsync(
        ContestKey contest,
        string office,
        Func<IReadOnlyList<RecentLetter>, IReadOnlyList<RecentLetter>?> change,
        CancellationToken cancellationToken
    ) =>
        TableRows.RedoOnConflictAsync(
            async () =>
            {
                var row = await _lists.TakeAsync(Partition(contest), office, cancellationToken);
                if (change(LettersOf(row)) is not { } changed)
                {
                    _lists.Keep(row);
                    return false;
                }

                PackedJson.Set(row, "Letters", changed);
                await _lists.CommitAsync(row, [], cancellationToken);
                return true;
            },
            attempts: 20
        );

    private static List<RecentLetter> LettersOf(TableEntity? row) =>
        row is null ? [] : PackedJson.Get<List<RecentLetter>>(row, "Letters") ?? [];

    private static string Partition(ContestKey contest) => $"{contest}|~recent";
}
