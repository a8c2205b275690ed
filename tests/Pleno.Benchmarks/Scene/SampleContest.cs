using System.Globalization;
using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;

namespace Pleno.Benchmarks.Scene;

/// <summary>Made-up contests of any size, from configuration files as an agency would write them.</summary>
internal static class SampleContest
{
    public const string Stage = "pleno-provinsi";

    /// <summary>The election of the gubernur of a province.</summary>
    /// <param name="province">Its code.</param>
    /// <param name="kabKota">How many kabupaten.</param>
    /// <param name="kecamatan">How many kecamatan in each.</param>
    public static Contest Of(int province, int kabKota, int kecamatan)
    {
        var key = ContestKey.Parse(string.Create(CultureInfo.InvariantCulture, $"gubernur-{province}-2024"));
        var children = Enumerable.Range(1, kabKota).Select(number => $"{province}{number:00}").ToList();
        var areas = children.SelectMany(code =>
            Enumerable
                .Range(1, kecamatan)
                .Select(number => Line($"{code}{number:00}", "Kecamatan"))
                .Prepend(Line(code, "Kabupaten"))
        );
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["contest.csv"] =
                $"key,value\ntitle,Pemilihan Gubernur {province}\nsender,KPU Provinsi {province}\nplace,Ibu Kota\nnumber_suffix,PL.02/{province}\nzone,WIB\ndocument_levels,provinsi kabkota",
            ["areas.csv"] = Text("code,name,aliases,tps,dpt_l,dpt_p", [Line($"{province}", "Provinsi"), .. areas]),
            ["paslon.csv"] = "number,name\n1,Calon A - Wakil A\n2,Calon B - Wakil B",
            ["offices.csv"] = Text("key,role,basis,title,area,address", OfficesOf(province, children)),
            ["stages.csv"] =
                $"key,name,name_english,area,starts,checks_from,place\n{Stage},Rapat Pleno,Plenary Session,{province},2030-12-08 14:00,2024-12-05 08:00,Ibu Kota",
            ["requirements.csv"] =
                $"stage,kind,level,office\n{Stage},documents,kabkota,\n{Stage},confirmation,,polda\n{Stage},confirmation,,korem",
            ["routing.csv"] =
                "notice,level,roles,office_level\ndocument-accepted,kabkota,kpu,provinsi\ndocument-accepted,provinsi,kpu,provinsi\nstage-ready,,polri kpu,provinsi\nstage-not-ready,,polri kpu,provinsi\nreport-refused,,operator,\nconfiguration-refused,,operator,",
        };
        var reading = ContestReader.Read(
            key,
            files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value), StringComparer.Ordinal)
        );
        return reading.Contest ?? throw new InvalidOperationException("The sample contest is not valid.");
    }

    /// <summary>The same contest with as many areas more as make it this size, below kabupaten of their own.</summary>
    public static Contest Grown(this Contest contest, int size)
    {
        var areas = contest.Areas.All.ToList();
        areas.AddRange(Further(contest.Key.Area.Digits).Take(size - areas.Count));
        return contest with
        {
            Areas = new AreaTree([.. areas.OrderBy(area => area.Code)]),
            Version = size.ToString("D64"),
        };
    }

    /// <summary>A contest with one kecamatan whose form has this many columns, JUMLAH AKHIR not among them.</summary>
    public static (Contest Contest, AreaCode Kecamatan) Wide(int columns)
    {
        var contest = Of(64, 1, 1);
        var kecamatan = AreaCode.Parse("640101");
        var desa = Enumerable.Range(2001, columns).Select(number => Made($"640101{number}", "Desa"));
        return (
            contest with
            {
                Areas = new AreaTree([.. contest.Areas.All, .. desa]),
                DocumentLevels = [AreaLevel.Kecamatan, AreaLevel.KabKota, AreaLevel.Provinsi],
            },
            kecamatan
        );
    }

    private static IEnumerable<Area> Further(string province)
    {
        for (var kabKota = 50; kabKota < 100; kabKota++)
        {
            var above = $"{province}{kabKota}";
            yield return Made(above, "Kabupaten");
            for (var kecamatan = 1; kecamatan < 100; kecamatan++)
            {
                yield return Made($"{above}{kecamatan:00}", "Kecamatan");
                for (var desa = 1; desa <= 16; desa++)
                {
                    yield return Made($"{above}{kecamatan:00}2{desa:000}", "Desa");
                }
            }
        }
    }

    private static Area Made(string code, string kind) => new(AreaCode.Parse(code), $"{kind} {code}", [], null, null);

    private static string[] OfficesOf(int province, List<string> children) =>
        [
            $"polda,polri,anggota,Kepala Kepolisian Daerah,{province},kapolda@polda.example",
            $"korem,tni,anggota,Komandan Komando Resor Militer,{province},danrem@korem.example",
            $"kpu-{province},kpu,undangan,Ketua KPU Provinsi,{province},ketua@kpu-{province}.example",
            .. children.Select(child =>
                $"kpu-{child},kpu,undangan,Ketua KPU {child},{child},ketua@kpu-{child}.example"
            ),
            $"operator,operator,undangan,Operator Pleno,{province},operator@pleno.example",
        ];

    private static string Line(string code, string kind) => $"{code},{kind} {code},,,,";

    private static string Text(string heading, IEnumerable<string> lines) => string.Join('\n', lines.Prepend(heading));
}
