using System.Text.Json;
using System.Text.RegularExpressions;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Sirekap;

/// <summary>What came of reading a file of Sirekap: votes, or a list of pairs, or neither; and what is wrong with it.</summary>
/// <param name="File">The votes; null where it is no such file.</param>
/// <param name="Paslon">The list of pairs; null where it is no such file.</param>
/// <param name="Findings">W.723 for what cannot be read.</param>
public sealed record SirekapOutcome(SirekapFile? File, SirekapPaslon? Paslon, IReadOnlyList<Finding> Findings);

/// <summary>Reads files of KPU's open Sirekap data. Bad input never throws; what cannot be read is left out and has its finding.</summary>
public static partial class SirekapReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <summary>The outcome, or null when the content is no file of Sirekap at all.</summary>
    /// <param name="content">The file's bytes.</param>
    /// <param name="path">Its path: the name is the area's code, and a folder pkwkp or pkwkk above tells the election.</param>
    public static SirekapOutcome? Read(ReadOnlyMemory<byte> content, string path)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return null;
            }

            return root.TryGetProperty("tungsura", out var votes) ? new VotesReader(path).Read(root, votes)
                : IsPaslon(root) ? ReadPaslon(root)
                : null;
        }
        // A text with half a surrogate pair is found only when it is asked for.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Governor or not, by the folder; null where no folder says.</summary>
    public static bool? IsGubernur(string path)
    {
        var kind = KindInPath().Matches(path.Replace('\\', '/')).LastOrDefault()?.Value;
        return kind is null ? null : kind.Contains("pkwkp", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsPaslon(JsonElement root) =>
        root.EnumerateObject().FirstOrDefault() is { Value.ValueKind: JsonValueKind.Object } first
        && AreaCode.TryParse(first.Name, out _)
        && first.Value.EnumerateObject().All(pair => pair.Value.ValueKind == JsonValueKind.Object)
        && first.Value.EnumerateObject().Any(pair => pair.Value.TryGetProperty("nomor_urut", out _));

    private static SirekapOutcome ReadPaslon(JsonElement root)
    {
        var numbers = new Dictionary<AreaCode, IReadOnlyDictionary<string, int>>();
        var findings = new List<Finding>();
        foreach (var area in root.EnumerateObject())
        {
            if (!AreaCode.TryParse(area.Name, out var code) || area.Value.ValueKind != JsonValueKind.Object)
            {
                findings.Add(Unreadable(area.Name, "kode wilayah", area.Name));
                continue;
            }

            var pairs = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var pair in area.Value.EnumerateObject())
            {
                if (
                    pair.Value.ValueKind == JsonValueKind.Object
                    && pair.Value.TryGetProperty("nomor_urut", out var number)
                    && number.ValueKind == JsonValueKind.Number
                    && number.TryGetInt32(out var nomor)
                    && !pairs.ContainsValue(nomor)
                    && pairs.TryAdd(pair.Name, nomor)
                )
                {
                    continue;
                }

                findings.Add(Unreadable($"{area.Name}.{pair.Name}", "nomor_urut", pair.Value.GetRawText()));
            }

            numbers[code] = pairs;
        }

        return new SirekapOutcome(null, new SirekapPaslon(numbers), findings);
    }

    private static Finding Unreadable(string path, string expected, string got) =>
        new(BetweenCodes.SirekapUnreadable, Place.Json(path), Expected: expected, Got: got);

    [GeneratedRegex(@"\bpkwk[pk]\b", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KindInPath();

    /// <summary>Reads one file of votes.</summary>
    private sealed class VotesReader(string path)
    {
        private const string Progress = "progres";
        private readonly List<Finding> _findings = [];

        public SirekapOutcome Read(JsonElement root, JsonElement votes)
        {
            var name = System.IO.Path.GetFileNameWithoutExtension(path);
            if (!AreaCode.TryParse(name, out var area))
            {
                _findings.Add(Unreadable("", "{kode wilayah}.json", System.IO.Path.GetFileName(path)));
                return new SirekapOutcome(null, null, _findings);
            }

            var (chart, table) = (Member(votes, "chart"), Member(votes, "table"));
            return new SirekapOutcome(
                new SirekapFile(
                    IsGubernur(path),
                    area,
                    VotesIn(chart, "tungsura.chart"),
                    ChildrenIn(table, area),
                    ProgressIn(chart) ?? ProgressIn(root),
                    Member(root, "ts") is { ValueKind: JsonValueKind.String } time ? time.GetString() : null
                ),
                null,
                _findings
            );
        }

        private Dictionary<AreaCode, IReadOnlyDictionary<string, long>> ChildrenIn(JsonElement? table, AreaCode area)
        {
            var children = new Dictionary<AreaCode, IReadOnlyDictionary<string, long>>();
            if (table is not { } rows)
            {
                return children;
            }

            foreach (var row in Members(rows, "tungsura.table"))
            {
                if (!AreaCode.TryParse(row.Name, out var code) || code.Parent != area)
                {
                    _findings.Add(Unreadable($"tungsura.table.{row.Name}", $"{area}…", row.Name));
                }
                else if (VotesIn(row.Value, $"tungsura.table.{row.Name}") is { Count: > 0 } votes)
                {
                    children[code] = votes;
                }
            }

            return children;
        }

        /// <summary>The members whose name is an id; null is a pair that has nothing yet, which is not zero.</summary>
        private Dictionary<string, long> VotesIn(JsonElement? holder, string at)
        {
            var votes = new Dictionary<string, long>(StringComparer.Ordinal);
            if (holder is not { ValueKind: not JsonValueKind.Null } given)
            {
                return votes;
            }

            foreach (var member in Members(given, at).Where(member => member.Name.All(char.IsAsciiDigit)))
            {
                if (
                    member.Value.ValueKind == JsonValueKind.Number
                    && member.Value.TryGetInt64(out var number)
                    && number is >= 0 and <= FigureTable.Largest
                )
                {
                    votes[member.Name] = number;
                }
                else if (member.Value.ValueKind != JsonValueKind.Null)
                {
                    _findings.Add(Unreadable($"{at}.{member.Name}", "0, 1, 2, …", member.Value.GetRawText()));
                }
            }

            return votes;
        }

        private List<JsonProperty> Members(JsonElement holder, string at)
        {
            if (holder.ValueKind == JsonValueKind.Object)
            {
                return [.. holder.EnumerateObject()];
            }

            _findings.Add(Unreadable(at, "{ … }", holder.GetRawText()));
            return [];
        }

        private static SirekapProgress? ProgressIn(JsonElement? holder) =>
            Number(Member(Member(holder, Progress), "total")) is { } total
            && Number(Member(Member(holder, Progress), Progress)) is { } done
                ? new SirekapProgress(total, done)
                : null;

        private static long? Number(JsonElement? value) =>
            value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var whole) ? whole : null;

        /// <summary>The member, or null when there is none or it is null.</summary>
        private static JsonElement? Member(JsonElement? holder, string name) =>
            holder is { ValueKind: JsonValueKind.Object } given
            && given.TryGetProperty(name, out var member)
            && member.ValueKind != JsonValueKind.Null
                ? member
                : null;
    }
}
