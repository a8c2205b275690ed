using System.Collections.Immutable;
using Pleno.Areas;
using Pleno.Contests;

namespace Pleno.ScenarioMaker;

/// <summary>
/// jembrana-2024: one place, two contests. The same voters came to both; the 58 more who voted for a governor only are
/// made voters who moved from another kabupaten, since those get no ballot for the bupati.
/// </summary>
internal static class JembranaDocuments
{
    /// <summary>Of the 58 more, by line; made.</summary>
    private static readonly Lines GovernorOnly = new(31, 27);
    private static readonly AreaCode Jembrana = AreaCode.Parse("5101");
    private static readonly DateOnly Day = new(2024, 12, 5);

    public static IEnumerable<PlenaryDocument> Make(ScenarioFolder folder)
    {
        var published = PublishedFigures.Load("jembrana-2024.csv");
        var bupati = folder.Contest("bupati-5101-2024");
        var gubernur = folder.Contest("gubernur-51-2024");
        var districts = bupati.Areas.ChildrenOf(Jembrana).Select(area => area.Code).ToList();

        var bupatiWhole = BupatiOf(bupati, published);
        var bupatiParts = Division.Of(bupatiWhole, districts, VotesOf(bupati, published, districts));
        var bupatiSession = SessionOf(bupati, bupatiWhole, bupatiParts);
        yield return bupatiSession.Document($"{folder.Name}/documents/bupati-5101.csv", WrittenAs.CsvWithSemicolons);

        var gubernurParts = GubernurParts(bupatiParts, VotesOf(gubernur, published, districts));
        var gubernurWhole = GubernurOf(
            bupatiWhole,
            published.Votes(gubernur, Jembrana),
            GovernorOnly,
            published[gubernur.Key, Jembrana, "suara_tidak_sah"]
        );
        var session = SessionOf(gubernur, gubernurWhole, gubernurParts);

        // N03: three outlets printed 73.468, 72.468 and 73.486.
        var path = $"{folder.Name}/documents/gubernur-5101";
        yield return session.Document($"{path}-v1.xlsx", slip: new Slip(null, "paslon.1", 72_468));
        yield return session.Document($"{path}-v2.xlsx", slip: new Slip(null, "paslon.1", 73_486));
        yield return session.Document($"{path}-v3.xlsx");
    }

    private static Session SessionOf(Contest contest, AreaFigures whole, IReadOnlyList<AreaFigures> parts) =>
        new(contest, Jembrana, Day, "Kantor KPU Kabupaten Jembrana", whole, parts);

    private static ImmutableArray<long>[] VotesOf(
        Contest contest,
        PublishedFigures published,
        IEnumerable<AreaCode> districts
    ) => [.. districts.Select(district => published.Votes(contest, district))];

    /// <summary>Votes, invalid votes, DPT and the number of voters are published; men and women, lists and ballots are made.</summary>
    private static AreaFigures BupatiOf(Contest contest, PublishedFigures published)
    {
        var users = published[contest.Key, Jembrana, "pengguna_total.jml"];
        const long men = 85_318;
        return new AreaFigures
        {
            Votes = published.Votes(contest, Jembrana),
            Invalid = published[contest.Key, Jembrana, "suara_tidak_sah"],
            Users = new Lines(men, users - men),
            Moved = new Lines(412, 376),
            Added = new Lines(690, 641),
            Dpt = published.Lines(contest, Jembrana, "pemilih_dpt"),
            Disabled = new Lines(402, 371),
            BallotsReceived = 251_347,
            BallotsReturned = 151,
        };
    }

    private static IReadOnlyList<AreaFigures> GubernurParts(
        IReadOnlyList<AreaFigures> bupati,
        ImmutableArray<long>[] votes
    )
    {
        var weights = bupati.Select(figures => figures.Users.Total).ToList();
        var men = Apportionment.Share(GovernorOnly.L, weights);
        var women = Apportionment.Share(GovernorOnly.P, weights);
        return
        [
            .. bupati.Select(
                (figures, part) =>
                {
                    var more = new Lines(men[part], women[part]);
                    var invalid = figures.Users.Total + more.Total - votes[part].Sum();
                    return GubernurOf(figures, votes[part], more, invalid);
                }
            ),
        ];
    }

    private static AreaFigures GubernurOf(AreaFigures bupati, ImmutableArray<long> votes, Lines more, long invalid) =>
        bupati with
        {
            Votes = votes,
            Invalid = invalid,
            Users = bupati.Users + more,
            Moved = bupati.Moved + more,
        };
}
