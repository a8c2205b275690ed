using System.Text;
using System.Text.Json;
using Pleno.Contests;
using Pleno.Recaps;
using Pleno.Tests.EndToEnd;
using Pleno.Tests.Pipeline;
using Pleno.Tests.Scenarios;
using Pleno.Tests.Services;

namespace Pleno.Tests.Commands;

public sealed class CheckCommandTests : IDisposable
{
    private static readonly string Kaltim = Path.Combine(ScenarioFiles.Root, "kaltim-2024", "documents");
    private static readonly string Jembrana = Path.Combine(ScenarioFiles.Root, "jembrana-2024", "documents");
    private static readonly string KaltimConfig = Path.Combine(
        ScenarioFiles.Root,
        "kaltim-2024",
        "config",
        "gubernur-64-2024"
    );

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_clean_file_ends_with_0()
    {
        var run = await CommandRun.OfAsync("check", Path.Combine(Kaltim, "6474.json"));
        run.Code.ShouldBe(0);
        run.Output.ShouldBe(
            $"{Kaltim}/6474.json: bersih (gubernur-64-2024, MODEL D.HASIL KABKO-KWK-Gubernur, 6474 Kota Bontang)\n"
        );
    }

    [Fact]
    public async Task A_wrong_file_ends_with_1_and_says_what_is_wrong_in_either_language()
    {
        var file = Path.Combine(Kaltim, "6472-v1.xlsx");
        var run = await CommandRun.OfAsync("check", file);
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("akan ditolak");
        run.Output.ShouldContain("F.501 Suara seluruh paslon tidak berjumlah sama dengan suara sah. (di D.HASIL!");
        run.Output.ShouldContain("-> Periksa suara tiap paslon");

        var english = await CommandRun.OfAsync("check", file, "--english");
        english.Code.ShouldBe(1);
        english.Output.ShouldContain("would be refused");
        english.Output.ShouldContain("F.501 The votes of the pairs do not add up to the valid votes. (at D.HASIL!");
    }

    [Fact]
    public async Task The_contest_is_the_one_of_several_that_the_file_speaks_of()
    {
        var run = await CommandRun.OfAsync(
            "check",
            Path.Combine(Jembrana, "bupati-5101.csv"),
            Path.Combine(Jembrana, "gubernur-5101-v3.xlsx")
        );
        run.Output.ShouldContain("bersih (bupati-5101-2024, MODEL D.HASIL KABKO-KWK-Bupati/Walikota");
        run.Output.ShouldContain("gubernur-51-2024, MODEL D.HASIL KABKO-KWK-Gubernur");
        run.Code.ShouldBe(0);
    }

    [Fact]
    public async Task Files_of_several_levels_are_held_against_each_other()
    {
        var below = Directory.GetFiles(Kaltim, "64??*").Where(file => !file.Contains("-v1") && !file.Contains("64-"));
        var run = await CommandRun.OfAsync(["check", Path.Combine(Kaltim, "64-v2.xlsx"), .. below]);
        run.Output.ShouldContain("11 berkas: 11 bersih");
        run.Code.ShouldBe(0);

        var wrong = await CommandRun.OfAsync(["check", Path.Combine(Kaltim, "64-v1.xlsx"), .. below]);
        wrong.Code.ShouldBe(1);
        wrong.Output.ShouldContain("F.710");
        wrong.Output.ShouldContain("6411 Kabupaten Mahakam Ulu: tertulis 106.610");
    }

    [Theory]
    [InlineData(0, "2 berkas: 2 bersih")]
    [InlineData(3, "W.714")]
    public async Task W714_the_documents_of_two_elections_are_held_against_each_other_in_any_order(
        int seed,
        string told
    )
    {
        var (gubernur, bupati) = (new SmallContest(), ContestKey.Parse("bupati-6401-2024"));
        var child = gubernur.Child(SmallContest.First, seed);
        var form = RecapForm.For(bupati, SmallContest.First)!;
        foreach (var key in new[] { SmallContest.Key, bupati })
        {
            WriteConfiguration(key, gubernur.Files);
        }

        string[] files =
        [
            Write("b.csv", SmallContest.Csv(child with { Header = child.Header with { Form = form } })),
            Write("g.csv", SmallContest.Csv(gubernur.Child(SmallContest.First))),
        ];
        foreach (var order in new[] { files, [files[1], files[0]] })
        {
            var run = await CommandRun.OfAsync(["check", .. order]);
            run.Code.ShouldBe(0);
            run.Output.ShouldContain(told);
        }
    }

    [Fact]
    public async Task A_child_that_would_be_refused_or_is_not_given_is_asked_for()
    {
        var run = await CommandRun.OfAsync(
            "check",
            Path.Combine(Kaltim, "64-v2.xlsx"),
            Path.Combine(Kaltim, "6472-v1.xlsx"),
            Path.Combine(Kaltim, "6474.json"),
            "--json"
        );
        using var json = JsonDocument.Parse(run.Output);
        var province = json.RootElement.GetProperty("files")[0];
        province.GetProperty("outcome").GetString().ShouldBe("asks");
        province
            .GetProperty("findings")
            .EnumerateArray()
            .Select(finding => finding.GetProperty("area").GetString())
            .ShouldBe(["6401", "6402", "6403", "6407", "6408", "6409", "6411", "6471", "6472"]);
        run.Code.ShouldBe(1);
    }

    [Fact]
    public async Task A_second_document_of_an_area_is_its_next_version()
    {
        var content = await File.ReadAllTextAsync(
            Path.Combine(Kaltim, "6474.json"),
            TestContext.Current.CancellationToken
        );
        var second = Write("6474.json", content + "\n");
        var run = await CommandRun.OfAsync(
            "check",
            Path.Combine(Kaltim, "6474.json"),
            second,
            "--config",
            KaltimConfig
        );
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("F.715");
    }

    [Fact]
    public async Task The_JSON_has_the_shape_of_the_page()
    {
        var file = Path.Combine(Kaltim, "6472-v1.xlsx");
        var run = await CommandRun.OfAsync("check", file, "--json");
        run.Code.ShouldBe(1);
        using var json = JsonDocument.Parse(run.Output);
        var root = json.RootElement;
        Members(root).ShouldBe(["shape", "blocks", "files"]);
        root.GetProperty("shape").GetInt32().ShouldBe(1);
        root.GetProperty("blocks").GetBoolean().ShouldBeTrue();
        var report = root.GetProperty("files")[0];
        Members(report).ShouldBe(["file", "kind", "outcome", "contest", "area", "form", "sirekap", "scan", "findings"]);
        report.GetProperty("file").GetString().ShouldBe(file);
        report.GetProperty("outcome").GetString().ShouldBe("refused");
        report.GetProperty("area").GetString().ShouldBe("6472");
        var finding = report.GetProperty("findings")[0];
        Members(finding)
            .ShouldBe([
                "code",
                "severity",
                "rule",
                "place",
                "field",
                "area",
                "expected",
                "got",
                "terms",
                "also",
                "hint",
                "text",
            ]);
        finding.GetProperty("code").GetString().ShouldBe("F.501");
        finding.GetProperty("severity").GetString().ShouldBe("F");
        finding.GetProperty("field").GetString().ShouldBe("paslon.1");
        finding.GetProperty("expected").GetInt64().ShouldBe(182_183);
        finding.GetProperty("got").GetInt64().ShouldBe(142_183);
        finding.GetProperty("terms").GetArrayLength().ShouldBe(0);
        finding.GetProperty("also").EnumerateArray().Select(code => code.GetString()).ShouldBe(["F.707"]);
        var hint = finding.GetProperty("hint");
        Members(hint).ShouldBe(["kind", "cells"]);
        hint.GetProperty("kind").GetString().ShouldBe("digitMisread");
        Members(hint.GetProperty("cells")[0]).ShouldBe(["field", "area", "stated", "balanced"]);
    }

    [Theory]
    [InlineData("empty.csv", "", "F.101")]
    [InlineData("text.csv", "nothing of a form", "F.119")]
    [InlineData("cut.json", "{\"model\": ", "F.104")]
    [InlineData("list.json", "[1, 2]", "F.119")]
    [InlineData("half.json", "{\"area\": \"\\ud800\"}", "F.106")]
    [InlineData("renamed.xlsx", "a,b", "F.103")]
    public async Task An_unreadable_file_ends_with_1_and_needs_no_configuration(string name, string text, string code)
    {
        var run = await CommandRun.OfAsync("check", Write(name, text));
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("tidak terbaca");
        run.Output.ShouldContain(code);
    }

    [Fact]
    public async Task A_file_that_names_no_area_is_asked_for_it_or_told_it()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Kaltim, "6474.json"),
            TestContext.Current.CancellationToken
        );
        var file = Write("x.json", text.Replace("\"area\": \"6474\",", "", StringComparison.Ordinal));
        var unsaid = await CommandRun.OfAsync("check", file, "--config", KaltimConfig);
        unsaid.Code.ShouldBe(1);
        unsaid.Output.ShouldContain("tidak terbaca");
        unsaid.Output.ShouldContain("F.114");

        var told = await CommandRun.OfAsync("check", file, "--config", KaltimConfig, "--area", "64.74");
        told.Output.ShouldContain("akan ditolak");
        told.Output.ShouldContain("F.114");
        (await CommandRun.OfAsync("check", file, "--config", KaltimConfig, "--area", "6472")).Output.ShouldContain(
            "F.701"
        );
    }

    [Theory]
    [InlineData("950", 0, "bersih")]
    [InlineData("400", 0, "W.603")]
    [InlineData("1001", 2, "Rules__*")]
    [InlineData("most", 2, "Rules__*")]
    public async Task A_setting_changes_what_is_asked(string permille, int code, string told)
    {
        using var command = new LocalCommand();
        command.Settings["Rules__ParticipationAtMostPermille"] = permille;
        command.Start("check", Path.Combine(Kaltim, "6474.json"));
        (await command.EndAsync(TestContext.Current.CancellationToken)).ShouldBe(code, command.Output);
        command.Output.ShouldContain(told);
    }

    [Fact]
    public async Task An_area_that_takes_no_part_is_F109()
    {
        var run = await CommandRun.OfAsync(
            "check",
            Path.Combine(Jembrana, "gubernur-5101-v3.xlsx"),
            "--config",
            KaltimConfig
        );
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("F.109");
    }

    [Fact]
    public async Task What_a_file_says_cannot_command_the_terminal()
    {
        var text = await File.ReadAllTextAsync(
            Path.Combine(Kaltim, "6474.json"),
            TestContext.Current.CancellationToken
        );
        var file = Write(
            "x.json",
            text.Replace("\"year\": 2024", "\"year\": \"\\u001b[2J\"", StringComparison.Ordinal)
        );
        var run = await CommandRun.OfAsync("check", file, "--config", KaltimConfig);
        run.Output.ShouldContain("F.115");
        run.Output.ShouldNotContain("\u001b");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("check", "no-such-file.csv")]
    [InlineData("check", "{file}", "--area", "12345")]
    [InlineData("check", "{file}", "--config", "{folder}")]
    [InlineData("check", "{file}", "--config", "no-such-folder")]
    [InlineData("check", "{file}", "--nonsense")]
    public async Task What_is_wrong_with_the_call_ends_with_2(params string[] arguments)
    {
        var file = Path.Combine(Kaltim, "6474.json");
        var run = await CommandRun.OfAsync([
            .. arguments.Select(argument => argument.Replace("{file}", file).Replace("{folder}", _folder.Path)),
        ]);
        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_configuration_with_errors_ends_with_2_and_shows_them()
    {
        var config = Path.Combine(_folder.Path, "gubernur-64-2024");
        Directory.CreateDirectory(config);
        await File.WriteAllTextAsync(
            Path.Combine(config, "contest.csv"),
            "key,value\n",
            TestContext.Current.CancellationToken
        );
        var run = await CommandRun.OfAsync("check", Path.Combine(Kaltim, "6474.json"), "--config", config);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("F.903");
        run.Error.ShouldContain("areas.csv");
    }

    [Fact]
    public async Task It_is_not_guessed_which_of_several_contests_a_file_is_of()
    {
        var run = await CommandRun.OfAsync(
            "check",
            Path.Combine(Kaltim, "6474.json"),
            "--config",
            Path.Combine(ScenarioFiles.Root, "jembrana-2024")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("bupati-5101-2024, gubernur-51-2024");
    }

    private static IEnumerable<string> Members(JsonElement element) =>
        element.EnumerateObject().Select(member => member.Name);

    private void WriteConfiguration(ContestKey key, IReadOnlyDictionary<string, byte[]> files)
    {
        var folder = Path.Combine(_folder.Path, "config", key.ToString());
        Directory.CreateDirectory(folder);
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
        }
    }

    private string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    private string Write(string name, byte[] content)
    {
        var file = Path.Combine(_folder.Path, name);
        File.WriteAllBytes(file, content);
        return file;
    }
}
