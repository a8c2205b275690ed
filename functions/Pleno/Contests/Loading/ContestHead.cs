using System.Globalization;
using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Contests.Loading;

/// <summary>contest.csv: key and value, one row each.</summary>
internal sealed record ContestHead(
    string Title,
    string Sender,
    string SenderPlace,
    string NumberSuffix,
    LocalZone Zone,
    IReadOnlyList<AreaLevel> DocumentLevels,
    long? Population
)
{
    private const string File = "contest.csv";
    private static readonly string[] Keys = ["title", "sender", "place", "number_suffix", "zone", "document_levels"];
    private const string PopulationKey = "population";

    public static ContestHead? Read(byte[]? content, List<Finding> findings)
    {
        var table = ConfigTable.Read(File, content, ["key", "value"], findings);
        var rows = table.OnceBy("key").ToDictionary(row => row["key"]);
        foreach (var row in rows.Values.Where(row => !Keys.Append(PopulationKey).Contains(row["key"])))
        {
            table.Refuse(row, "key", ConfigurationCodes.ValueWrong, string.Join(", ", Keys.Append(PopulationKey)));
        }

        if (Keys.Any(key => !rows.ContainsKey(key) || rows[key]["value"].Length == 0))
        {
            findings.AddRange(
                Keys.Where(key => !rows.TryGetValue(key, out var row) || row["value"].Length == 0).Select(Missing)
            );
            return null;
        }

        return FromRows(table, rows);
    }

    private static Finding Missing(string key) =>
        new(ConfigurationCodes.ValueWrong, Recaps.Place.Cell(File, 1, 1), key, Expected: key, Got: "");

    private static ContestHead? FromRows(ConfigTable table, Dictionary<string, ConfigRow> rows)
    {
        if (!LocalZones.TryParse(rows["zone"]["value"], out var zone))
        {
            table.Refuse(rows["zone"], "value", ConfigurationCodes.ValueWrong, "WIB, WITA, WIT");
            return null;
        }

        var levels = rows["document_levels"]
            ["value"]
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(ConfigWords.Level)
            .ToList();
        if (levels.Count == 0 || levels.Contains(null))
        {
            table.Refuse(rows["document_levels"], "value", ConfigurationCodes.ValueWrong, ConfigWords.Levels);
            return null;
        }

        return new ContestHead(
            rows["title"]["value"],
            rows["sender"]["value"],
            rows["place"]["value"],
            rows["number_suffix"]["value"],
            zone,
            [.. levels.OfType<AreaLevel>()],
            PopulationOf(table, rows)
        );
    }

    private static long? PopulationOf(ConfigTable table, Dictionary<string, ConfigRow> rows)
    {
        if (!rows.TryGetValue(PopulationKey, out var row))
        {
            return null;
        }

        if (long.TryParse(row["value"], NumberStyles.None, CultureInfo.InvariantCulture, out var population))
        {
            return population;
        }

        table.Refuse(row, "value", ConfigurationCodes.ValueWrong, "2800000");
        return null;
    }
}
