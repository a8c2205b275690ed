using System.Text.RegularExpressions;

namespace Pleno.Tests.Docs;

/// <summary>What docs/states.md says, read from its pictures and tables.</summary>
internal static partial class StatesPage
{
    /// <summary>Where the arrows of a picture begin that come from no state.</summary>
    public const string Beginning = "[*]";

    private static readonly string Page = Repository.Read("docs/states.md");

    /// <summary>The arrows of a picture, each with what is written on it; null for nothing.</summary>
    public static IReadOnlyList<(string From, string? Label, string To)> Arrows(string name) =>
        [
            .. Arrow()
                .Matches(Between($"<!-- {name} -->\n```mermaid\n", "\n```"))
                .Select(arrow =>
                    (
                        arrow.Groups["from"].Value,
                        arrow.Groups["label"].Success ? arrow.Groups["label"].Value : null,
                        arrow.Groups["to"].Value
                    )
                ),
        ];

    /// <summary>The cells of a table, each by its row and its column.</summary>
    public static Dictionary<(string Status, string Action), string> Table(string name)
    {
        var rows = Between($"<!-- {name} table -->", $"<!-- /{name} table -->")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(row => row.Trim('|').Split('|').Select(cell => cell.Trim(' ', '`')).ToList())
            .ToList();
        var actions = rows[0][1..];
        return rows.Skip(2)
            .SelectMany(row => actions.Zip(row[1..], (action, next) => (Key: (row[0], action), Next: next)))
            .ToDictionary(cell => cell.Key, cell => cell.Next);
    }

    private static string Between(string start, string end)
    {
        var from = Page.IndexOf(start, StringComparison.Ordinal);
        from.ShouldBeGreaterThanOrEqualTo(0, start);
        from += start.Length;
        return Page[from..Page.IndexOf(end, from, StringComparison.Ordinal)];
    }

    [GeneratedRegex(
        @"^\s*(?<from>\S+) --> (?<to>\w+|\[\*\])(?: : (?<label>.+))?$",
        RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Arrow();
}
