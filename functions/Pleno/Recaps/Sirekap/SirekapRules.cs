using Pleno.Areas;
using Pleno.Recaps.Findings;

namespace Pleno.Recaps.Sirekap;

/// <summary>What Sirekap's files say of each other and of the documents. Every finding is a W.</summary>
public static class SirekapRules
{
    /// <summary>chart = sum of the rows of table, per pair. A file without rows is not told.</summary>
    public static IEnumerable<Finding> ChartIsSumOfTable(SirekapFile file)
    {
        if (file.Children.Count == 0)
        {
            yield break;
        }

        foreach (var id in IdsOf(file))
        {
            Int128 sum = 0;
            foreach (var row in file.Children.Values)
            {
                sum += row.GetValueOrDefault(id);
            }

            if (file.Votes.TryGetValue(id, out var chart) ? chart != sum : sum != 0)
            {
                yield return new Finding(
                    BetweenCodes.SirekapChartAddsUp,
                    Place.Json($"tungsura.chart.{id}"),
                    id,
                    Expected: sum <= long.MaxValue ? (FindingValue)(long)sum : sum.ToString(),
                    Got: file.Votes.TryGetValue(id, out var shown) ? (FindingValue)shown : "",
                    Terms:
                    [
                        .. file
                            .Children.OrderBy(child => child.Key)
                            .Select(child => new Term(id, child.Key, child.Value.GetValueOrDefault(id))),
                    ]
                );
            }
        }
    }

    /// <summary>The row of an area in the file above = the chart of that area's own file.</summary>
    public static IEnumerable<Finding> RowIsChildFile(SirekapFile parent, SirekapFile child)
    {
        if (!parent.Children.TryGetValue(child.Area, out var row))
        {
            yield break;
        }

        foreach (var id in row.Keys.Union(child.Votes.Keys).Order(StringComparer.Ordinal))
        {
            var (above, below) = (Of(row, id), Of(child.Votes, id));
            if (above != below)
            {
                yield return new Finding(
                    BetweenCodes.SirekapRowIsChildFile,
                    Place.Json($"tungsura.table.{child.Area}.{id}"),
                    id,
                    child.Area,
                    below is { } expected ? (FindingValue)expected : "",
                    above is { } got ? (FindingValue)got : "",
                    below is { } own ? [new Term(id, child.Area, own)] : null
                );
            }
        }
    }

    /// <summary>L07: a pair's figure in Sirekap = that in the document, for the area and for each column. A missing figure is not compared.</summary>
    /// <param name="file">The file.</param>
    /// <param name="numbers">Nomor urut by KPU's id.</param>
    /// <param name="area">The area whose document it is: that of the file or one above it.</param>
    /// <param name="figures">The document's figures.</param>
    /// <param name="places">Where they stand.</param>
    public static IEnumerable<Finding> SameAsDocument(
        SirekapFile file,
        IReadOnlyDictionary<string, int> numbers,
        AreaCode area,
        FigureTable figures,
        IPlaces places
    )
    {
        for (var column = 0; column < figures.Columns; column++)
        {
            var owner = figures.AreaOf(column) ?? area;
            var votes =
                owner == file.Area ? file.Votes
                : area == file.Area ? file.Children.GetValueOrDefault(owner)
                : null;
            foreach (var (id, number) in numbers.OrderBy(pair => pair.Value))
            {
                if (
                    votes is not null
                    && votes.TryGetValue(id, out var shown)
                    && figures.Layout.Find($"paslon.{number}") is { } field
                    && figures[column, field] is { } official
                    && official != shown
                )
                {
                    yield return new Finding(
                        BetweenCodes.SirekapDiffers,
                        places.Of(column, field),
                        field.Key,
                        figures.AreaOf(column),
                        shown,
                        official,
                        [new Term(field.Key, figures.AreaOf(column), shown)]
                    );
                }
            }
        }
    }

    private static long? Of(IReadOnlyDictionary<string, long> votes, string id) =>
        votes.TryGetValue(id, out var figure) ? figure : null;

    private static IEnumerable<string> IdsOf(SirekapFile file) =>
        file
            .Children.Values.SelectMany(row => row.Keys)
            .Concat(file.Votes.Keys)
            .Distinct()
            .Order(StringComparer.Ordinal);
}
