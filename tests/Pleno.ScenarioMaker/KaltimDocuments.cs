using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.ScenarioMaker;

/// <summary>kaltim-2024: the published province and votes; what the ten kab/kota and their kecamatan add up to it is made.</summary>
internal static class KaltimDocuments
{
    private static readonly AreaCode Province = AreaCode.Parse("64");
    private static readonly AreaCode Samarinda = AreaCode.Parse("6472");
    private static readonly AreaCode MahakamUlu = AreaCode.Parse("6411");

    /// <summary>Days of December 2024. The fifth is published for Penajam Paser Utara; the others are made.</summary>
    private static readonly Dictionary<string, int> Days = new(StringComparer.Ordinal)
    {
        ["6401"] = 3,
        ["6402"] = 5,
        ["6403"] = 4,
        ["6407"] = 2,
        ["6408"] = 5,
        ["6409"] = 5,
        ["6411"] = 2,
        ["6471"] = 5,
        ["6472"] = 4,
        ["6474"] = 3,
    };

    public static IEnumerable<PlenaryDocument> Make(ScenarioFolder folder)
    {
        var contest = folder.Contest("gubernur-64-2024");
        var published = PublishedFigures.Load("kaltim-2024.csv");
        var regencies = contest.Areas.ChildrenOf(Province).Select(area => area.Code).ToList();
        var province = ProvinceOf(contest, published);
        var parts = Division.Of(
            province,
            regencies,
            [.. regencies.Select(regency => published.Votes(contest, regency))]
        );
        foreach (var (regency, figures) in regencies.Zip(parts))
        {
            var session = SessionOf(contest, regency, figures);
            foreach (var document in DocumentsOf(folder, regency, session))
            {
                yield return document;
            }
        }

        var plenary = new Session(
            contest,
            Province,
            new DateOnly(2024, 12, 8),
            "Ballroom Lantai 5 Hotel Harris, Samarinda",
            province,
            parts
        );

        // N01: a digit doubled, as 1.649 was printed 16.649.
        yield return plenary.Document(
            $"{folder.Name}/documents/64-v1.xlsx",
            slip: new Slip(MahakamUlu, "paslon.2", 106_610)
        );
        yield return plenary.Document($"{folder.Name}/documents/64-v2.xlsx");
    }

    private static IEnumerable<PlenaryDocument> DocumentsOf(ScenarioFolder folder, AreaCode regency, Session session)
    {
        var path = $"{folder.Name}/documents/{regency}";
        if (regency == Samarinda)
        {
            // N02: an 8 read as a 4, as 87.140 was printed 47.140.
            return
            [
                session.Document($"{path}-v1.xlsx", slip: new Slip(null, "paslon.1", 142_183)),
                session.Document($"{path}-v2.xlsx"),
            ];
        }

        return regency.Digits switch
        {
            "6407" => [session.Document($"{path}.csv", WrittenAs.CsvWithSemicolons)],
            "6411" => [session.Document($"{path}.csv", WrittenAs.CsvWithCommas)],
            "6474" => [session.Document($"{path}.json", WrittenAs.Json)],
            _ => [session.Document($"{path}.xlsx")],
        };
    }

    private static Session SessionOf(Contest contest, AreaCode regency, AreaFigures figures)
    {
        var districts = contest.Areas.ChildrenOf(regency).Select(area => area.Code).ToList();
        return new Session(
            contest,
            regency,
            new DateOnly(2024, 12, Days[regency.Digits]),
            $"Kantor KPU {contest.Areas.Find(regency)!.Name}",
            figures,
            Division.Of(figures, districts, Division.OfVotes(figures.Votes, districts))
        );
    }

    /// <summary>All published but the disabled voters, which are made.</summary>
    private static AreaFigures ProvinceOf(Contest contest, PublishedFigures published) =>
        new()
        {
            Votes = published.Votes(contest, Province),
            Invalid = published[contest.Key, Province, "suara_tidak_sah"],
            Users = published.Lines(contest, Province, "pengguna_total"),
            Moved = published.Lines(contest, Province, "pengguna_pindahan"),
            Added = published.Lines(contest, Province, "pengguna_tambahan"),
            Dpt = published.Lines(contest, Province, "pemilih_dpt"),
            Disabled = new Lines(3_412, 3_187),
            BallotsReceived = published[contest.Key, Province, "ss_diterima"],
            BallotsReturned = published[contest.Key, Province, "ss_dikembalikan"],
        };
}
