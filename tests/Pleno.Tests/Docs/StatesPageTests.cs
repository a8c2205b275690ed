using Pleno.Intake;
using Pleno.Notices;
using Pleno.Readiness;
using Pleno.Readiness.Course;
using Pleno.Readiness.Reports;

namespace Pleno.Tests.Docs;

/// <summary>docs/states.md says what the code does.</summary>
public sealed class StatesPageTests
{
    private const string Refused = "–";
    private static readonly Dictionary<(string Status, string Action), string> Table = StatesPage.Table("delivery");
    private static readonly Dictionary<(string Status, string Action), string> StageTable = StatesPage.Table("stage");

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
            from arrow in StatesPage.Arrows("stage")
            where arrow.Label is not null
            select (arrow.From, arrow.Label, arrow.To);
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
            from arrow in StatesPage.Arrows("delivery")
            where arrow.From != StatesPage.Beginning
            from action in arrow.Label!.Split(',', StringSplitOptions.TrimEntries)
            select (arrow.From, action, arrow.To);
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
        StatesPage
            .Arrows(name)
            .SelectMany(arrow => new[] { arrow.From, arrow.To })
            .Where(state => state != StatesPage.Beginning)
            .Distinct()
            .ShouldBe(Enum.GetNames(states), ignoreOrder: true);
    }
}
