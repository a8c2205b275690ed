using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Writing;
using Pleno.ScenarioMaker;

namespace Pleno.Benchmarks.Scene;

/// <summary>Made-up forms whose figures balance by every rule.</summary>
internal static class SampleDocument
{
    /// <param name="contest">The contest.</param>
    /// <param name="area">The area whose form it is.</param>
    /// <param name="seed">Another seed gives other figures.</param>
    public static FormContent Of(Contest contest, AreaCode area, int seed = 0)
    {
        var blank =
            FormContent.Blank(contest, area)
            ?? throw new InvalidOperationException($"{area} has no form in {contest.Key}.");
        var figures = blank.Figures;
        for (var column = 0; column < figures.TotalColumn; column++)
        {
            ColumnOf((seed * 13) + column).Fill(figures, column);
        }

        foreach (var field in figures.Layout.Fields)
        {
            figures[figures.TotalColumn, field] = Enumerable
                .Range(0, figures.TotalColumn)
                .Sum(column => figures[column, field]);
        }

        return blank with
        {
            Header = blank.Header with
            {
                BeritaAcara = $"{seed + 1}/PL.02.6-BA/{area}/2024",
                Date = new DateOnly(2024, 12, 4),
                Place = "Gedung Serbaguna",
            },
        };
    }

    private static AreaFigures ColumnOf(int seed)
    {
        var k = seed % 97;
        var dpt = new Lines(500 + k, 520 + k);
        var users = new Lines(403 + k, 414);
        return new AreaFigures
        {
            Votes = [300 + (k % 50), users.Total - 17 - 300 - (k % 50)],
            Invalid = 17,
            Users = users,
            Moved = new Lines(2, 3),
            Added = new Lines(1, 1),
            Dpt = dpt,
            Disabled = new Lines(3, 4),
            BallotsReceived = ((dpt.Total * 1_025) + 999) / 1_000,
            BallotsReturned = 2,
        };
    }
}
