using CsCheck;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Recaps.Versions;

namespace Pleno.Tests.Versions;

public sealed class RecapDifferenceTests
{
    private static readonly Gen<long?> Figure = Gen.Frequency(
        (1, Gen.Const((long?)null)),
        (4, Gen.Long[0, 5].Select(figure => (long?)figure)),
        (4, Gen.Long[0, FigureTable.Largest].Select(figure => (long?)figure))
    );

    private static readonly Gen<(FigureTable Old, FigureTable New)> Tables =
        from pairs in Gen.Int[1, 4]
        from areas in Gen.Int[0, 4]
        let layout = Layout(pairs)
        from old in Figure.Array[(areas + 1) * layout.Fields.Count]
        from fresh in Figure.Array[(areas + 1) * layout.Fields.Count]
        from isChanged in Gen.Frequency((9, Gen.Const(false)), (1, Gen.Const(true))).Array[old.Length]
        select (
            Table(layout, areas, old),
            Table(layout, areas, [.. old.Select((figure, index) => isChanged[index] ? fresh[index] : figure)])
        );

    [Fact]
    public void The_old_figures_with_the_changes_are_the_new_figures() =>
        Tables.Sample(pair => Same(RecapDifference.Between(pair.Old, pair.New).Apply(pair.Old), pair.New));

    [Fact]
    public void It_is_empty_if_and_only_if_the_figures_are_the_same() =>
        Tables.Sample(pair => RecapDifference.Between(pair.Old, pair.New).IsEmpty == Same(pair.Old, pair.New));

    [Fact]
    public void The_way_back_is_the_same_way() =>
        Tables.Sample(pair =>
        {
            var there = RecapDifference.Between(pair.Old, pair.New);
            var back = RecapDifference.Between(pair.New, pair.Old);
            back.Changes.ShouldBe(there.Changes.Select(change => change with { Old = change.New, New = change.Old }));
            back.Standings.ShouldBe(there.Standings.Select(row => row with { Old = row.New, New = row.Old }));
            (back.OldMargin, back.NewMargin).ShouldBe((there.NewMargin, there.OldMargin));
        });

    [Fact]
    public void Ranks_go_with_the_votes() =>
        Tables.Sample(pair =>
        {
            var difference = RecapDifference.Between(pair.Old, pair.New);
            foreach (var left in difference.Standings)
            {
                foreach (var right in difference.Standings.Where(_ => left.New.Rank is not null))
                {
                    (left.New.Rank < right.New.Rank).ShouldBe(left.New.Votes > right.New.Votes);
                }
            }
        });

    [Fact]
    public void A_change_that_turns_the_result_is_told_with_the_margin()
    {
        var (old, @new) = (Votes(100, 90, 90), Votes(100, 90, 101));
        var difference = RecapDifference.Between(old, @new);
        difference.Changes.ShouldBe([new FigureChange(old.Layout["paslon.3"], null, 90, 101)]);
        difference.TotalChanges.Count().ShouldBe(1);
        difference.Standings.Select(row => row.Old.Rank).ShouldBe([1, 2, 2]);
        difference.Standings.Select(row => row.New.Rank).ShouldBe([2, 3, 1]);
        difference.ChangesRanking.ShouldBeTrue();
        difference.OldMargin.ShouldBe(new Margin(old.Layout["paslon.1"], old.Layout["paslon.2"], 10));
        difference.NewMargin.ShouldBe(new Margin(old.Layout["paslon.3"], old.Layout["paslon.1"], 1));
    }

    [Fact]
    public void A_single_pair_runs_against_the_empty_column()
    {
        var difference = RecapDifference.Between(Votes(5, 7), Votes(5, 7));
        difference.OldMargin!.Votes.ShouldBe(2);
        var single = Table(Layout(1), 0, [.. Layout(1).Fields.Select(field => (long?)field.Index)]);
        var margin = RecapDifference.Between(single, single).NewMargin.ShouldNotBeNull();
        margin.First.Key.ShouldBe("kolom_kosong");
        margin.Second.Key.ShouldBe("paslon.1");
    }

    [Fact]
    public void With_a_pairs_figure_missing_there_is_no_ranking()
    {
        var difference = RecapDifference.Between(Votes(100, 90), Votes(100, null));
        difference.NewMargin.ShouldBeNull();
        difference.Standings.ShouldAllBe(row => row.New.Rank == null);
        difference.Standings[0].New.Votes.ShouldBe(100);
    }

    [Fact]
    public void Forms_of_different_areas_or_pairs_are_not_compared()
    {
        Should.Throw<ArgumentException>(() => RecapDifference.Between(Votes(1, 2), Votes(1, 2, 3)));
        Should.Throw<ArgumentException>(() =>
            RecapDifference.Between(
                new FigureTable(Layout(2), []),
                new FigureTable(Layout(2), [AreaCode.Parse("6401")])
            )
        );
    }

    private static FigureTable Votes(params long?[] votes)
    {
        var table = new FigureTable(Layout(votes.Length), []);
        for (var pair = 0; pair < votes.Length; pair++)
        {
            table[0, table.Layout[$"paslon.{pair + 1}"]] = votes[pair];
        }

        return table;
    }

    private static FormLayout Layout(int pairs) =>
        new([.. Enumerable.Range(1, pairs).Select(number => new Paslon(number, $"Calon {number}"))]);

    private static FigureTable Table(FormLayout layout, int areas, long?[] figures)
    {
        var table = new FigureTable(
            layout,
            [.. Enumerable.Range(1, areas).Select(area => AreaCode.Parse($"640{area}"))]
        );
        for (var index = 0; index < figures.Length; index++)
        {
            table[index / layout.Fields.Count, index % layout.Fields.Count] = figures[index];
        }

        return table;
    }

    private static bool Same(FigureTable left, FigureTable right) =>
        Enumerable
            .Range(0, left.Columns)
            .All(column => left.Layout.Fields.All(field => left[column, field] == right[column, field]));
}
