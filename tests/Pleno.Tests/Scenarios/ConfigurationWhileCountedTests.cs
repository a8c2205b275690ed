using System.Net;
using System.Text;
using Pleno.Contests;
using Pleno.Intake;
using Pleno.Recaps;
using Pleno.Recaps.Findings;
using Pleno.Storage;
using Pleno.Tests.Notices;
using Pleno.Tests.Pages;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Services;

namespace Pleno.Tests.Scenarios;

/// <summary>F.912: what counted figures rest on stays as it is, on real storage.</summary>
public sealed class ConfigurationWhileCountedTests(AzuriteFixture azurite)
{
    private const string Pairs = "number,name\n1,Isran - Hadi\n2,Rudy - Seno";
    private static readonly SmallContest Three = new(3);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("paslon.csv", "2,Rudy - Seno", "2,Rudi - Seno", "paslon.csv!B3", "2 Rudy - Seno", "2 Rudi - Seno")]
    [InlineData("paslon.csv", "Seno", "Seno\n3,Awang - Faroek", "paslon.csv!B4", "", "3 Awang - Faroek")]
    [InlineData("paslon.csv", "\n2,Rudy - Seno", "", "paslon.csv!1", "2 Rudy - Seno", "")]
    [InlineData(
        "areas.csv",
        "\n6402,Kabupaten 6402,,,,\n640201,Utara 6402,,,,\n640202,Selatan 6402,,,,",
        "",
        "areas.csv!1",
        "6402 Kabupaten 6402",
        ""
    )]
    [InlineData("contest.csv", "provinsi kabkota", "provinsi", "contest.csv!B7", "provinsi kabkota", "provinsi")]
    public async Task F912_a_change_of_what_figures_rest_on_is_refused_and_told(
        string file,
        string right,
        string wrong,
        string place,
        string expected,
        string got
    )
    {
        await using var rig = await CountedAsync();
        var before = await rig.ContestAsync();

        await rig.ConfigureAsync(With(file, right, wrong));

        (await rig.ContestAsync()).Version.ShouldBe(before.Version);
        var (_, findings) = (await rig.Get<ContestStore>().ListFindingsAsync(Token)).ShouldHaveSingleItem();
        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(ConfigurationCodes.CountedFiguresRestOnIt);
        (finding.Place!.ToString(), finding.Expected!.Text, finding.Got!.Text).ShouldBe((place, expected, got));
        var told = (await rig.NoticesAsync()).Single(one => one.Kind == NoticeKind.ConfigurationRefused);
        (await rig.LetterAsync(told, "operator")).ShouldContain("F.912");
        await BoardIsFineAsync(rig);
    }

    [Fact]
    public async Task F912_pairs_that_change_numbers_are_two_findings()
    {
        await using var rig = await CountedAsync();

        await rig.ConfigureAsync(With("paslon.csv", Pairs, "number,name\n1,Rudy - Seno\n2,Isran - Hadi"));

        var (_, findings) = (await rig.Get<ContestStore>().ListFindingsAsync(Token)).ShouldHaveSingleItem();
        findings.Select(finding => finding.Place!.ToString()).ShouldBe(["paslon.csv!B2", "paslon.csv!B3"]);
    }

    /// <summary>The area of no document, spellings, offices and stages are free.</summary>
    [Theory]
    [InlineData("areas.csv", "\n6403,Kabupaten 6403,,,,\n640301,Utara 6403,,,,\n640302,Selatan 6403,,,,", "")]
    [InlineData("areas.csv", "Kabupaten 6401", "Kab. Paser")]
    [InlineData("contest.csv", "Kalimantan Timur\nsender", "Kaltim 2024\nsender")]
    [InlineData("contest.csv", "provinsi kabkota", "kabkota provinsi")]
    [InlineData("offices.csv", "danrem@korem", "danrem@korem-091")]
    [InlineData("stages.csv", "Plenary Session", "Plenary Meeting")]
    [InlineData("routing.csv", "report-refused,,operator,", "report-refused,,operator kpu,")]
    public async Task Everything_else_may_change_while_figures_count(string file, string right, string other)
    {
        await using var rig = await CountedAsync();
        var before = await rig.ContestAsync();

        await rig.ConfigureAsync(With(file, right, other));

        (await rig.ContestAsync()).Version.ShouldNotBe(before.Version);
        (await rig.Get<ContestStore>().ListFindingsAsync(Token)).ShouldBeEmpty();
        await BoardIsFineAsync(rig);
    }

    [Fact]
    public async Task Before_the_first_figures_count_the_pairs_are_free()
    {
        await using var rig = await PipelineRig.StartAsync(azurite, Three, isLoaded: false);
        await rig.ConfigureAsync(Three.Files);
        await rig.PlenaryAsync(SmallContest.First, "JUMLAH"u8.ToArray());

        await rig.ConfigureAsync(With("paslon.csv", "Seno", "Seno\n3,Awang - Faroek"));

        (await rig.ContestAsync()).Paslon.Count.ShouldBe(3);
    }

    /// <summary>Figures that were withdrawn under the old pairs are not read as figures of the new ones.</summary>
    [Fact]
    public async Task When_none_count_any_more_the_pairs_are_free_again()
    {
        await using var rig = await CountedAsync();
        var (recaps, layout) = (rig.Get<RecapStore>(), new FormLayout(Three.Contest.Paslon));
        foreach (var area in await recaps.ListCountedAsync(SmallContest.Key, Token))
        {
            await recaps.WithdrawAsync(SmallContest.Key, area, 1, layout, Token);
        }

        await rig.ConfigureAsync(With("paslon.csv", "Seno", "Seno\n3,Awang - Faroek"));

        (await rig.ContestAsync()).Paslon.Count.ShouldBe(3);
        await BoardIsFineAsync(rig);
        var wider = new FormLayout((await rig.ContestAsync()).Paslon);
        var figures = new Figures(wider, [.. wider.Fields.Select(field => 7L + field.Index)]);
        var newer = new CountedDocument("new", 2, rig.Time.GetUtcNow(), "2/BA", figures, []);
        await recaps.ApplyAsync(SmallContest.Key, SmallContest.First, newer, Token);
        var rollUp = await recaps.ReadAsync(await rig.ContestAsync(), SmallContest.Province, Token);
        rollUp.Children.Keys.ShouldBe([SmallContest.First]);
        rollUp.Sum.ShouldNotBeNull().Values.ShouldBe(figures.Values);
    }

    /// <summary>Documents of the first two kab/kota count.</summary>
    private async Task<PipelineRig> CountedAsync()
    {
        var rig = await PipelineRig.StartAsync(azurite, Three, isLoaded: false);
        await rig.ConfigureAsync(Three.Files);
        foreach (var area in Three.Children.Take(2))
        {
            var id = await rig.PlenaryAsync(area, SmallContest.Csv(Three.Child(area)));
            (await rig.StatusAsync(id)).ShouldBe(DocumentStatus.Accepted);
        }

        return rig;
    }

    private static async Task BoardIsFineAsync(PipelineRig rig)
    {
        await using var web = await WebRig.StartAsync(rig);
        using var client = web.Client();
        foreach (var page in new[] { "", "/areas/64", "/areas/6401", "/areas/6402" })
        {
            var answer = await client.GetAsync($"/api/board/{SmallContest.Key}{page}", Token);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
        }
    }

    /// <summary>The files with one place changed. The office of an area that is taken out goes with it.</summary>
    private static Dictionary<string, byte[]> With(string file, string right, string other)
    {
        var files = Three.Files.ToDictionary(StringComparer.Ordinal);
        var parts = Text(files, file).Split(right);
        parts.Length.ShouldBe(2, $"'{right}' stands once in {file}");
        files[file] = Encoding.UTF8.GetBytes(string.Join(other, parts));
        var offices = Text(files, "offices.csv").Split('\n');
        var left = offices.Skip(1).Where(row => Text(files, "areas.csv").Contains($"\n{row.Split(',')[4]},"));
        files["offices.csv"] = Encoding.UTF8.GetBytes(string.Join('\n', left.Prepend(offices[0])));
        return files;
    }

    private static string Text(Dictionary<string, byte[]> files, string file) => Encoding.UTF8.GetString(files[file]);
}
