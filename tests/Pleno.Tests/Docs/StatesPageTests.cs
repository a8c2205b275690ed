using System.Text.RegularExpressions;
using Pleno.Intake;
using Pleno.Notices;
using Pleno.Readiness;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;

namespace Pleno.Tests.Docs;

/// <summary>docs/states.md says what the code does.</summary>
public sealed partial class StatesPageTests
{
    private const string Refused = "–";
    private static readonly string Page = Repository.Read("docs/states.md");
    private static readonly Dictionary<(string Status, string Action), string> Table = ReadTable("delivery");
    private static readonly Dictionary<(string Status, string Action), string> StageTable = ReadTable("stage");

    public static TheoryData<DeliveryStatus, DeliveryAction> Grid
    {
        get
        {
            var grid = new TheoryData<DeliveryStatus, DeliveryAction>();
            foreach (var status in Enum.GetValues<DeliveryStatus>())
            {
                foreach (var action in Enum.GetValues<DeliveryAction>())
                {
                    grid.Add(status, action);
                }
            }

            return grid;
        }
    }

    [Theory]
    [MemberData(nameof(Grid))]
    public void A_delivery_moves_as_the_page_says_or_refuses(DeliveryStatus status, DeliveryAction action)
    {
        Table.ShouldContainKey((status.ToString(), action.ToString()));
        (DeliveryMachine.Next(status, action)?.ToString() ?? Refused).ShouldBe(
            Table[(status.ToString(), action.ToString())]
        );
    }

    public static TheoryData<StageStatus, StageAction> StageGrid =>
        new(
            from status in Enum.GetValues<StageStatus>()
            from action in Enum.GetValues<StageAction>()
            select (status, action)
        );

    [Theory]
    [MemberData(nameof(StageGrid))]
    public void A_stage_moves_as_the_page_says_or_refuses(StageStatus status, StageAction action)
    {
        StageTable.ShouldContainKey((status.ToString(), action.ToString()));
        (StageMachine.Next(status, action)?.ToString() ?? Refused).ShouldBe(
            StageTable[(status.ToString(), action.ToString())]
        );
    }

    [Fact]
    public void The_picture_of_the_stage_is_its_table()
    {
        var drawn =
            from arrow in Arrow().Matches(Diagram("stage"))
            where arrow.Groups["label"].Success
            select (arrow.Groups["from"].Value, arrow.Groups["label"].Value, arrow.Groups["to"].Value);
        var told = StageTable
            .Where(cell => cell.Value != Refused && cell.Key.Status != cell.Value)
            .Select(cell => (cell.Key.Status, cell.Key.Action, cell.Value));

        drawn.ShouldBe(told, ignoreOrder: true);
        StageTable.Count.ShouldBe(Enum.GetValues<StageStatus>().Length * Enum.GetValues<StageAction>().Length);
    }

    [Fact]
    public void The_table_of_the_delivery_has_nothing_else()
    {
        Table.Count.ShouldBe(Enum.GetValues<DeliveryStatus>().Length * Enum.GetValues<DeliveryAction>().Length);
    }

    [Fact]
    public void The_picture_of_the_delivery_is_its_table()
    {
        var drawn =
            from arrow in Arrow().Matches(Diagram("delivery"))
            where arrow.Groups["from"].Value != "[*]"
            from action in arrow.Groups["label"].Value.Split(',', StringSplitOptions.TrimEntries)
            select (arrow.Groups["from"].Value, action, arrow.Groups["to"].Value);
        var told = Table
            .Where(cell => cell.Value != Refused)
            .Select(cell => (cell.Key.Status, cell.Key.Action, cell.Value));

        drawn.ShouldBe(told, ignoreOrder: true);
    }

    [Theory]
    [InlineData("document", typeof(DocumentStatus))]
    [InlineData("delivery", typeof(DeliveryStatus))]
    [InlineData("verdict", typeof(VerdictStatus))]
    [InlineData("stage", typeof(StageStatus))]
    public void Each_picture_has_every_state_and_no_other(string name, Type states)
    {
        Arrow()
            .Matches(Diagram(name))
            .SelectMany(arrow => new[] { arrow.Groups["from"].Value, arrow.Groups["to"].Value })
            .Where(state => state != "[*]")
            .Distinct()
            .ShouldBe(Enum.GetNames(states), ignoreOrder: true);
    }

    private static Dictionary<(string Status, string Action), string> ReadTable(string name)
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

    private static string Diagram(string name) => Between($"<!-- {name} -->\n```mermaid\n", "\n```");

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
