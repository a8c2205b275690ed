using System.Globalization;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Recaps;

namespace Pleno.ScenarioMaker;

/// <summary>The plenary session of an area: what its document says, and the figures of the areas below.</summary>
internal sealed class Session(
    Contest contest,
    AreaCode area,
    DateOnly date,
    string place,
    AreaFigures whole,
    IReadOnlyList<AreaFigures> parts
)
{
    /// <summary>Made: the shape is KPU's (number, class, area, year), the running number follows from area and contest.</summary>
    public string BeritaAcara
    {
        get
        {
            var running = 300 + (int.Parse(area.Digits, NumberStyles.None, CultureInfo.InvariantCulture) % 97);
            running += (int)contest.Key.Kind;
            return $"{running}/PL.02.6-BA/{area}/{contest.Key.Year}";
        }
    }

    /// <summary>The document, with a figure typed wrong where a slip is named.</summary>
    public PlenaryDocument Document(string path, WrittenAs writtenAs = WrittenAs.Xlsx, Slip? slip = null)
    {
        var children = contest.Areas.ChildrenOf(area).Select(child => child.Code).ToList();
        var table = new FigureTable(new FormLayout(contest.Paslon), children);
        for (var column = 0; column < parts.Count; column++)
        {
            parts[column].Fill(table, column);
        }

        whole.Fill(table, table.TotalColumn);
        slip?.Mar(table);
        return new PlenaryDocument(path, contest, Header(), table, writtenAs);
    }

    private RecapHeader Header() =>
        new(RecapForm.For(contest.Key, area)!, area, contest.Key.Year, BeritaAcara, date, place);
}
