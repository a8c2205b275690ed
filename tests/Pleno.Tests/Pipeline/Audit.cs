using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using Pleno.Storage;

namespace Pleno.Tests.Pipeline;

/// <summary>Recomputes the audit trail from its rows, by the rule that its page states and not by the product's code.</summary>
internal static class Audit
{
    /// <summary>Numbers of the entries that are not as they were written, or that do not follow on the one before; 0 for the head.</summary>
    public static async Task<IReadOnlyList<long>> BreaksAsync(PipelineRig rig)
    {
        var breaks = new List<long>();
        var (before, number) = ("", 0L);
        var rows = await RowsAsync(rig);
        foreach (var row in rows.Where(row => row.RowKey.StartsWith("entry|", StringComparison.Ordinal)))
        {
            number++;
            var hash = HashOf(number, row);
            if (
                row.RowKey != $"entry|{number:000000000}"
                || row.GetString("Before") != before
                || row.GetString("Hash") != hash
            )
            {
                breaks.Add(number);
            }

            before = hash;
        }

        var head = rows.SingleOrDefault(row => row.RowKey == "~head");
        if ((head?.GetInt64("Number") ?? 0) != number || (head?.GetString("Hash") ?? "") != before)
        {
            breaks.Add(0);
        }

        return breaks;
    }

    public static async Task IsWholeAsync(PipelineRig rig) => (await BreaksAsync(rig)).ShouldBeEmpty();

    public static async Task<List<TableEntity>> RowsAsync(PipelineRig rig)
    {
        var rows = new List<TableEntity>();
        await foreach (
            var row in rig.Table(StorageNames.AuditTable)
                .QueryAsync<TableEntity>(cancellationToken: TestContext.Current.CancellationToken)
        )
        {
            rows.Add(row);
        }

        return rows;
    }

    private static string HashOf(long number, TableEntity row)
    {
        var at = row.GetDateTimeOffset("At")!.Value.ToUnixTimeMilliseconds();
        var text = $"{number}\n{at}\n{row.GetString("What")}\n{row.GetString("Subject")}\n{row.GetString("Before")}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
