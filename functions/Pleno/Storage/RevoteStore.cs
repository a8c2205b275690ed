using Azure.Data.Tables;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps.Explanations;
using Pleno.Recaps.Revotes;

namespace Pleno.Storage;

/// <summary>The repeat, continued and later votes of a contest: one partition, one row per polling station, as last recorded.</summary>
public sealed class RevoteStore(TableServiceClient tables)
{
    private readonly TableClient _table = tables.GetTableClient(StorageNames.RecapsTable);

    /// <summary>Records it. What was received later stands, in whatever order it is recorded.</summary>
    /// <exception cref="StorageConflictException">Somebody else recorded it in between; redo.</exception>
    public async Task RecordAsync(ContestKey contest, Revote revote, CancellationToken cancellationToken)
    {
        var known = await _table.FindAsync(Partition(contest), revote.Tps.Digits, cancellationToken);
        if (known is not null && IsLater(FromRow(known), revote))
        {
            return;
        }

        var row = new TableEntity(Partition(contest), revote.Tps.Digits)
        {
            ETag = known?.ETag ?? default,
            ["Kind"] = revote.Kind.ToString(),
            ["IsOver"] = revote.IsOver,
            ["Reason"] = revote.Reason,
            ["Hash"] = revote.Hash,
            ["RecordedAt"] = revote.RecordedAt,
        };
        await _table.CommitAsync([row], cancellationToken);
    }

    /// <summary>Those at polling stations of the area, over or not.</summary>
    public async Task<IReadOnlyList<Revote>> ListAsync(
        ContestKey contest,
        AreaCode area,
        CancellationToken cancellationToken
    )
    {
        var rows = await _table.ListAsync(Partition(contest), area.Digits, cancellationToken);
        return [.. rows.Select(FromRow)];
    }

    private static bool IsLater(Revote known, Revote revote) =>
        (known.RecordedAt, known.Hash).CompareTo((revote.RecordedAt, revote.Hash)) >= 0;

    private static string Partition(ContestKey contest) => $"{contest}|~revotes";

    private static Revote FromRow(TableEntity row) =>
        new(
            AreaCode.Parse(row.RowKey),
            Enum.Parse<KejadianKind>(row.GetString("Kind")),
            row.GetBoolean("IsOver") ?? false,
            row.GetString("Reason"),
            row.GetString("Hash"),
            row.GetDateTimeOffset("RecordedAt") ?? default
        );
}
