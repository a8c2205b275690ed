using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Recaps;
using Pleno.Recaps.Findings;

namespace Pleno.Tests.Scenarios;

/// <summary>One test per code 901 to 907 and per kind of value: a right configuration with one thing changed, exact findings.</summary>
public sealed class ConfigurationTests
{
    private readonly Dictionary<string, byte[]> _files = ScenarioFiles.Configuration("kaltim-2024", "gubernur-64-2024");

    [Fact]
    public void The_configuration_of_every_scenario_is_read_without_findings()
    {
        foreach (var (scenario, key) in ScenarioFiles.Configurations)
        {
            ScenarioFiles.Contest(scenario, key).Key.ToString().ShouldBe(key);
        }
    }

    [Fact]
    public void Every_configuration_in_the_scenarios_is_tested()
    {
        Directory
            .EnumerateDirectories(ScenarioFiles.Root)
            .SelectMany(folder => Directory.EnumerateDirectories(Path.Combine(folder, "config")))
            .Select(folder => Path.GetRelativePath(ScenarioFiles.Root, folder).Replace('\\', '/'))
            .ShouldBe(ScenarioFiles.Configurations.Select(c => $"{c.Scenario}/config/{c.Contest}"), ignoreOrder: true);
    }

    [Fact]
    public void Kaltim_is_read_as_configured()
    {
        var contest = Read().Contest.ShouldNotBeNull();

        contest.Zone.ShouldBe(LocalZone.Wita);
        contest.DocumentLevels.ShouldBe([AreaLevel.Provinsi, AreaLevel.KabKota]);
        contest.Areas.AtLevel(AreaLevel.KabKota).Count().ShouldBe(10);
        contest.Areas.AtLevel(AreaLevel.Kecamatan).Count().ShouldBe(105);
        contest.Areas.Find(AreaCode.Parse("64"))!.Dpt.ShouldBe(new Voters(1_456_666, 1_364_536));
        contest.Paslon[1].Name.ShouldBe("H. RUDY MAS'UD, S.E., M.E. - Ir. H. SENO AJI, M. Si.");
        var stage = contest.Stages.ShouldHaveSingleItem();
        stage.StartsAt.ShouldBe(new DateTimeOffset(2024, 12, 8, 6, 0, 0, TimeSpan.Zero));
        stage.Place.ShouldBe("Ballroom Lantai 5 Hotel Harris, Samarinda");
    }

    [Fact]
    public void Every_address_is_under_a_reserved_domain()
    {
        foreach (var (scenario, key) in ScenarioFiles.Configurations)
        {
            ScenarioFiles
                .Contest(scenario, key)
                .Offices.ShouldAllBe(office => office.Address.EndsWith(".example", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Semicolons_tabs_and_a_byte_order_mark_change_nothing()
    {
        var right = Read().Contest.ShouldNotBeNull();
        Write("requirements.csv", "\uFEFF" + Text("requirements.csv").Replace(',', ';'));
        Write("routing.csv", Text("routing.csv").Replace(',', '\t'));

        var contest = Read().Contest.ShouldNotBeNull();

        contest.Requirements.ShouldBe(right.Requirements);
        contest.Routes.Count.ShouldBe(right.Routes.Count);
        contest.Version.ShouldNotBe(right.Version);
    }

    [Fact]
    public void F901_file_missing()
    {
        _files.Remove("stages.csv");

        // The requirements name a stage, so they miss it too.
        var findings = Read().Findings;

        findings[0]
            .ShouldBe(
                new Finding(ConfigurationCodes.FileMissing, Place.Cell("stages.csv", 1, 1), Expected: "stages.csv")
            );
        findings.Skip(1).ShouldAllBe(finding => finding.Code == ConfigurationCodes.ReferenceUnknown);
    }

    [Fact]
    public void F902_column_missing()
    {
        Change("routing.csv", "notice,level,roles,office_level", "notice,level,roles,tingkat");

        Findings()
            .ShouldBe([
                new Finding(
                    ConfigurationCodes.ColumnMissing,
                    Place.OfRow("routing.csv", 1),
                    "office_level",
                    Expected: "office_level"
                ),
            ]);
    }

    [Theory]
    [InlineData("contest.csv", "zone,WITA", "zone,CET", 6, 2, "value", "WIB, WITA, WIT", "CET")]
    [InlineData(
        "contest.csv",
        "document_levels,provinsi kabkota",
        "document_levels,provinsi rt",
        7,
        2,
        "value",
        "provinsi, kabkota, kecamatan",
        "provinsi rt"
    )]
    [InlineData("areas.csv", "Kaltim,6274,", "Kaltim,6.274,", 2, 4, "tps", "0, 1, 2, ...", "6.274")]
    [InlineData("areas.csv", "641105,", "64110,", 95, 1, "code", "2, 4, 6, 10, 13 digit", "64110")]
    [InlineData("areas.csv", "641105,Long Pahangai", "641105,", 95, 2, "name", "nama/name", "")]
    [InlineData("paslon.csv", "\n2,", "\n3,", 3, 1, "number", "2", "3")]
    [InlineData("offices.csv", "bawaslu-64,bawaslu,", "bawaslu-64,panwas,", 9, 2, "role", null, "panwas")]
    [InlineData("offices.csv", "bawaslu,undangan,", "bawaslu,tamu,", 9, 3, "basis", "anggota, undangan", "tamu")]
    [InlineData(
        "offices.csv",
        "kapolda@polda-kaltim.example",
        "kapolda@polda",
        4,
        6,
        "address",
        "nama@kantor.example",
        "kapolda@polda"
    )]
    [InlineData(
        "stages.csv",
        "2024-12-08 14:00",
        "8-12-2024 14.00",
        2,
        5,
        "starts",
        "yyyy-MM-dd HH:mm",
        "8-12-2024 14.00"
    )]
    [InlineData(
        "stages.csv",
        "2024-12-05 08:00",
        "2024-12-08 14:00",
        2,
        6,
        "checks_from",
        "< 2024-12-08 14:00",
        "2024-12-08 14:00"
    )]
    [InlineData(
        "requirements.csv",
        "documents,kabkota",
        "documents,kota",
        2,
        3,
        "level",
        "provinsi, kabkota, kecamatan",
        "kota"
    )]
    [InlineData(
        "requirements.csv",
        "documents,kabkota",
        "dokumen,kabkota",
        2,
        2,
        "kind",
        "documents, confirmation, roster, patrol, deployment, checklist, attendance, situation, no-incident, reconciliation, operation, contact",
        "dokumen"
    )]
    [InlineData("routing.csv", "stage-ready,", "stage-done,", 4, 1, "notice", null, "stage-done")]
    [InlineData("routing.csv", "provinsi,ketua dprd", "desa,ketua dprd", 3, 2, "level", null, "desa")]
    public void F903_value_wrong(
        string file,
        string right,
        string wrong,
        int row,
        int column,
        string field,
        string? expected,
        string got
    )
    {
        Change(file, right, wrong);

        var finding = Findings().First(found => found.Place == Place.Cell(file, row, column));

        finding.Code.ShouldBe(ConfigurationCodes.ValueWrong);
        finding.Field.ShouldBe(field);
        finding.Got.ShouldBe(got);
        if (expected is not null)
        {
            finding.Expected.ShouldBe(expected);
        }
    }

    [Fact]
    public void F903_broken_quotes()
    {
        Change("paslon.csv", "\"Dr. Ir.", "\"Dr\" Ir.");

        Findings()
            .ShouldContain(finding =>
                finding.Code == ConfigurationCodes.ValueWrong && finding.Place == Place.OfRow("paslon.csv", 2)
            );
    }

    [Theory]
    [InlineData("areas.csv", "641105,", "641104,", 95, 1, "code", "641104")]
    [InlineData("offices.csv", "kpu-6474,", "kpu-6472,", 21, 1, "key", "kpu-6472")]
    [InlineData("paslon.csv", "\n2,", "\n1,", 3, 1, "number", "1")]
    public void F904_value_twice(string file, string right, string wrong, int row, int column, string field, string got)
    {
        Change(file, right, wrong);

        Findings()
            .ShouldBe([
                new Finding(
                    ConfigurationCodes.ValueTwice,
                    Place.Cell(file, row, column),
                    field,
                    Expected: "1 ×",
                    Got: got
                ),
            ]);
    }

    [Theory]
    [InlineData("offices.csv", ",6474,", ",6475,", 21, 5, "area", "areas.csv", "6475")]
    [InlineData("stages.csv", ",64,", ",65,", 2, 4, "area", "areas.csv", "65")]
    [InlineData("requirements.csv", ",polda-kaltim", ",polda", 3, 4, "office", "offices.csv", "polda")]
    [InlineData(
        "requirements.csv",
        "pleno-provinsi,documents",
        "pleno,documents",
        2,
        1,
        "stage",
        "stages.csv",
        "pleno"
    )]
    public void F905_reference_unknown(
        string file,
        string right,
        string wrong,
        int row,
        int column,
        string field,
        string expected,
        string got
    )
    {
        Change(file, right, wrong);

        Findings()[0]
            .ShouldBe(
                new Finding(
                    ConfigurationCodes.ReferenceUnknown,
                    Place.Cell(file, row, column),
                    field,
                    Expected: expected,
                    Got: got
                )
            );
    }

    [Fact]
    public void F906_file_unknown()
    {
        _files["office.csv"] = _files["offices.csv"];

        Findings()
            .ShouldBe([new Finding(ConfigurationCodes.FileUnknown, Place.Cell("office.csv", 1, 1), Got: "office.csv")]);
    }

    [Fact]
    public void F907_nobody_reached()
    {
        Change(
            "routing.csv",
            "document-accepted,kabkota,kpu bawaslu,provinsi",
            "document-accepted,kabkota,bawaslu,kabkota"
        );

        Findings()
            .ShouldBe([
                new Finding(
                    ConfigurationCodes.NobodyReached,
                    Place.Cell("routing.csv", 2, 3),
                    "roles",
                    Expected: "offices.csv",
                    Got: "bawaslu"
                ),
            ]);
    }

    [Theory]
    [InlineData("roster,,polda-kaltim,,,,objects=KPU min=0", "min=0", "1, 2, 3, ...")]
    [InlineData("roster,,polda-kaltim,,,,min=5", "min=5", "objects=...")]
    [InlineData("roster,,polda-kaltim,,,,objects=KPU longest=12", "longest=12", "30m, 12h, 3d")]
    [InlineData("patrol,,polda-kaltim,,,,objects=KPU gap=4h every=1h", "every=1h", "objects=... gap=... lead=...")]
    [InlineData("attendance,,polda-kaltim,,,,roles=polisi", "roles=polisi", null)]
    [InlineData("checklist,,polda-kaltim,,,,min=1", "min=1", "(kosong/empty)")]
    public void F908_parameter_wrong(string row, string got, string? expected)
    {
        Append("requirements.csv", ",due,blocking,proof,parameters", $"\npleno-provinsi,{row}");

        var finding = Findings().ShouldHaveSingleItem();

        finding.Code.ShouldBe(ConfigurationCodes.ParameterWrong);
        finding.Place.ShouldBe(Place.Cell("requirements.csv", 5, 8));
        finding.Got.ShouldBe(got);
        if (expected is not null)
        {
            finding.Expected.ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData(",,,", "2024-12-08 14:00", "F.909")]
    [InlineData(",,,", "2024-12-08 14:01", null)]
    [InlineData(",awal,,", "2024-12-10 00:00", "F.909")]
    [InlineData(",tengah,,", "2024-12-10 00:00", "F.910")]
    [InlineData(",sebelum,,", "2024-12-10 00:00", null)]
    [InlineData(",tiada,,", "2024-12-10 00:00", "F.905")]
    [InlineData(",,2,", "2024-12-10 00:00", "F.911")]
    [InlineData(",,2,Perpres 13/2025", "2024-12-10 00:00", null)]
    [InlineData(",,nol,", "2024-12-10 00:00", "F.903")]
    public void F909_F910_F911_a_calendar_that_runs_backwards_overlaps_or_changes_without_a_reason(
        string order,
        string ends,
        string? code
    )
    {
        const string rest = "Tahap,Stage,64";
        Append(
            "stages.csv",
            ",ends,after,version,reason",
            $"\nawal,{rest},2024-12-09 08:00,2024-12-01 08:00,Samarinda,2024-12-09 10:00,,,",
            $"\ntengah,{rest},2024-12-08 08:00,2024-12-01 08:00,Samarinda,2024-12-08 14:01,,,",
            $"\nsebelum,{rest},2024-12-08 08:00,2024-12-01 08:00,Samarinda,2024-12-08 14:00,,,"
        );
        Change("stages.csv", "Hotel Harris, Samarinda\"", $"Hotel Harris, Samarinda\",{ends}{order}");

        var findings = Read().Findings;

        findings.Select(finding => finding.Code.Id).ShouldBe(code is null ? [] : [code]);
        findings.ShouldAllBe(finding => finding.Place!.Row == 2);
    }

    [Fact]
    public void The_same_need_twice_is_told()
    {
        Change("requirements.csv", ",polda-kaltim", ",korem-091");

        var finding = Findings().ShouldHaveSingleItem();
        finding.Code.ShouldBe(ConfigurationCodes.ValueTwice);
        finding.Place.ShouldBe(Place.Cell("requirements.csv", 4, 2));
    }

    [Fact]
    public void Errors_of_several_files_are_reported_at_once()
    {
        Change("areas.csv", "Kaltim,6274,", "Kaltim,enam ribu,");
        Change("offices.csv", "dprd,anggota,Ketua DPRD Provinsi Kalimantan Timur,", "dprd,anggota,,");
        Change("paslon.csv", "\n2,", "\n3,");

        Findings()
            .Select(finding => finding.Place!.ToString())
            .ShouldBe(["areas.csv!D2", "paslon.csv!A3", "offices.csv!D3"]);
    }

    private ContestReading Read() => ContestReader.Read(ContestKey.Parse("gubernur-64-2024"), _files);

    private IReadOnlyList<Finding> Findings()
    {
        var reading = Read();
        reading.Contest.ShouldBeNull();
        return reading.Findings;
    }

    private string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    private void Write(string file, string text) => _files[file] = Encoding.UTF8.GetBytes(text);

    /// <summary>Adds columns to the heading, and rows at the end.</summary>
    private void Append(string file, string columns, params string[] rows)
    {
        var lines = Text(file).TrimEnd().Split('\n');
        lines[0] += columns;
        Write(file, string.Join('\n', lines) + string.Concat(rows));
    }

    /// <summary>Changes exactly one place of a file.</summary>
    private void Change(string file, string right, string wrong)
    {
        var parts = Text(file).Split(right);
        parts.Length.ShouldBe(2, $"'{right}' stands once in {file}");
        Write(file, string.Join(wrong, parts));
    }
}
