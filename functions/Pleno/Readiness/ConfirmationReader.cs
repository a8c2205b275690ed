using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Readiness;

/// <summary>
/// Reads a confirmation: a CSV file of labels and values (docs/file-formats.md): Kantor, Tahapan, Pernyataan, Tanggal, Pejabat.
/// </summary>
public static class ConfirmationReader
{
    private static readonly string[] Labels = ["Kantor", "Tahapan", "Pernyataan", "Tanggal", "Pejabat"];

    /// <summary>The confirmation, or every problem: F.804 for what is missing, F.805 for what is wrong.</summary>
    public static (Confirmation? Confirmation, IReadOnlyList<Finding> Findings) Read(
        ReadOnlySpan<byte> content,
        string hash,
        ReadinessPath path
    )
    {
        if (content.IsEmpty || !Utf8.IsValid(content) || content.Contains((byte)0))
        {
            return (
                null,
                [new Finding(ReadinessCodes.EntryWrong, Expected: "CSV UTF-8", Got: content.IsEmpty ? "" : "?")]
            );
        }

        var entries = Entries(Encoding.UTF8.GetString(content));
        List<Finding> findings =
        [
            .. Labels
                .Where(label => !entries.ContainsKey(label))
                .Select(label => new Finding(ReadinessCodes.EntryMissing, null, label, Expected: label)),
            .. Mismatch(entries, "Kantor", path.Office),
            .. Mismatch(entries, "Tahapan", path.Stage),
            .. NotOneOf(entries, "Pernyataan", "SIAP", "TIDAK SIAP"),
            .. NotADate(entries),
        ];
        return findings.Count > 0
            ? (null, findings)
            : (
                new Confirmation(
                    path.Stage,
                    path.Office,
                    IsReady(entries),
                    DateOf(entries["Tanggal"].Value)!.Value,
                    entries["Pejabat"].Value,
                    hash
                ),
                []
            );
    }

    private static Dictionary<string, (string Value, Place Place)> Entries(string text)
    {
        var entries = new Dictionary<string, (string, Place)>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var (line, row) in text.TrimStart('\uFEFF')
                .Split('\n')
                .Select((line, index) => (line.Trim('\r', ' '), index + 1))
        )
        {
            var cells = line.Split(line.Contains(';', StringComparison.Ordinal) ? ';' : ',', 2);
            if (cells.Length == 2 && cells[1].Trim(' ', '"') is { Length: > 0 } value)
            {
                entries.TryAdd(cells[0].Trim(' ', '"', ':'), (value, Place.Cell(null, row, 2)));
            }
        }

        return entries;
    }

    private static IEnumerable<Finding> Mismatch(
        Dictionary<string, (string Value, Place Place)> entries,
        string label,
        string expected
    ) => NotOneOf(entries, label, expected);

    private static IEnumerable<Finding> NotOneOf(
        Dictionary<string, (string Value, Place Place)> entries,
        string label,
        params string[] expected
    )
    {
        if (
            entries.TryGetValue(label, out var entry)
            && !expected.Contains(entry.Value, StringComparer.OrdinalIgnoreCase)
        )
        {
            yield return new Finding(
                ReadinessCodes.EntryWrong,
                entry.Place,
                label,
                Expected: string.Join(", ", expected),
                Got: entry.Value
            );
        }
    }

    private static IEnumerable<Finding> NotADate(Dictionary<string, (string Value, Place Place)> entries)
    {
        if (entries.TryGetValue("Tanggal", out var entry) && DateOf(entry.Value) is null)
        {
            yield return new Finding(
                ReadinessCodes.EntryWrong,
                entry.Place,
                "Tanggal",
                Expected: "2024-12-07",
                Got: entry.Value
            );
        }
    }

    private static bool IsReady(Dictionary<string, (string Value, Place Place)> entries) =>
        entries["Pernyataan"].Value.Equals("SIAP", StringComparison.OrdinalIgnoreCase);

    private static DateOnly? DateOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
}
