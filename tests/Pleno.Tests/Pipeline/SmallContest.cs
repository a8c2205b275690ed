using System.Globalization;
using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Intake.Reading;
using Pleno.Intake.Writing;
using Pleno.Recaps;
using Pleno.Recaps.AfterDetermination;
using Pleno.Tests.Formats;

namespace Pleno.Tests.Pipeline;

/// <summary>
/// A province with a few kab/kota of two kecamatan each, one stage, and few offices, as configuration files; and its documents, whose rules all hold.
/// </summary>
internal sealed class SmallContest
{
    public const string Stage = "pleno-provinsi";
    public static readonly ContestKey Key = ContestKey.Parse("gubernur-64-2024");
    public static readonly AreaCode Province = AreaCode.Parse("64");
    public static readonly AreaCode First = AreaCode.Parse("6401");

    private static readonly string[] Groups = ["pemilih_dpt", "pengguna_dpt", "pengguna_pindahan", "pengguna_tambahan"];

    /// <param name="size">Number of kab/kota, from 6401 on.</param>
    /// <param name="domain">End of every address.</param>
    /// <param name="tag">Tag in the address of the province's KPU, with which the stand-in fails.</param>
    public SmallContest(int size = 1, string domain = ".example", string tag = "")
    {
        IsLeftWithoutAnswer = tag.StartsWith("+timeout", StringComparison.Ordinal);
        Children = [.. Enumerable.Range(6401, size).Select(code => AreaCode.Parse($"{code}"))];
        Files = FilesOf(Children, domain, tag);
        Contest = ContestReader.Read(Key, Files).Contest.ShouldNotBeNull();
    }

    public IReadOnlyList<AreaCode> Children { get; }

    /// <summary>Whether the mail service never answers to a letter to the province's KPU.</summary>
    public bool IsLeftWithoutAnswer { get; }

    public Dictionary<string, byte[]> Files { get; }

    public Contest Contest { get; }

    /// <summary>A kab/kota's document; another seed gives other figures.</summary>
    public FormContent Child(AreaCode area, int seed = 0, RecapRevision? revision = null)
    {
        var content = Blank(area, $"{seed + 1}", revision);
        for (var column = 0; column < content.Figures.TotalColumn; column++)
        {
            Fill(
                content.Figures,
                column,
                (int.Parse(area.Digits, CultureInfo.InvariantCulture) % 100 * 7) + seed + column
            );
        }

        return WithTotals(content);
    }

    /// <summary>The province's document over the given documents of its kab/kota.</summary>
    public FormContent Parent(IEnumerable<FormContent> children, int seed = 0, RecapRevision? revision = null)
    {
        var content = Blank(Province, $"P{seed}", revision);
        foreach (var child in children)
        {
            var column = content.Figures.ColumnOf(child.Header.Area)!.Value;
            foreach (var field in content.Figures.Layout.Fields)
            {
                content.Figures[column, field] = child.Figures[child.Figures.TotalColumn, field];
            }
        }

        return WithTotals(content);
    }

    /// <summary>A sheet of cells of a right document, for a test to change.</summary>
    public FormBuilder Form(FormContent content) => new(Contest, content.Header.Area, content);

    public static byte[] Csv(FormContent content) => CsvFormWriter.Write(content);

    /// <summary>The document as a file of exactly this size: with empty rows below it, as a program leaves them.</summary>
    public static byte[] Csv(FormContent content, int size)
    {
        var row = Encoding.ASCII.GetBytes($"{new string(',', 1000)}\r\n");
        using var file = new MemoryStream();
        file.Write(Csv(content));
        while (file.Length + row.Length <= size)
        {
            file.Write(row);
        }

        while (file.Length < size)
        {
            file.WriteByte((byte)'\n');
        }

        return file.ToArray();
    }

    /// <summary>The decree on the result that a document has.</summary>
    public static byte[] Decree(
        Contest contest,
        FormContent document,
        string number = "149/2024",
        SupersededDecree? supersedes = null
    )
    {
        var (figures, header) = (document.Figures, document.Header);
        var votes = figures.Layout.PaslonRows.Select(field => new DecreeVotes(
            field.Key,
            figures[figures.TotalColumn, field]!.Value
        ));
        var announced = new DateTimeOffset(2024, 12, 8, 11, 35, 0, TimeSpan.Zero);
        var decree = new Decree(header.Area, number, announced, header.BeritaAcara, [.. votes], supersedes);
        return DecreeWriter.Write(decree, contest, ".csv");
    }

    public static byte[] Confirmation(string office, string statement = "SIAP", string stage = Stage) =>
        Encoding.UTF8.GetBytes(
            $"KONFIRMASI KESIAPAN\nKantor;{office}\nTahapan;{stage}\nPernyataan;{statement}\nTanggal;2024-12-05\nPejabat;Kepala\n"
        );

    private FormContent Blank(AreaCode area, string number, RecapRevision? revision)
    {
        var blank = FormContent.Blank(Contest, area)!;
        return blank with
        {
            Header = blank.Header with { BeritaAcara = $"{number}/BA/{area}/2024" },
            Revision = revision,
        };
    }

    private static void Fill(FigureTable figures, int column, int k)
    {
        int[] men = [500 + k, 400 + k, 2, 1];
        int[] women = [520 + k, 410, 3, 1];
        for (var group = 0; group < Groups.Length; group++)
        {
            Voters(figures, column, Groups[group], men[group], women[group]);
        }

        Voters(figures, column, "pengguna_total", men[1..].Sum(), women[1..].Sum());
        Voters(figures, column, "disabilitas_pengguna", 3, 4);
        var used = men[1..].Sum() + women[1..].Sum();
        Set("ss_diterima", used + 202);
        Set("ss_digunakan", used);
        Set("ss_dikembalikan", 2);
        Set("ss_tidak_digunakan", 200);
        Set("paslon.1", 300 + (k % 50));
        Set("paslon.2", used - 17 - 300 - (k % 50));
        Set("suara_sah", used - 17);
        Set("suara_tidak_sah", 17);
        Set("suara_total", used);

        void Set(string key, long value) => figures[column, figures.Layout[key]] = value;
    }

    private static void Voters(FigureTable figures, int column, string group, long men, long women)
    {
        figures[column, figures.Layout.Line(group, VoterSplit.L)] = men;
        figures[column, figures.Layout.Line(group, VoterSplit.P)] = women;
        figures[column, figures.Layout.Line(group, VoterSplit.Jml)] = men + women;
    }

    private static FormContent WithTotals(FormContent content)
    {
        var figures = content.Figures;
        foreach (var field in figures.Layout.Fields)
        {
            figures[figures.TotalColumn, field] = Enumerable
                .Range(0, figures.TotalColumn)
                .Sum(column => figures[column, field]);
        }

        return content;
    }

    private static Dictionary<string, byte[]> FilesOf(IReadOnlyList<AreaCode> children, string domain, string tag)
    {
        string[] areas =
        [
            "code,name,aliases,tps,dpt_l,dpt_p",
            "64,Provinsi Kalimantan Timur,,,,",
            .. children.Select(child =>
                $"{child},Kabupaten {child},,,,\n{child}01,Utara {child},,,,\n{child}02,Selatan {child},,,,"
            ),
        ];
        string[] offices =
        [
            "key,role,basis,title,area,address",
            $"polda,polri,anggota,Kepala Kepolisian Daerah,64,kapolda@polda{domain}",
            $"korem,tni,anggota,Komandan Komando Resor Militer,64,danrem@korem{domain}",
            $"kpu-64,kpu,undangan,Ketua KPU Provinsi,64,ketua{tag}@kpu-64{domain}",
            .. children.Select(child =>
                $"kpu-{child},kpu,undangan,Ketua KPU Kabupaten {child},{child},ketua@kpu-{child}{domain}"
            ),
            $"operator,operator,undangan,Operator Pleno,64,operator@pleno{domain}",
        ];
        var files = new Dictionary<string, string>
        {
            ["contest.csv"] =
                "key,value\ntitle,Pemilihan Gubernur Kalimantan Timur\nsender,KPU Provinsi Kalimantan Timur\nplace,Samarinda\nnumber_suffix,PL.02/64\nzone,WITA\ndocument_levels,provinsi kabkota",
            ["areas.csv"] = string.Join('\n', areas),
            ["paslon.csv"] = "number,name\n1,Isran - Hadi\n2,Rudy - Seno",
            ["offices.csv"] = string.Join('\n', offices),
            ["stages.csv"] =
                $"key,name,name_english,area,starts,checks_from,place\n{Stage},Rapat Pleno,Plenary Session,64,2024-12-08 14:00,2024-12-05 08:00,Samarinda",
            ["requirements.csv"] =
                $"stage,kind,level,office\n{Stage},documents,kabkota,\n{Stage},confirmation,,polda\n{Stage},confirmation,,korem",
            ["routing.csv"] =
                "notice,level,roles,office_level\ndocument-accepted,provinsi,kpu,provinsi\nstage-ready,,polri kpu,provinsi\nstage-not-ready,,polri kpu,provinsi\nreport-refused,,operator,\nconfiguration-refused,,operator,",
        };
        return files.ToDictionary(file => file.Key, file => Encoding.UTF8.GetBytes(file.Value), StringComparer.Ordinal);
    }
}
