using System.Collections.Immutable;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;

namespace Pleno.ScenarioMaker;

/// <summary>
/// kalteng-2024: the published province and eleven of its fourteen kab/kota. The votes that are left for the other three,
/// and those of every kecamatan, are shared as Sirekap showed them on 28 November; everything else below the province is made.
/// </summary>
internal sealed class KaltengDocuments(ScenarioFolder folder)
{
    private static readonly AreaCode Province = AreaCode.Parse("62");
    private static readonly AreaCode BaritoUtara = AreaCode.Parse("6205");

    /// <summary>Seruyan, Lamandau and Murung Raya: what the published eleven leave of the province.</summary>
    private static readonly AreaCode[] Unpublished =
    [
        AreaCode.Parse("6207"),
        AreaCode.Parse("6209"),
        AreaCode.Parse("6212"),
    ];

    /// <summary>Days of December 2024. Published for 6201, 6202, 6206, 6209, 6212 and 6271; the others are made.</summary>
    private static readonly Dictionary<string, int> Days = new(StringComparer.Ordinal)
    {
        ["6201"] = 4,
        ["6202"] = 5,
        ["6203"] = 5,
        ["6204"] = 6,
        ["6205"] = 4,
        ["6206"] = 5,
        ["6207"] = 6,
        ["6208"] = 3,
        ["6209"] = 3,
        ["6210"] = 4,
        ["6211"] = 6,
        ["6212"] = 1,
        ["6213"] = 4,
        ["6271"] = 3,
    };

    private readonly Contest _contest = folder.Contest("gubernur-62-2024");
    private readonly PublishedFigures _published = PublishedFigures.Load("kalteng-2024.csv");
    private readonly PublishedFigures _sirekap = PublishedFigures.Load("kalteng-2024-sirekap.csv");

    public IEnumerable<PlenaryDocument> Make()
    {
        foreach (var (regency, figures) in Regencies().Zip(Parts()))
        {
            foreach (var document in DocumentsOf(regency, SessionOf(regency, figures)))
            {
                yield return document;
            }
        }

        yield return Plenary().Document($"{folder.Name}/documents/62.xlsx");
    }

    /// <summary>The decree that determines the result, with number and hour as published.</summary>
    public (string Path, byte[] Content) Decree()
    {
        var votes = _published
            .Votes(_contest, Province)
            .Zip(new FormLayout(_contest.Paslon).PaslonRows, (count, row) => new DecreeVotes(row.Key, count));
        var decree = new Decree(
            Province,
            "79 Tahun 2024",
            _contest.Zone.ToUtc(new DateTime(2024, 12, 8, 19, 35, 0, DateTimeKind.Unspecified)),
            Plenary().BeritaAcara,
            [.. votes],
            null
        );
        return ($"{folder.Name}/documents/keputusan.csv", DecreeWriter.Write(decree, _contest, ".csv"));
    }

    private List<AreaCode> Regencies() => [.. _contest.Areas.ChildrenOf(Province).Select(area => area.Code)];

    private IReadOnlyList<AreaFigures> Parts() => Division.Of(WholeProvince(), Regencies(), VotesOfRegencies());

    private Session Plenary() =>
        new(_contest, Province, new DateOnly(2024, 12, 8), "Hotel Aquarius, Palangka Raya", WholeProvince(), Parts());

    private IEnumerable<PlenaryDocument> DocumentsOf(AreaCode regency, Session session)
    {
        var path = $"{folder.Name}/documents/{regency}";
        if (regency == BaritoUtara)
        {
            // N01: printed so, prokalteng.jawapos.com, 7 December 2024.
            return
            [
                session.Document($"{path}-v1.xlsx", slip: new Slip(null, "paslon.4", 16_649)),
                session.Document($"{path}-v2.xlsx"),
            ];
        }

        return regency.Digits switch
        {
            "6208" => [session.Document($"{path}.csv", WrittenAs.CsvWithCommas)],
            "6209" => [session.Document($"{path}.json", WrittenAs.Json)],
            "6212" => [session.Document($"{path}.csv", WrittenAs.CsvWithSemicolons)],
            _ => [session.Document($"{path}.xlsx")],
        };
    }

    private Session SessionOf(AreaCode regency, AreaFigures figures)
    {
        var districts = _contest.Areas.ChildrenOf(regency).Select(area => area.Code).ToList();
        return new Session(
            _contest,
            regency,
            new DateOnly(2024, 12, Days[regency.Digits]),
            $"Kantor KPU {_contest.Areas.Find(regency)!.Name}",
            figures,
            Division.Of(figures, districts, LikeSirekap(figures.Votes, districts))
        );
    }

    private ImmutableArray<long>[] VotesOfRegencies()
    {
        var known = Regencies()
            .Except(Unpublished)
            .ToDictionary(regency => regency, regency => _published.Votes(_contest, regency));
        var left = _published.Votes(_contest, Province).Select((all, pair) => all - known.Values.Sum(of => of[pair]));
        foreach (var (regency, votes) in Unpublished.Zip(LikeSirekap([.. left], Unpublished)))
        {
            known[regency] = votes;
        }

        return [.. Regencies().Select(regency => known[regency])];
    }

    private ImmutableArray<long>[] LikeSirekap(ImmutableArray<long> votes, IReadOnlyList<AreaCode> parts)
    {
        var shown = parts.Select(part => _sirekap.Votes(_contest, part)).ToList();
        var shares = votes
            .Select((count, pair) => Apportionment.Share(count, [.. shown.Select(of => of[pair])]))
            .ToList();
        return [.. parts.Select((_, part) => shares.Select(share => share[part]).ToImmutableArray())];
    }

    /// <summary>Votes, invalid votes, their sum and the DPT are published; men and women, lists and ballots are made.</summary>
    private AreaFigures WholeProvince()
    {
        var users = _published[_contest.Key, Province, "suara_total"];
        const long men = 690_412;
        return new AreaFigures
        {
            Votes = _published.Votes(_contest, Province),
            Invalid = _published[_contest.Key, Province, "suara_tidak_sah"],
            Users = new Lines(men, users - men),
            Moved = new Lines(5_104, 3_672),
            Added = new Lines(14_883, 13_406),
            Dpt = _published.Lines(_contest, Province, "pemilih_dpt"),
            Disabled = new Lines(2_318, 2_140),
            BallotsReceived = 2_011_277,
            BallotsReturned = 1_287,
        };
    }
}
