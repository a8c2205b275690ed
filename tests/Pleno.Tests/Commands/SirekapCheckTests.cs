using System.Text.Json;
using System.Text.Json.Nodes;
using Pleno.Areas;
using Pleno.Recaps.Sirekap;
using Pleno.Tests.Scenarios;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

/// <summary>Files in the format of KPU's open Sirekap data, with ids and figures of our own.</summary>
public sealed class SirekapCheckTests : IDisposable
{
    private const string First = "9000001";
    private const string Second = "9000002";
    private static readonly string Bontang = Path.Combine(ScenarioFiles.Root, "kaltim-2024", "documents", "6474.json");
    private readonly TemporaryFolder _folder = new();

    public SirekapCheckTests()
    {
        WritePaslon();
        Write("64", Votes(340, 610), ("6472", Votes(300, 500)), ("6474", Votes(40, 110)));
        Write("6474", Votes(40, 110), ("647401", Votes(10, 50)), ("647402", Votes(30, 60)));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_whose_sums_are_right_is_confirmed()
    {
        var run = await CommandRun.OfAsync("check", _folder.Path);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain(
            "64.json: bersih (Sirekap, hanya pembanding, 64, 38 dari 40 TPS, per 2024-11-28 10:15:04)"
        );
        run.Output.ShouldContain("pkwkp.json: bersih (Sirekap, daftar paslon)");
        run.Output.ShouldContain("3 berkas: 3 bersih");
    }

    [Fact]
    public async Task W724_the_chart_is_not_the_sum_of_the_table()
    {
        Write("6474", Votes(40, 110), ("647401", Votes(10, 50)), ("647402", Votes(30, 61)));
        var finding = (await FindingsAsync("6474.json")).ShouldHaveSingleItem();
        finding.ShouldBe($"W.724 tungsura.chart.{Second} 111 110");
    }

    [Fact]
    public async Task W725_the_row_above_is_not_the_area_s_own_file()
    {
        Write("64", Votes(341, 610), ("6472", Votes(300, 500)), ("6474", Votes(41, 110)));
        (await FindingsAsync("64.json")).ShouldBe([$"W.725 tungsura.table.6474.{First} 40 41"]);
    }

    [Fact]
    public async Task W726_what_differs_from_a_document_is_shown_and_blocks_nothing()
    {
        var run = await CommandRun.OfAsync("check", _folder.Path, Bontang, "--json");
        run.Code.ShouldBe(0);
        using var json = JsonDocument.Parse(run.Output);
        var document = json.RootElement.GetProperty("files").EnumerateArray().Last();
        document.GetProperty("outcome").GetString().ShouldBe("asks");
        var findings = document.GetProperty("findings").EnumerateArray().ToList();
        findings.ShouldAllBe(finding => finding.GetProperty("code").GetString() == "W.726");
        // Two kecamatan of three and the total, for two pairs; 647403 has nothing in Sirekap yet.
        findings.Count.ShouldBe(6);
        var total = findings.Single(finding =>
            finding.GetProperty("area").ValueKind == JsonValueKind.Null
            && finding.GetProperty("field").GetString() == "paslon.1"
        );
        total.GetProperty("got").GetInt64().ShouldBe(33_701);
        total.GetProperty("expected").GetInt64().ShouldBe(40);
        total.GetProperty("place").GetString().ShouldBe("rows.paslon.1.votes[3]");
    }

    [Fact]
    public async Task Figures_that_are_the_same_are_not_mentioned()
    {
        var rows = JsonNode.Parse(await File.ReadAllTextAsync(Bontang, TestContext.Current.CancellationToken))![
            "rows"
        ]!;
        var (first, second) = (rows["paslon"]!["1"]!["votes"]!, rows["paslon"]!["2"]!["votes"]!);
        JsonObject Of(int column) => Votes((long)first[column]!, (long)second[column]!);
        Write("6474", Of(3), ("647401", Of(0)), ("647402", Of(1)), ("647403", Of(2)));
        var run = await CommandRun.OfAsync("check", Path.Combine(_folder.Path, "pkwkp", "64", "6474.json"), Bontang);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("2 berkas: 2 bersih");
    }

    [Fact]
    public async Task W723_without_the_list_of_pairs_it_is_not_guessed_which_is_which()
    {
        File.Delete(Path.Combine(_folder.Path, "paslon", "pkwkp.json"));
        var run = await CommandRun.OfAsync("check", _folder.Path, Bontang);
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("W.723");
        run.Output.ShouldNotContain("W.726");
    }

    [Theory]
    [InlineData("chart", First, "1.5")]
    [InlineData("chart", First, "-1")]
    [InlineData("chart", First, "\"12\"")]
    [InlineData("chart", First, "9007199254740993")]
    public async Task W723_a_figure_that_is_none(string holder, string id, string value)
    {
        var file = Path.Combine(_folder.Path, "pkwkp", "64", "6474.json");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!;
        json["tungsura"]![holder]![id] = JsonNode.Parse(value);
        json["tungsura"]!.AsObject().Remove("table");
        await File.WriteAllTextAsync(file, json.ToJsonString(), TestContext.Current.CancellationToken);
        var outcome = SirekapReader.Read(
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken),
            file
        );
        outcome!.Findings.ShouldHaveSingleItem().Place!.Path.ShouldBe($"tungsura.{holder}.{id}");
        outcome.File!.Votes.Keys.ShouldBe([Second]);
    }

    [Fact]
    public void W723_an_area_that_lies_elsewhere()
    {
        Write("6474", Votes(1, 1), ("647401", Votes(1, 1)), ("647201", Votes(5, 5)));
        var outcome = Read("6474");
        outcome.Findings.ShouldHaveSingleItem().Place!.Path.ShouldBe("tungsura.table.647201");
        outcome.File!.Children.Keys.ShouldBe([AreaCode.Parse("647401")]);
    }

    [Theory]
    [InlineData(
        "{\"mode\": \"hhcw\", \"tungsura\": {\"chart\": null, \"table\": null}, \"ts\": \"2024-11-27 13:00:00\"}",
        0
    )]
    [InlineData(
        "{\"tungsura\": {\"chart\": {\"1\": null}, \"table\": {\"647401\": {\"1\": null}, \"647402\": null}}}",
        0
    )]
    [InlineData("{\"tungsura\": []}", 0)]
    [InlineData("{\"tungsura\": {\"chart\": 5, \"table\": [1]}}", 2)]
    public void Nothing_in_yet_is_no_mistake_and_is_not_zero(string text, int findings)
    {
        var outcome = SirekapReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "/x/pkwkk/64/6474.json")!;
        outcome.Findings.Count.ShouldBe(findings);
        outcome.File!.Votes.ShouldBeEmpty();
        outcome.File.Children.ShouldBeEmpty();
        outcome.File.IsGubernur.ShouldBe(false);
        SirekapRules.ChartIsSumOfTable(outcome.File).ShouldBeEmpty();
    }

    [Fact]
    public void W723_a_file_that_is_not_named_by_its_area() =>
        SirekapReader
            .Read("{\"tungsura\": {}}"u8.ToArray(), "/x/pkwkp/summary.json")!
            .Findings.ShouldHaveSingleItem()
            .Got.ShouldBe("summary.json");

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"model\": \"MODEL D.HASIL KABKO-KWK-Gubernur\", \"area\": \"6474\"}")]
    [InlineData("{\"64\": {}}")]
    [InlineData("{\"64\": 1}")]
    [InlineData("{\"64\": {")]
    public void What_is_no_file_of_Sirekap_is_left_to_the_readers_of_forms(string text) =>
        SirekapReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "64.json").ShouldBeNull();

    private SirekapOutcome Read(string area)
    {
        var file = Path.Combine(_folder.Path, "pkwkp", "64", $"{area}.json");
        return SirekapReader.Read(File.ReadAllBytes(file), file).ShouldNotBeNull();
    }

    private async Task<IEnumerable<string>> FindingsAsync(string name)
    {
        var run = await CommandRun.OfAsync("check", _folder.Path, "--json");
        run.Code.ShouldBe(0);
        using var json = JsonDocument.Parse(run.Output);
        return
        [
            .. json
                .RootElement.GetProperty("files")
                .EnumerateArray()
                .Where(file => file.GetProperty("file").GetString()!.EndsWith(name, StringComparison.Ordinal))
                .SelectMany(file => file.GetProperty("findings").EnumerateArray())
                .Select(finding =>
                    $"{finding.GetProperty("code")} {finding.GetProperty("place")} {finding.GetProperty("expected")} {finding.GetProperty("got")}"
                ),
        ];
    }

    private static JsonObject Votes(long first, long second) => new() { [First] = first, [Second] = second };

    private void WritePaslon()
    {
        static JsonObject Pair(int number) => new() { ["nama"] = $"Paslon {number}", ["nomor_urut"] = number };

        Save(
            "paslon/pkwkp.json",
            new JsonObject
            {
                ["64"] = new JsonObject { [First] = Pair(1), [Second] = Pair(2) },
            }
        );
    }

    private void Write(string area, JsonObject chart, params (string Code, JsonObject Votes)[] rows)
    {
        var table = new JsonObject();
        foreach (var (code, votes) in rows)
        {
            votes["psu"] = "Reguler";
            votes["status_progress"] = true;
            table[code] = votes;
        }

        chart["progres"] = new JsonObject
        {
            ["total"] = 40,
            ["persen"] = 95.0,
            ["progres"] = 38,
        };
        Save(
            $"pkwkp/64/{area}.json",
            new JsonObject
            {
                ["mode"] = "hhcw",
                ["tungsura"] = new JsonObject { ["chart"] = chart, ["table"] = table },
                ["psu"] = "Reguler",
                ["ts"] = "2024-11-28 10:15:04",
            }
        );
    }

    private void Save(string name, JsonObject json)
    {
        var file = Path.Combine(_folder.Path, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, json.ToJsonString());
    }
}
