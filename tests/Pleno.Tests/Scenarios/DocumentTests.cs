using System.Collections.Concurrent;
using System.Globalization;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Intake.Reading;
using Pleno.Recaps;
using Pleno.ScenarioMaker;

namespace Pleno.Tests.Scenarios;

/// <summary>
/// The documents of the scenarios, read as the pipeline reads them. The sums here are reckoned by loops of their own: the
/// product's rules are not asked whether the product's input is right.
/// </summary>
public sealed class DocumentTests
{
    private static readonly ConcurrentDictionary<string, FigureTable> Tables = new(StringComparer.Ordinal);

    private const string Decree = "kalteng-2024/documents/keputusan.csv";

    private static readonly string[] Groups =
    [
        "pemilih_dpt",
        "pengguna_dpt",
        "pengguna_pindahan",
        "pengguna_tambahan",
        "pengguna_total",
        "disabilitas_pengguna",
    ];

    /// <summary>Documents meant to be right.</summary>
    public static TheoryData<string, string, string> Right =>
        new()
        {
            { "kaltim-2024/documents/6401.xlsx", "gubernur-64-2024", "6401" },
            { "kaltim-2024/documents/6402.xlsx", "gubernur-64-2024", "6402" },
            { "kaltim-2024/documents/6403.xlsx", "gubernur-64-2024", "6403" },
            { "kaltim-2024/documents/6407.csv", "gubernur-64-2024", "6407" },
            { "kaltim-2024/documents/6408.xlsx", "gubernur-64-2024", "6408" },
            { "kaltim-2024/documents/6409.xlsx", "gubernur-64-2024", "6409" },
            { "kaltim-2024/documents/6411.csv", "gubernur-64-2024", "6411" },
            { "kaltim-2024/documents/6471.xlsx", "gubernur-64-2024", "6471" },
            { "kaltim-2024/documents/6472-v2.xlsx", "gubernur-64-2024", "6472" },
            { "kaltim-2024/documents/6474.json", "gubernur-64-2024", "6474" },
            { "kaltim-2024/documents/64-v2.xlsx", "gubernur-64-2024", "64" },
            { "kalteng-2024/documents/6201.xlsx", "gubernur-62-2024", "6201" },
            { "kalteng-2024/documents/6202.xlsx", "gubernur-62-2024", "6202" },
            { "kalteng-2024/documents/6203.xlsx", "gubernur-62-2024", "6203" },
            { "kalteng-2024/documents/6204.xlsx", "gubernur-62-2024", "6204" },
            { "kalteng-2024/documents/6205-v2.xlsx", "gubernur-62-2024", "6205" },
            { "kalteng-2024/documents/6206.xlsx", "gubernur-62-2024", "6206" },
            { "kalteng-2024/documents/6207.xlsx", "gubernur-62-2024", "6207" },
            { "kalteng-2024/documents/6208.csv", "gubernur-62-2024", "6208" },
            { "kalteng-2024/documents/6209.json", "gubernur-62-2024", "6209" },
            { "kalteng-2024/documents/6210.xlsx", "gubernur-62-2024", "6210" },
            { "kalteng-2024/documents/6211.xlsx", "gubernur-62-2024", "6211" },
            { "kalteng-2024/documents/6212.csv", "gubernur-62-2024", "6212" },
            { "kalteng-2024/documents/6213.xlsx", "gubernur-62-2024", "6213" },
            { "kalteng-2024/documents/6271.xlsx", "gubernur-62-2024", "6271" },
            { "kalteng-2024/documents/62.xlsx", "gubernur-62-2024", "62" },
            { "jembrana-2024/documents/bupati-5101.csv", "bupati-5101-2024", "5101" },
            { "jembrana-2024/documents/gubernur-5101-v3.xlsx", "gubernur-51-2024", "5101" },
        };

    /// <summary>Documents meant to be wrong: the right one, and the only difference.</summary>
    public static TheoryData<string, string, string, string, string?, string, long, long> Wrong =>
        new()
        {
            {
                "kaltim-2024/documents/6472-v1.xlsx",
                "kaltim-2024/documents/6472-v2.xlsx",
                "gubernur-64-2024",
                "6472",
                null,
                "paslon.1",
                142_183,
                182_183
            },
            {
                "kaltim-2024/documents/64-v1.xlsx",
                "kaltim-2024/documents/64-v2.xlsx",
                "gubernur-64-2024",
                "64",
                "6411",
                "paslon.2",
                106_610,
                10_610
            },
            {
                "kalteng-2024/documents/6205-v1.xlsx",
                "kalteng-2024/documents/6205-v2.xlsx",
                "gubernur-62-2024",
                "6205",
                null,
                "paslon.4",
                16_649,
                1_649
            },
            {
                "jembrana-2024/documents/gubernur-5101-v1.xlsx",
                "jembrana-2024/documents/gubernur-5101-v3.xlsx",
                "gubernur-51-2024",
                "5101",
                null,
                "paslon.1",
                72_468,
                73_468
            },
            {
                "jembrana-2024/documents/gubernur-5101-v2.xlsx",
                "jembrana-2024/documents/gubernur-5101-v3.xlsx",
                "gubernur-51-2024",
                "5101",
                null,
                "paslon.1",
                73_486,
                73_468
            },
        };

    [Fact]
    public void The_documents_are_what_the_maker_writes()
    {
        ScenarioDocuments.Differences(ScenarioFiles.Root).ShouldBeEmpty();
    }

    [Fact]
    public void Every_document_is_tested()
    {
        Directory
            .EnumerateDirectories(ScenarioFiles.Root)
            .Select(folder => Path.Combine(folder, "documents"))
            .Where(Directory.Exists)
            .SelectMany(Directory.EnumerateFiles)
            .Select(path => Path.GetRelativePath(ScenarioFiles.Root, path).Replace('\\', '/'))
            .ShouldBe(
                Right.Select(row => row.Data.Item1).Concat(Wrong.Select(row => row.Data.Item1)).Append(Decree),
                ignoreOrder: true
            );
    }

    [Theory]
    [MemberData(nameof(Right))]
    public void Every_column_and_every_row_balances(string path, string contest, string area)
    {
        var table = Read(path, contest, area);

        table.Children.ShouldBe(
            Contest(path, contest).Areas.ChildrenOf(AreaCode.Parse(area)).Select(child => child.Code)
        );
        for (var column = 0; column < table.Columns; column++)
        {
            ColumnBalances(table, column);
        }

        foreach (var field in table.Layout.Fields)
        {
            var sum = 0L;
            for (var column = 0; column < table.TotalColumn; column++)
            {
                sum += Figure(table, column, field.Key);
            }

            sum.ShouldBe(Figure(table, table.TotalColumn, field.Key), $"{path} {field.Key}");
        }
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_document_differs_from_the_right_one_by_its_slip_alone(
        string wrong,
        string right,
        string contest,
        string area,
        string? column,
        string field,
        long typed,
        long meant
    )
    {
        var left = Read(wrong, contest, area);
        var other = Read(right, contest, area);

        Differences(left, other).ShouldBe([$"{column ?? "JUMLAH AKHIR"} {field} {typed} {meant}"]);
    }

    /// <summary>Each published figure, with the source it stands with, in the JUMLAH AKHIR of the area's own right document or in the column of the one above.</summary>
    [Theory]
    [InlineData("kaltim-2024", 44)]
    [InlineData("kalteng-2024", 54)]
    [InlineData("jembrana-2024", 38)]
    public void The_published_figures_stand_in_the_documents_to_the_digit(string scenario, int count)
    {
        var published = File.ReadAllLines(
                Path.Combine(ScenarioFiles.Root, "..", "Pleno.ScenarioMaker", "Published", $"{scenario}.csv")
            )
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        published.Count.ShouldBe(count);
        foreach (var row in published)
        {
            row[4].ShouldStartWith("https://");
            var found = Standing(scenario, row[0], row[1], row[2]).ToList();
            found.ShouldNotBeEmpty();
            found.ShouldAllBe(figure => figure == long.Parse(row[3], CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Kaltim_holds_the_figures_read_out_on_9_December_2024()
    {
        var province = Read("kaltim-2024/documents/64-v2.xlsx", "gubernur-64-2024", "64");
        long Total(string key) => Figure(province, province.TotalColumn, key);

        Total("paslon.1").ShouldBe(793_793);
        Total("paslon.2").ShouldBe(996_399);
        Total("suara_sah").ShouldBe(1_790_192);
        Total("suara_tidak_sah").ShouldBe(92_199);
        Total("pemilih_dpt.jml").ShouldBe(2_821_202);
        Total("ss_diterima").ShouldBe(2_896_473);
        Total("ss_tidak_digunakan").ShouldBe(1_012_540);
    }

    [Fact]
    public void Kalteng_holds_the_figures_announced_on_8_December_2024()
    {
        var province = Read("kalteng-2024/documents/62.xlsx", "gubernur-62-2024", "62");
        long Total(string key) => Figure(province, province.TotalColumn, key);

        Total("paslon.1").ShouldBe(279_426);
        Total("paslon.2").ShouldBe(468_925);
        Total("paslon.3").ShouldBe(484_754);
        Total("paslon.4").ShouldBe(67_385);
        Total("suara_sah").ShouldBe(1_300_490);
        Total("suara_tidak_sah").ShouldBe(63_980);
        Total("suara_total").ShouldBe(1_364_470);
        Total("pemilih_dpt.jml").ShouldBe(1_960_053);
        (Total("paslon.3") - Total("paslon.2")).ShouldBe(15_829);
    }

    [Fact]
    public void The_decree_of_Kalteng_determines_the_votes_of_the_document_that_it_rests_on()
    {
        var contest = Contest(Decree, "gubernur-62-2024");
        var outcome = RecapFileReader.Read(ScenarioFiles.Read(Decree), "keputusan.csv", contest, AreaCode.Parse("62"));
        var decree = outcome.ShouldBeOfType<ReadOutcome.DecreeOnResult>().Content;
        var province = Read("kalteng-2024/documents/62.xlsx", "gubernur-62-2024", "62");

        outcome.Findings.ShouldBeEmpty();
        decree.Number.ShouldBe("79 Tahun 2024");
        decree.AnnouncedAt.ShouldBe(new DateTimeOffset(2024, 12, 8, 12, 35, 0, TimeSpan.Zero));
        decree
            .Votes.Select(votes => (votes.Field, votes.Votes))
            .ShouldBe(
                contest.Paslon.Select(pair =>
                    ($"paslon.{pair.Number}", Figure(province, province.TotalColumn, $"paslon.{pair.Number}"))
                )
            );
    }

    /// <summary>Of the fourteen the number of polling stations is KPU's, the DPT is made; both are the province's to the digit.</summary>
    [Fact]
    public void The_polling_stations_and_the_DPT_of_Kalteng_add_up()
    {
        var areas = Contest(Decree, "gubernur-62-2024").Areas;
        var regencies = areas.AtLevel(AreaLevel.KabKota).ToList();

        regencies.Count.ShouldBe(14);
        areas.AtLevel(AreaLevel.Kecamatan).Count().ShouldBe(136);
        regencies.Sum(area => area.PollingStations).ShouldBe(4_446);
        regencies.Sum(area => area.Dpt!.L).ShouldBe(1_006_845);
        regencies.Sum(area => area.Dpt!.P).ShouldBe(953_208);
    }

    [Theory]
    [InlineData("kaltim-2024/documents/64-v2.xlsx", "gubernur-64-2024", "64")]
    [InlineData("kalteng-2024/documents/62.xlsx", "gubernur-62-2024", "62")]
    public void Each_column_of_the_province_is_the_total_of_that_kab_kota(string document, string key, string code)
    {
        var province = Read(document, key, code);
        foreach (
            var (path, contest, area) in Right
                .Select(row => row.Data)
                .Where(row => row.Item3.StartsWith(code, StringComparison.Ordinal) && row.Item3.Length == 4)
        )
        {
            var table = Read(path, contest, area);
            var column = province.ColumnOf(AreaCode.Parse(area)).ShouldNotBeNull();
            foreach (var field in table.Layout.Fields)
            {
                province[column, field].ShouldBe(table[table.TotalColumn, field], $"{area} {field.Key}");
            }
        }
    }

    [Fact]
    public void The_same_voters_of_Jembrana_came_to_both_contests()
    {
        var bupati = Read("jembrana-2024/documents/bupati-5101.csv", "bupati-5101-2024", "5101");
        var gubernur = Read("jembrana-2024/documents/gubernur-5101-v3.xlsx", "gubernur-51-2024", "5101");
        for (var column = 0; column < bupati.Columns; column++)
        {
            Figure(gubernur, column, "pemilih_dpt.jml").ShouldBe(Figure(bupati, column, "pemilih_dpt.jml"));
            Figure(gubernur, column, "pengguna_dpt.jml").ShouldBe(Figure(bupati, column, "pengguna_dpt.jml"));
            Figure(gubernur, column, "pengguna_total.jml")
                .ShouldBeGreaterThanOrEqualTo(Figure(bupati, column, "pengguna_total.jml"));
        }
    }

    private static void ColumnBalances(FigureTable table, int column)
    {
        long Of(string key) => Figure(table, column, key);
        var where = $"column {column}";
        foreach (var group in Groups)
        {
            (Of($"{group}.l") + Of($"{group}.p")).ShouldBe(Of($"{group}.jml"), $"{where} {group}");
        }

        foreach (var line in new[] { "l", "p", "jml" })
        {
            (Of($"pengguna_dpt.{line}") + Of($"pengguna_pindahan.{line}") + Of($"pengguna_tambahan.{line}")).ShouldBe(
                Of($"pengguna_total.{line}"),
                where
            );
            Of($"pengguna_dpt.{line}").ShouldBeLessThanOrEqualTo(Of($"pemilih_dpt.{line}"), where);
            Of($"disabilitas_pengguna.{line}").ShouldBeLessThanOrEqualTo(Of($"pengguna_total.{line}"), where);
        }

        (Of("ss_digunakan") + Of("ss_dikembalikan") + Of("ss_tidak_digunakan")).ShouldBe(Of("ss_diterima"), where);
        Of("ss_digunakan").ShouldBe(Of("pengguna_total.jml"), where);
        Of("pengguna_total.jml").ShouldBeLessThanOrEqualTo(Of("ss_diterima"), where);
        table
            .Layout.Fields.Where(field => field.Key.StartsWith("paslon.", StringComparison.Ordinal))
            .Sum(field => Of(field.Key))
            .ShouldBe(Of("suara_sah"), where);
        (Of("suara_sah") + Of("suara_tidak_sah")).ShouldBe(Of("suara_total"), where);
        Of("suara_total").ShouldBe(Of("pengguna_total.jml"), where);
    }

    private static IEnumerable<string> Differences(FigureTable left, FigureTable right) =>
        from column in Enumerable.Range(0, left.Columns)
        from field in left.Layout.Fields
        where left[column, field] != right[column, field]
        select $"{left.AreaOf(column)?.Digits ?? "JUMLAH AKHIR"} {field.Key} {left[column, field]} {right[column, field]}";

    private static IEnumerable<long> Standing(string scenario, string contest, string area, string field)
    {
        foreach (var (path, key, of) in Right.Select(row => row.Data))
        {
            if (key != contest || !path.StartsWith(scenario, StringComparison.Ordinal))
            {
                continue;
            }

            var table = Read(path, key, of);
            if (of == area)
            {
                yield return Figure(table, table.TotalColumn, field);
            }
            else if (table.ColumnOf(AreaCode.Parse(area)) is { } column)
            {
                yield return Figure(table, column, field);
            }
        }
    }

    private static long Figure(FigureTable table, int column, string key) =>
        table[column, table.Layout[key]]
        ?? throw new InvalidOperationException($"{key} is missing in column {column}.");

    private static Contest Contest(string path, string contest) => ScenarioFiles.Contest(path.Split('/')[0], contest);

    private static FigureTable Read(string path, string contest, string area) =>
        Tables.GetOrAdd(path, _ => ReadFile(path, contest, area));

    private static FigureTable ReadFile(string path, string contest, string area)
    {
        var code = AreaCode.Parse(area);
        var outcome = RecapFileReader.Read(
            ScenarioFiles.Read(path),
            Path.GetFileName(path),
            Contest(path, contest),
            code
        );
        outcome.Findings.ShouldBeEmpty(path);
        var draft = outcome.ShouldBeOfType<ReadOutcome.Readable>().Draft;
        draft.Header.Area.ShouldBe(code);
        draft.Header.BeritaAcara.ShouldNotBeEmpty();
        draft.Header.Date.ShouldNotBeNull();
        draft.Figures.IsComplete.ShouldBeTrue(path);
        return draft.Figures;
    }
}
