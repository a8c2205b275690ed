using System.Text;
using Pleno.Areas;
using Pleno.Contests;
using Pleno.Contests.Loading;
using Pleno.Notices;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Readiness;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary>Routing by event, level, area and stage, as data, and its explanation.</summary>
public sealed class ExplainRoutingTests : IDisposable
{
    private const string Routing = """
        notice,level,roles,office_level,area,stage
        document-accepted,,tni,,6401,
        document-accepted,provinsi,polri,,,
        stage-ready,,polri,,,pleno-provinsi
        stage-ready,,kpu,provinsi,,
        """;
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("document-accepted", "6401", null, "korem")]
    [InlineData("document-accepted", "6402", null, "")]
    [InlineData("document-accepted", "64", null, "polda")]
    [InlineData("document-accepted", "640101", null, "korem")]
    [InlineData("stage-ready", "64", "pleno-provinsi", "polda kpu-64")]
    [InlineData("stage-ready", "64", null, "kpu-64")]
    public void A_row_is_for_its_area_and_all_within_and_for_its_stage(
        string notice,
        string area,
        string? stage,
        string offices
    )
    {
        var contest = Read(Routing).Contest.ShouldNotBeNull();
        var kind = ConfigWords.Parse<NoticeKind>(notice)!.Value;
        var routed = NoticeRouting.RoutedTo(contest, kind, AreaCode.Parse(area), stage);
        string.Join(' ', routed.Select(office => office.Key)).ShouldBe(offices);
    }

    /// <summary>The explanation and the routing itself never differ.</summary>
    [Fact]
    public void What_is_explained_is_what_is_routed()
    {
        var contest = Read(Routing).Contest.ShouldNotBeNull();
        var areas = contest.Areas.All.Select(area => area.Code).ToList();
        foreach (var kind in Enum.GetValues<NoticeKind>())
        {
            foreach (var area in areas)
            {
                foreach (var stage in new[] { null, SmallContest.Stage })
                {
                    var happened = new NoticeEvent(kind, "", area, [], new RefusalFacts("", "", [], 0), stage);
                    RoutingExplanation
                        .Of(contest, happened)
                        .Where(reason => reason.Gets)
                        .Select(reason => reason.Office)
                        .ShouldBe(NoticeRouting.RecipientsOf(contest, happened));
                }
            }
        }
    }

    [Theory]
    [InlineData("stage-ready,,polri,,,pleno-kota", "stage", "F.905", "stages.csv", "pleno-kota")]
    [InlineData("stage-ready,,polri,,6499,", "area", "F.905", "areas.csv", "6499")]
    [InlineData("stage-ready,,polri,,Paser,", "area", "F.903", "6472, 64.72", "Paser")]
    public void A_row_names_a_stage_and_an_area_of_the_contest(
        string row,
        string field,
        string code,
        string expected,
        string got
    )
    {
        var findings = Read($"notice,level,roles,office_level,area,stage\n{row}").Findings;
        var column = field == "area" ? 5 : 6;
        findings.ShouldBe([
            new Finding(
                CodeCatalogue.Parse(code),
                Place.Cell("routing.csv", 2, column),
                field,
                Expected: expected,
                Got: got
            ),
        ]);
    }

    [Fact]
    public async Task The_command_tells_each_office_yes_or_no_and_why()
    {
        var config = await WriteAsync(FilesOf(Routing));
        var run = await CommandRun.OfAsync(
            "explain-routing",
            "document-accepted",
            "--config",
            config,
            "--area",
            "6401"
        );
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain("document-accepted, 6401 Kabupaten 6401\n");
        run.Output.ShouldContain("tidak / no   polda (Kepala Kepolisian Daerah): peran tidak disebut");
        run.Output.ShouldContain(
            "ya / yes     korem (Komandan Komando Resor Militer): routing.csv baris/row 2; id, en"
        );
        run.Output.ShouldContain("ya / yes     kpu-6401 (Ketua KPU Kabupaten 6401): langsung");

        (await CommandRun.OfAsync("explain-routing", "letters", "--config", config)).Error.ShouldContain("stage-ready");
        (
            await CommandRun.OfAsync("explain-routing", "stage-ready", "--config", config, "--stage", "x")
        ).Error.ShouldContain(SmallContest.Stage);
    }

    [Theory]
    [InlineData("guard-gap,,tni,", "ya / yes     polda (Kepala Kepolisian Daerah): langsung")]
    [InlineData("stage-ready,,tni,", "tidak / no   polda (Kepala Kepolisian Daerah): tidak ada baris")]
    public async Task Who_owes_the_guard_is_told_of_its_gaps_where_a_row_turns_them_on(string row, string line)
    {
        var files = ReadyContest.Files();
        files["routing.csv"] = Encoding.UTF8.GetBytes($"notice,level,roles,office_level\n{row}");
        var config = await WriteAsync(files);
        var run = await CommandRun.OfAsync(
            "explain-routing",
            "guard-gap",
            "--config",
            config,
            "--stage",
            ReadyContest.Stage
        );
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain(line);
    }

    private async Task<string> WriteAsync(Dictionary<string, byte[]> files)
    {
        var config = Path.Combine(_folder.Path, SmallContest.Key.ToString());
        Directory.CreateDirectory(config);
        foreach (var (name, content) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(config, name), content, TestContext.Current.CancellationToken);
        }

        return config;
    }

    private static ContestReading Read(string routing) => ContestReader.Read(SmallContest.Key, FilesOf(routing));

    private static Dictionary<string, byte[]> FilesOf(string routing) =>
        new(new SmallContest(2).Files) { ["routing.csv"] = Encoding.UTF8.GetBytes(routing) };
}
